using System.Text;
using System.Text.Json;
using Anise.Basics;
using NetTopologySuite.Geometries;

namespace Anise.Sites;

/// <summary>A file of places of any geographic program, as GeoJSON: a Shapefile in a zip, a GeoPackage, KML or KMZ. What is none of them is given back as it is.</summary>
public static class SiteFile
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04], Sqlite = Encoding.ASCII.GetBytes("SQLite format 3\0");

    /// <summary>The bytes as GeoJSON, or what is wrong with the file.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    public static Result<byte[]> ToGeoJson(byte[] content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.AsSpan().StartsWith(Zip)) return ZippedFile.Read(content, fileName);
        if (content.AsSpan().StartsWith(Sqlite)) return GeoPackageFile.Read(content, fileName);
        return KmlFile.IsKml(content) ? KmlFile.Read(content, fileName) : content;
    }

    /// <summary>Features as GeoJSON: properties that are numbers stay numbers, others are texts.</summary>
    internal static byte[] Write(IEnumerable<(Geometry? Shape, IEnumerable<KeyValuePair<string, object?>> Properties)> features)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Begin(json);
            foreach (var (shape, properties) in features)
            {
                BeginFeature(json, properties);
                if (shape is null || shape.IsEmpty) json.WriteNullValue();
                else json.WriteRawValue(GeoJson.Write(shape));
                json.WriteEndObject();
            }
            End(json);
        }
        return bytes.ToArray();
    }

    /// <summary>Features as a GeoPackage with one table, in degrees (WGS 84). All features have the same properties.</summary>
    internal static byte[] WriteGeoPackage(string table, IReadOnlyList<(Geometry? Shape, IEnumerable<KeyValuePair<string, object?>> Properties)> features) => GeoPackageWriting.Write(table, features);

    internal static void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    internal static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Begins a feature, up to its geometry.</summary>
    internal static void BeginFeature(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        foreach (var (name, value) in properties.DistinctBy(p => p.Key))
        {
            switch (value)
            {
                case null or DBNull or byte[]: break;
                case double number when !double.IsFinite(number): break;
                case double number: json.WriteNumber(name, number); break;
                case float number: json.WriteNumber(name, number); break;
                case decimal number: json.WriteNumber(name, number); break;
                case long number: json.WriteNumber(name, number); break;
                case int number: json.WriteNumber(name, number); break;
                case short number: json.WriteNumber(name, number); break;
                case DateTime day: json.WriteString(name, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); break;
                default: json.WriteString(name, value.ToString()); break;
            }
        }
        json.WriteEndObject();
        json.WritePropertyName("geometry");
    }
}
