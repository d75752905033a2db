using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Anise.Basics;

namespace Anise.Sites;

/// <summary>The placemarks of a KML file: name and data as properties; points, lines and polygons as they are drawn.</summary>
internal static class KmlFile
{
    private const int Head = 2000;

    /// <summary>Whether bytes begin as KML does.</summary>
    public static bool IsKml(byte[] content)
    {
        string head = Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, Head)).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return head.StartsWith('<') && head.Contains("<kml", StringComparison.OrdinalIgnoreCase);
    }

    public static Result<byte[]> Read(byte[] content, string fileName)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document = XDocument.Load(reader);
        }
        catch (XmlException wrong)
        {
            return Texts.Problem("site-kml-broken", "file", fileName, wrong.LineNumber, wrong.LinePosition);
        }
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            SiteFile.Begin(json);
            foreach (XElement mark in document.Descendants().Where(e => e.Name.LocalName == "Placemark"))
            {
                SiteFile.BeginFeature(json, Properties(mark));
                WriteGeometry(json, mark);
                json.WriteEndObject();
            }
            SiteFile.End(json);
        }
        return bytes.ToArray();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Properties(XElement mark)
    {
        foreach (XElement data in mark.Descendants().Where(e => e.Name.LocalName is "Data" or "SimpleData"))
            if (data.Attribute("name")?.Value is { Length: > 0 } name) yield return KeyValuePair.Create(name, (object?)(data.Elements().FirstOrDefault(e => e.Name.LocalName == "value")?.Value ?? data.Value).Trim());
        if (Child(mark, "name") is { } called) yield return KeyValuePair.Create("name", (object?)called.Value.Trim());
    }

    private static void WriteGeometry(Utf8JsonWriter json, XElement mark)
    {
        XElement[] shapes = [.. mark.Descendants().Where(e => e.Name.LocalName is "Polygon" or "Point" or "LineString")];
        if (shapes.Length == 0)
        {
            json.WriteNullValue();
            return;
        }
        bool areas = shapes.All(s => s.Name.LocalName == "Polygon");
        json.WriteStartObject();
        json.WriteString("type", areas && shapes.Length > 1 ? "MultiPolygon" : shapes.Length == 1 ? shapes[0].Name.LocalName : "GeometryCollection");
        json.WritePropertyName("coordinates");
        if (areas && shapes.Length > 1)
        {
            json.WriteStartArray();
            foreach (XElement polygon in shapes) WriteRings(json, polygon);
            json.WriteEndArray();
        }
        else if (areas) WriteRings(json, shapes[0]);
        else if (shapes[0].Name.LocalName == "Point") WritePoint(json, Points(shapes[0]).FirstOrDefault() ?? "");
        else WriteRing(json, shapes[0]);
        json.WriteEndObject();
    }

    private static void WriteRings(Utf8JsonWriter json, XElement polygon)
    {
        json.WriteStartArray();
        foreach (XElement ring in polygon.Elements().Where(e => e.Name.LocalName == "outerBoundaryIs").Concat(polygon.Elements().Where(e => e.Name.LocalName == "innerBoundaryIs"))) WriteRing(json, ring);
        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, XElement of)
    {
        json.WriteStartArray();
        foreach (string point in Points(of)) WritePoint(json, point);
        json.WriteEndArray();
    }

    /// <summary>A point as it is written: what is no number stays a text, so that whoever reads it can name it.</summary>
    private static void WritePoint(Utf8JsonWriter json, string point)
    {
        json.WriteStartArray();
        foreach (string part in point.Split(',').Take(2))
        {
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) json.WriteNumberValue(number);
            else json.WriteStringValue(part);
        }
        json.WriteEndArray();
    }

    private static string[] Points(XElement of) => of.Descendants().FirstOrDefault(e => e.Name.LocalName == "coordinates")?.Value.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
