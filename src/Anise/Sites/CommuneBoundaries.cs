using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Anise.Sites;

/// <summary>The simplified boundaries of the communes of Lang Son since 1 July 2025 (origin in NOTICE). They show who lies where; no boundary is settled by them.</summary>
public static class CommuneBoundaries
{
    private static readonly Lazy<IReadOnlyDictionary<string, Geometry>> Known = new(() => Read().ToDictionary(f => (string)f.Attributes["code"], f => f.Geometry, StringComparer.Ordinal));

    /// <summary>The boundaries by the code of the commune.</summary>
    public static IReadOnlyDictionary<string, Geometry> ByCode => Known.Value;

    /// <summary>The features of the file, each with the <c>code</c> and <c>name</c> of its commune.</summary>
    public static FeatureCollection Read()
    {
        using Stream stream = typeof(CommuneBoundaries).Assembly.GetManifestResourceStream("Anise.Sites.Data.lang-son-communes.geojson")
            ?? throw new InvalidOperationException("The boundaries are missing from the assembly.");
        return GeoJson.Read<FeatureCollection>(stream) ?? [];
    }
}
