using Anise.Sites;

namespace Anise.Projects.Plots;

/// <summary>A plot that has ground in common with another.</summary>
/// <param name="Plot">The name of the other.</param>
/// <param name="SquareMetres">How much.</param>
public sealed record PlotOverlap(string Plot, double SquareMetres);

/// <summary>A plot as measured.</summary>
/// <param name="Plot">What the file says of it.</param>
/// <param name="AreaHa">Its area on the ellipsoid; null for a point.</param>
/// <param name="Overlaps">With which others it has ground in common.</param>
public sealed record MeasuredPlot(StatedPlot Plot, double? AreaHa, IReadOnlyList<PlotOverlap> Overlaps)
{
    /// <summary>By how many percent of the declared area the measured one differs from it; null where one of them is not known.</summary>
    public double? DifferencePercent => PlotDifference.Percent(Plot.DeclaredHa, AreaHa);
}

/// <summary>How far a measured area is from a declared one.</summary>
public static class PlotDifference
{
    /// <summary>In percent of the declared area, above 0 where more was measured; null where one of them is not known.</summary>
    public static double? Percent(decimal? declaredHa, double? areaHa) => declaredHa is > 0 and { } declared && areaHa is { } area ? ((area / (double)declared) - 1) * 100 : null;
}

/// <summary>The plots of a file as measured.</summary>
/// <param name="Plots">Each of them, in the order of the file.</param>
/// <param name="UnionHa">The area of the union: ground that several share counts once. A point has no ground.</param>
public sealed record MeasuredPlots(IReadOnlyList<MeasuredPlot> Plots, double UnionHa)
{
    /// <summary>Measures plots: areas on the ellipsoid (WGS 84), overlaps in square metres, the union.</summary>
    public static MeasuredPlots Of(IReadOnlyList<StatedPlot> plots)
    {
        ArgumentNullException.ThrowIfNull(plots);
        Land land = Land.Of([.. plots.Select(p => p.Shape)]);
        ILookup<int, PlotOverlap> overlaps = land.Shared.Where(s => s.SquareMetres >= PlotGround.LeastSquareMetres)
            .SelectMany(s => ((int, PlotOverlap)[])[(s.First, new PlotOverlap(plots[s.Second].Name, s.SquareMetres)), (s.Second, new PlotOverlap(plots[s.First].Name, s.SquareMetres))]).ToLookup(o => o.Item1, o => o.Item2);
        return new MeasuredPlots([.. plots.Select((p, i) => new MeasuredPlot(p, p.AreaHa, [.. overlaps[i]]))], land.SquareMetres / PlotUnits.SquareMetresOfHectare);
    }
}
