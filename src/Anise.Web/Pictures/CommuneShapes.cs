using Anise.Basics;
using Anise.Places;
using Anise.Sites;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Anise.Web.Pictures;

/// <summary>The shapes of today's communes: those that the office placed, else the simplified boundaries that come with the programme.</summary>
public sealed class CommuneShapes(PlaceMaps maps, MapFile file, TimeProvider clock)
{
    /// <summary>Whether they are the simplified boundaries that come with the programme.</summary>
    public bool AreSimplified => file.Path is null;

    /// <summary>
    /// A GeoJSON collection; each feature carries its commune's <c>code</c> and <c>name</c>. A commune that was made since, and has no boundary of its own, has
    /// the union of those it was made from; one of which nothing is known is missing.
    /// </summary>
    public async Task<Result<byte[]>> ReadAsync(CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        IReadOnlyDictionary<string, Geometry> shapes = CommuneBoundaries.ByCode;
        if (file.Path is { } path)
        {
            Result<IReadOnlyDictionary<string, IFeature>> read = MapFile.Read(path);
            if (!read.Ok) return Result<byte[]>.Refused(read.Problems);
            shapes = read.Value.ToDictionary(f => f.Key, f => f.Value.Geometry);
        }
        var features = new FeatureCollection();
        foreach (MappedPlace commune in map.Communes)
        {
            if ((shapes.GetValueOrDefault(commune.Code) ?? await UnionAsync(commune.Id, shapes, cancel)) is { } shape)
                features.Add(new Feature(shape, new AttributesTable { { "code", commune.Code }, { "name", commune.Name } }));
        }
        return GeoJson.Write(features);
    }

    /// <summary>What is known of the places that a commune was made from, as one shape; null where nothing is.</summary>
    private async Task<Geometry?> UnionAsync(PlaceId commune, IReadOnlyDictionary<string, Geometry> shapes, CancellationToken cancel)
    {
        var known = new List<Geometry>();
        foreach (PlaceId former in await maps.FormerAsync(commune, cancel))
        {
            if ((await maps.LastMapOfAsync(former, cancel))?.Find(former) is { IsCommuneLevel: true } place && shapes.GetValueOrDefault(place.Code) is { } shape) known.Add(shape);
        }
        return known.Count == 0 ? null : UnaryUnionOp.Union(known);
    }
}
