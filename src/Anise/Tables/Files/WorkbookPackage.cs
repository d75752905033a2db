using System.IO.Compression;
using System.Xml;

namespace Anise.Tables.Files;

/// <summary>
/// The parts of a packed workbook, read as streams and never as a whole: a part that is too deep, has a text without end or unpacks to more than
/// the limit ends as damaged before it can hurt. Names of parts may be written with either slash and in any case.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const int MaxDepth = 64, MaxParts = 10_000, MaxRelations = 100_000;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly FileLimits _limits;
    private long _unpacked;

    public WorkbookPackage(byte[] bytes, FileLimits limits)
    {
        _limits = limits;
        _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (_zip.Entries.Count > MaxParts) throw new InvalidDataException();
        foreach (ZipArchiveEntry entry in _zip.Entries) _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        if (_zip.Entries.Sum(e => e.Length) > limits.MaxUnpackedBytes) throw TooLarge();
    }

    /// <summary>Names of the parts.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    /// <summary>Whether there is such a part.</summary>
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>The part that is the workbook, or null: whatever it is called.</summary>
    public string? Workbook => Has("_rels/.rels") ? RelationsOf("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target : null;

    /// <summary>The relations of a part.</summary>
    public List<(string Id, string Type, string Target)> RelationsOf(string part)
    {
        int slash = part.LastIndexOf('/');
        string folder = slash < 0 ? "" : part[..(slash + 1)], name = $"{folder}_rels/{part[(slash + 1)..]}.rels";
        var found = new List<(string, string, string)>();
        if (!Has(name)) return found;
        using GuardedXml xml = Open(name);
        while (xml.Read())
        {
            if (!xml.IsElement("Relationship")) continue;
            string target = (xml.Attribute("Target") ?? "").Replace('\\', '/');
            found.Add((xml.Attribute("Id") ?? "", xml.Attribute("Type") ?? "", Resolve(folder, target)));
            if (found.Count > MaxRelations) throw new InvalidDataException();
        }
        return found;
    }

    /// <summary>Opens a part as XML.</summary>
    public GuardedXml Open(string name) => _parts.TryGetValue(name, out ZipArchiveEntry? entry)
        ? new GuardedXml(new GuardedStream(entry.Open(), Count), MaxDepth)
        : throw new InvalidDataException();

    /// <summary>Reads every part to its end, XML as XML: what passes can be given to a library that keeps whole parts in memory.</summary>
    public void Check()
    {
        foreach ((string name, ZipArchiveEntry entry) in _parts)
        {
            if (Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels")
            {
                using GuardedXml xml = Open(name);
                while (xml.Read()) { }
            }
            else
            {
                using var content = new GuardedStream(entry.Open(), Count, anyText: true);
                byte[] buffer = new byte[81920];
                while (content.Read(buffer, 0, buffer.Length) > 0) { }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    // The sizes written in the archive may lie, so the bytes are counted.
    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > _limits.MaxUnpackedBytes) throw TooLarge();
    }

    private UnreadableFileException TooLarge() => new("file-too-large-unpacked", _limits.MaxUnpackedBytes / 1_000_000);

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var parts = new List<string>((folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries));
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not (".." or ".")) continue;
            int drop = parts[i] == ".." && i > 0 ? 2 : 1;
            parts.RemoveRange(i - drop + 1, drop);
            i -= drop;
        }
        return string.Join('/', parts);
    }
}

/// <summary>An XML part read forward; deeper than a workbook ever is, or with a text longer than a cell ever holds, it is damaged.</summary>
internal sealed class GuardedXml : IDisposable
{
    private const int LongestText = 1_000_000;
    private readonly XmlReader _xml;
    private readonly int _maxDepth;

    public GuardedXml(Stream stream, int maxDepth)
    {
        _maxDepth = maxDepth;
        _xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true, XmlResolver = null, CloseInput = true });
    }

    /// <summary>The element's or end's name without prefix.</summary>
    public string Name => _xml.LocalName;

    /// <summary>The depth of the node.</summary>
    public int Depth => _xml.Depth;

    /// <summary>Whether the element ends where it begins.</summary>
    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>Goes to the next node.</summary>
    public bool Read()
    {
        bool more = _xml.Read();
        if (more && _xml.Depth > _maxDepth) throw new InvalidDataException();
        return more;
    }

    /// <summary>Whether the node is the beginning of an element of that name.</summary>
    public bool IsElement(string name) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name;

    /// <summary>Whether the node is the beginning of an element.</summary>
    public bool IsStart => _xml.NodeType == XmlNodeType.Element;

    /// <summary>Whether the node is the end of an element of that name.</summary>
    public bool IsEnd(string name) => _xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == name;

    /// <summary>An attribute by its local name, whatever its prefix; null where there is none.</summary>
    public string? Attribute(string name)
    {
        if (_xml.GetAttribute(name) is { } plain) return plain;
        for (int i = 0; i < _xml.AttributeCount; i++)
        {
            _xml.MoveToAttribute(i);
            if (_xml.LocalName != name || _xml.Prefix == "xmlns") continue;
            string value = _xml.Value;
            _xml.MoveToElement();
            return value;
        }
        _xml.MoveToElement();
        return null;
    }

    /// <summary>The text within the element, that of elements in it too; ends on its end.</summary>
    public string Text()
    {
        if (_xml.IsEmptyElement) return "";
        var text = new System.Text.StringBuilder();
        int depth = _xml.Depth;
        while (Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            text.Append(_xml.Value);
            if (text.Length > LongestText) throw new InvalidDataException();
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}

/// <summary>Counts what is unpacked, and ends where megabytes follow without a tag: no cell and no attribute is as long.</summary>
internal sealed class GuardedStream(Stream inner, Action<int> count, bool anyText = false) : Stream
{
    private const int LongestRun = 4_000_000;
    private int _run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int length)
    {
        int n = inner.Read(buffer, offset, length);
        count(n);
        if (anyText) return n;
        int tag = buffer.AsSpan(offset, n).LastIndexOf((byte)'<');
        _run = tag < 0 ? _run + n : n - tag;
        return _run > LongestRun ? throw new InvalidDataException() : n;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
