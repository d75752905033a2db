using System.Globalization;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Changes;

/// <summary>What is taken of new plots as it stands, and said.</summary>
internal static class PlotNotes
{
    // Boundaries are drawn coarsely; a plot that is farther off lies elsewhere, or its numbers are swapped.
    private const double FarMetres = 3000;

    public static async Task<IReadOnlyList<string>> OfAsync(AniseDb db, IReadOnlyList<Plot> added, Func<PlaceId, PlaceId> communeOf, WorksPlaces places, CancellationToken cancel)
    {
        if (added.Count == 0) return [];
        var notes = new List<string>();
        PlaceMap now = await places.NowAsync(cancel);
        Geometry[] shapes = [.. added.Select(p => PlotGround.ShapeOf(p.Shape))];
        foreach (var (plot, shape) in added.Zip(shapes))
        {
            MappedPlace? commune = (await places.CommunesThenAsync(communeOf(plot.PlaceId), places.Today, cancel)) is [var today, ..] ? today : now.Find(communeOf(plot.PlaceId));
            if (commune is not null && PlotLimits.MetresFrom(commune, shape) is > FarMetres and var metres) notes.Add(Texts.Get("plot-far", plot.Name, Math.Round(metres / 1000), commune.Name));
            if (plot.Crop.Length == 0) notes.Add(Texts.Get("plot-no-crop", plot.Name));
            else if (!Crops.All.Contains(plot.Crop)) notes.Add(Texts.Get("plot-other-crop", plot.Name, plot.Crop));
        }
        notes.AddRange(await SharedAsync(db, added, shapes, cancel));
        return notes;
    }

    /// <summary>Ground that new plots have in common, with each other or with those of before: how much, and a place in it.</summary>
    private static async Task<IEnumerable<string>> SharedAsync(AniseDb db, IReadOnlyList<Plot> added, Geometry[] shapes, CancellationToken cancel)
    {
        double west = added.Min(p => p.West), south = added.Min(p => p.South), east = added.Max(p => p.East), north = added.Max(p => p.North);
        List<Plot> before = await db.Set<Plot>().AsNoTracking().Where(p => p.EndedOn == null && p.West <= east && p.East >= west && p.South <= north && p.North >= south).ToListAsync(cancel);
        (string Name, Geometry Shape)[] all = [.. added.Select((p, i) => (p.Name, shapes[i])), .. before.Select(p => (p.Name, PlotGround.ShapeOf(p.Shape)))];
        return Land.Of([.. all.Select(a => a.Shape)]).Shared.Where(s => s.First < added.Count && s.SquareMetres >= PlotGround.LeastSquareMetres).Select(s =>
        {
            Point at = all[s.First].Shape.Intersection(all[s.Second].Shape).InteriorPoint;
            return Texts.Get("plot-shares", all[s.First].Name, all[s.Second].Name, Math.Round(s.SquareMetres, 1), string.Create(CultureInfo.InvariantCulture, $"{at.X:0.000000}, {at.Y:0.000000}"));
        });
    }
}
