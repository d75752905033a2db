using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Anise.Projects.Changes;

/// <summary>What no new plot may be: larger than any plot is, far away from its commune, or drawn over the plots of another commune by somebody who has no right there.</summary>
internal sealed class PlotLimits(AniseDb db, WorksPlaces places)
{
    /// <summary>The largest area that a plot may have, in ha, declared or measured.</summary>
    public const int MostHectares = 10_000;

    // Boundaries are drawn coarsely: a plot that is somewhat outside is noted, one beyond this is not of the commune.
    private const double MostMetres = 30_000;

    // Neighbours' plots touch; whoever draws over more than this part of another's plot draws over the plot.
    private const double MostShare = 0.1;

    /// <summary>How far a shape lies from the boundary of a commune of today, in metres; 0 where it touches it or the boundary is not known.</summary>
    public static double MetresFrom(MappedPlace commune, Geometry shape)
    {
        if (!CommuneBoundaries.ByCode.TryGetValue(commune.Code, out Geometry? boundary) || boundary.Intersects(shape)) return 0;
        Coordinate[] nearest = DistanceOp.NearestPoints(boundary, shape);
        return Geodesy.LengthMetres(new LineString([nearest[0], nearest[1]]));
    }

    /// <summary>What speaks against the plot at its place; null where nothing does.</summary>
    public async Task<(string Code, object?[] Found)?> FaultOfAsync(Rights rights, StatedPlot stated, PlaceId commune, CancellationToken cancel)
    {
        if (stated.AreaHa > MostHectares) return ("plot-too-large", [stated.Name, stated.AreaHa, MostHectares]);
        if (await places.CommunesThenAsync(commune, places.Today, cancel) is [var today, ..] && MetresFrom(today, stated.Shape) is > MostMetres and var metres)
            return ("plot-too-far", [stated.Name, Math.Round(metres / 1000), today.Name]);
        Envelope span = stated.Shape.EnvelopeInternal;
        List<Plot> around = await db.Set<Plot>().AsNoTracking().Where(p => p.EndedOn == null && p.West <= span.MaxX && p.East >= span.MinX && p.South <= span.MaxY && p.North >= span.MinY).ToListAsync(cancel);
        foreach (Plot other in around)
        {
            if (rights.May(Permission.EditProjects, await places.ScopeAsync(other.PlaceId, places.Today, cancel))) continue;
            Geometry ground = PlotGround.ShapeOf(other.Shape);
            bool over = ground is Point ? stated.Shape.Covers(ground) && stated.Shape is not Point : Land.SharedSquareMetres(stated.Shape, ground) > MostShare * Geodesy.AreaSquareMetres(ground);
            if (over) return ("plot-others-ground", [stated.Name, other.Name, (await places.NamesAsync([other.PlaceId], cancel)).GetValueOrDefault(other.PlaceId)?.Name]);
        }
        return null;
    }
}
