using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Anise.Basics;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;

namespace Anise.Sites;

/// <summary>A Shapefile in a zip (<c>.shp</c>, <c>.dbf</c>, best also <c>.prj</c> and <c>.cpg</c>), or KMZ.</summary>
internal static partial class ZippedFile
{
    private const long MostBytes = 200_000_000;

    public static Result<byte[]> Read(byte[] content, string fileName)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            ZipArchiveEntry[] files = [.. zip.Entries.Where(e => e.Length > 0 && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))];
            if (files.Sum(f => f.Length) > MostBytes) return Texts.Problem("site-too-large", "file", fileName, MostBytes / 1_000_000);
            if (files.FirstOrDefault(f => Is(f, ".kml")) is { } kml) return KmlFile.Read(BytesOf(kml), fileName);
            ZipArchiveEntry[] shapes = [.. files.Where(f => Is(f, ".shp"))];
            return shapes switch
            {
                [] => Texts.Problem("site-zip-nothing", "file", fileName, string.Join(", ", files.Take(5).Select(f => f.Name))),
                [var only] => ReadShapes(files, only, fileName),
                _ => Texts.Problem("site-several-layers", "file", fileName, string.Join(", ", shapes.Select(s => s.Name))),
            };
        }
        catch (InvalidDataException)
        {
            return Texts.Problem("site-zip-broken", "file", fileName);
        }
    }

    private static Result<byte[]> ReadShapes(ZipArchiveEntry[] files, ZipArchiveEntry shapes, string fileName)
    {
        ZipArchiveEntry? Beside(string ending) => files.FirstOrDefault(f => Is(f, ending) && string.Equals(Path.ChangeExtension(f.FullName, null), Path.ChangeExtension(shapes.FullName, null), StringComparison.OrdinalIgnoreCase));
        if (Beside(".dbf") is not { } table) return Texts.Problem("site-no-dbf", "file", fileName, shapes.Name);
        if (Beside(".prj") is { } grid && Encoding.UTF8.GetString(BytesOf(grid)) is var said && !Wgs84().IsMatch(said)) return Texts.Problem("site-other-grid", "file", fileName, GridName().Match(said).Groups["n"].Value);
        byte[] drawn = BytesOf(shapes), rows = BytesOf(table);
        if (!ShapefileBytes.AreWhole(drawn)) return Texts.Problem("site-shapefile-broken", "file", fileName, shapes.Name);
        if (!ShapefileBytes.IsWhole(rows)) return Texts.Problem("site-shapefile-broken", "file", fileName, table.Name);
        Encoding letters = Beside(".cpg") is { } cpg ? LettersOf(Encoding.ASCII.GetString(BytesOf(cpg)).Trim()) : Encoding.UTF8;
        try
        {
            Feature[] features = Shapefile.ReadAllFeatures(new MemoryStream(drawn), new MemoryStream(rows), new ShapefileReaderOptions { Encoding = letters });
            return SiteFile.Write(features.Select(f => ((NetTopologySuite.Geometries.Geometry?)f.Geometry, f.Attributes.GetNames().Select(n => KeyValuePair.Create(n, (object?)f.Attributes[n])))));
        }
        // What the reader throws where lengths hold together and what stands within them makes no sense: numbers, dates, rings.
        catch (Exception wrong) when (wrong is ShapefileException or FormatException or ArgumentException or NotSupportedException)
        {
            return Texts.Problem("site-shapefile-broken", "file", fileName, wrong.Message);
        }
    }

    private static Encoding LettersOf(string name)
    {
        Spreadsheets.KnowCodePages();
        try
        {
            return int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)   // a name that nobody knows
        {
            return Encoding.UTF8;
        }
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static bool Is(ZipArchiveEntry entry, string ending) => entry.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*GEOGCS\s*\[[^\]]*WGS[ _]*(19)?84|^\s*GEOGCRS\s*\[[^\]]*WGS[ _]*(19)?84", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Wgs84();

    [GeneratedRegex("\"(?<n>[^\"]{1,80})\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex GridName();
}
