using System.Text.Json;
using Anise.Basics;
using Anise.Sites;
using NetTopologySuite.Features;

namespace Anise.Web.Pictures;

/// <summary>
/// The shapes that an office has placed: a GeoJSON file whose features carry the code of their commune as <c>code</c>. Given when the pages are served, or found
/// as <c>maps/communes.geojson</c> beside the store.
/// </summary>
public sealed class MapFile
{
    /// <param name="given">The file that was named; null for none.</param>
    /// <param name="storeFile">The store.</param>
    public MapFile(string? given, string storeFile)
    {
        string beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(storeFile))!, "maps", "communes.geojson");
        Path = given ?? (File.Exists(beside) ? beside : null);
    }

    /// <summary>The file; null where there is none.</summary>
    public string? Path { get; }

    /// <summary>The features by code; a problem for a file that is no GeoJSON or that names no commune.</summary>
    public static Result<IReadOnlyDictionary<string, IFeature>> Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            FeatureCollection? features = GeoJson.Read<FeatureCollection>(file);
            Dictionary<string, IFeature> found = (features ?? []).Where(f => f.Geometry is not null && f.Attributes?.GetOptionalValue("code") is not null)
                .GroupBy(f => f.Attributes["code"].ToString()!).ToDictionary(g => g.Key, g => g.First());
            return found.Count > 0 ? Result<IReadOnlyDictionary<string, IFeature>>.Of(found) : Texts.Problem("map-file-empty", "map-file", path);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Texts.Problem("map-file-wrong", "map-file", path, wrong.Message);
        }
    }
}
