using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Anise.Web.Pictures;

/// <summary>The shapes of today's communes: those that the office placed, else our own sketch.</summary>
public sealed class CommuneShapes(AniseDb db, PlaceMaps maps, MapFile file, TimeProvider clock)
{
    /// <summary>Whether they are only a sketch.</summary>
    public bool AreSketched => file.Path is null;

    /// <summary>A GeoJSON collection; each feature carries its commune's <c>code</c> and <c>name</c>. A commune without a point or a shape is missing.</summary>
    public async Task<Result<byte[]>> ReadAsync(CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        IReadOnlyDictionary<string, Geometry> shapes;
        if (file.Path is { } path)
        {
            Result<IReadOnlyDictionary<string, IFeature>> read = MapFile.Read(path);
            if (!read.Ok) return Result<byte[]>.Refused(read.Problems);
            shapes = read.Value.ToDictionary(f => f.Key, f => f.Value.Geometry);
        }
        else shapes = CommuneSketch.Draw(await PointsAsync(map, cancel));
        var features = new FeatureCollection();
        foreach (MappedPlace commune in map.Communes)
            if (shapes.TryGetValue(commune.Code, out Geometry? shape)) features.Add(new Feature(shape, new AttributesTable { { "code", commune.Code }, { "name", commune.Name } }));
        return MapFile.Write(features);
    }

    private async Task<IReadOnlyList<(string, double, double)>> PointsAsync(PlaceMap map, CancellationToken cancel)
    {
        var points = await db.Set<Place>().AsNoTracking().Where(p => p.Longitude != null && p.Latitude != null).Select(p => new { p.Id, p.Longitude, p.Latitude }).ToListAsync(cancel);
        return [.. points.Where(p => map.Find(p.Id) is { IsCommuneLevel: true }).Select(p => (map[p.Id].Code, p.Longitude!.Value, p.Latitude!.Value)).DistinctBy(p => (p.Item2, p.Item3))];   // two on one point have no border between them
    }
}
