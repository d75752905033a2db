using Anise.Sites;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Plots;

/// <summary>Finds the plots, of any project, with which some have ground in common. What only touches has none; a point has the ground that it lies on.</summary>
public sealed class PlotNeighbours(AniseDb db)
{
    /// <summary>For each of some plots those that share ground with it, itself first.</summary>
    public async Task<IReadOnlyDictionary<PlotId, IReadOnlyList<PlotId>>> OfAsync(IReadOnlyCollection<PlotId> plots, CancellationToken cancel)
    {
        List<PlotId> asked = [.. plots.Distinct()];
        var own = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(asked).Contains(p.Id)).Select(p => new Placed(p.Id, p.West, p.South, p.East, p.North, p.Shape)).ToListAsync(cancel);
        if (own.Count == 0) return new Dictionary<PlotId, IReadOnlyList<PlotId>>();
        double west = own.Min(p => p.West), south = own.Min(p => p.South), east = own.Max(p => p.East), north = own.Max(p => p.North);
        List<Placed> near = await db.Set<Plot>().AsNoTracking().Where(p => p.West <= east && p.East >= west && p.South <= north && p.North >= south).Select(p => new Placed(p.Id, p.West, p.South, p.East, p.North, p.Shape)).ToListAsync(cancel);
        var shapes = new Dictionary<PlotId, Geometry>();
        Geometry ShapeOf(Placed plot)
        {
            if (!shapes.TryGetValue(plot.Id, out Geometry? shape)) shapes.Add(plot.Id, shape = PlotGround.ShapeOf(plot.Shape));
            return shape;
        }
        var tree = new NetTopologySuite.Index.Strtree.STRtree<Placed>();
        foreach (Placed plot in near) tree.Insert(new Envelope(plot.West, plot.East, plot.South, plot.North), plot);
        return own.ToDictionary(p => p.Id, p => (IReadOnlyList<PlotId>)
            [p.Id, .. tree.Query(new Envelope(p.West, p.East, p.South, p.North)).Where(o => o.Id != p.Id && PlotGround.IsShared(ShapeOf(p), ShapeOf(o))).Select(o => o.Id).OrderBy(o => o.Value)]);
    }

    private sealed record Placed(PlotId Id, double West, double South, double East, double North, string Shape);
}

/// <summary>Ground that plots have in common.</summary>
public static class PlotGround
{
    // Ground shared by less is what two drawings of one border differ by.
    internal const double LeastSquareMetres = 0.05;

    /// <summary>A stored shape.</summary>
    public static Geometry ShapeOf(string shape) => GeoJson.Read<Geometry>(shape) ?? throw new InvalidOperationException("A plot is stored without a shape.");

    /// <summary>Whether two plots have ground in common.</summary>
    public static bool IsShared(Geometry one, Geometry other) =>
        one is Point || other is Point ? one.Intersects(other) : Land.SharedSquareMetres(one, other) >= LeastSquareMetres;
}
