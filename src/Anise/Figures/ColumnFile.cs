using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>
/// A table of records as bytes, to be kept with a closed part: every column on its own, so that reading one leaves the others packed. A column of texts is its
/// different texts and, for each record, which of them it is. The last bytes are a digest of all before them.
/// </summary>
internal static class ColumnFile
{
    private const byte Form = 2;

    /// <summary>The table of records of a kind as bytes.</summary>
    public static byte[] Write(RecordTable table, RecordKind kind)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Form);
        writer.Write(ColumnsOf(kind));
        writer.Write(table.Count);
        Part(writer, w => { foreach (string key in table.Keys) w.Write(key); });
        Part(writer, w => { foreach (PlaceId place in table.Places) w.Write(place.Value); });
        writer.Write(table.NumberColumns.Count);
        foreach (string column in table.NumberColumns.Order(StringComparer.Ordinal))
        {
            writer.Write(column);
            Part(writer, w => { foreach (double value in table.Number(column)) w.Write(value); });
        }
        writer.Write(table.TextColumns.Count);
        foreach (string column in table.TextColumns.Order(StringComparer.Ordinal))
        {
            writer.Write(column);
            Part(writer, w => WriteTexts(w, table.Text(column)));
        }
        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>
    /// The table of some bytes. Null where the records are to be read instead: the bytes are damaged, of a form that this program does not know, or were written
    /// when the kind had other columns.
    /// </summary>
    public static RecordTable? Read(byte[] bytes, RecordKind kind)
    {
        int end = bytes.Length - SHA256.HashSizeInBytes;
        if (end <= 0 || bytes[0] != Form || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end))) return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 1, end - 1, writable: false), Encoding.UTF8);
        if (reader.ReadString() != ColumnsOf(kind)) return null;
        int count = reader.ReadInt32();
        string[] keys = Unpack(reader.ReadBytes(reader.ReadInt32()), r => Filled(count, r.ReadString));
        PlaceId[] places = Unpack(reader.ReadBytes(reader.ReadInt32()), r => Filled(count, () => new PlaceId(r.ReadInt64())));
        var numbers = new PackedColumns<double>(p => Unpack(p, r => Filled(count, r.ReadDouble)));
        for (int left = reader.ReadInt32(); left > 0; left--) numbers.Add(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        var texts = new PackedColumns<string>(p => Unpack(p, r => ReadTexts(r, count)));
        for (int left = reader.ReadInt32(); left > 0; left--) texts.Add(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        return new RecordTable(keys, places, numbers, texts);
    }

    private static string ColumnsOf(RecordKind kind) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', kind.Columns.Concat(kind.Look.All.Select(f => f.Column)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));

    private static void Part(BinaryWriter writer, Action<BinaryWriter> write)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var inner = new BinaryWriter(zip, Encoding.UTF8))
            write(inner);
        writer.Write((int)packed.Length);
        writer.Write(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static T Unpack<T>(byte[] packed, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new BufferedStream(new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress), 1 << 16), Encoding.UTF8);
        return read(reader);
    }

    private static T[] Filled<T>(int count, Func<T> next)
    {
        var column = new T[count];
        for (int i = 0; i < count; i++) column[i] = next();
        return column;
    }

    private static void WriteTexts(BinaryWriter writer, string[] texts)
    {
        string[] different = [.. texts.Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = different.Select((text, i) => (text, i)).ToDictionary(t => t.text, t => t.i, StringComparer.Ordinal);
        writer.Write(different.Length);
        foreach (string text in different) writer.Write(text);
        foreach (string text in texts) writer.Write7BitEncodedInt(numbers[text]);
    }

    private static string[] ReadTexts(BinaryReader reader, int count)
    {
        string[] different = Filled(reader.ReadInt32(), reader.ReadString);
        return Filled(count, () => different[reader.Read7BitEncodedInt()]);
    }
}
