using NetTopologySuite.Geometries;

namespace Anise.Projects.Plots;

/// <summary>A plot as a file states it.</summary>
/// <param name="Feature">The number of its feature in the file, from 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">Where it lies, in degrees: one or several polygons, or a point.</param>
public sealed record StatedPlot(int Feature, string Name, Geometry Shape)
{
    /// <summary>The area that was declared, in hectares; null where the file does not say.</summary>
    public decimal? DeclaredHa { get; init; }

    /// <summary>What grows on it, as written.</summary>
    public string? Crop { get; init; }

    /// <summary>Who grows it, as written.</summary>
    public string? Grower { get; init; }

    /// <summary>Where it lies, as written: the code or name of a commune or village.</summary>
    public string? Place { get; init; }

    /// <summary>The area on the ellipsoid in hectares; null for a point.</summary>
    public double? AreaHa => Shape is Point ? null : Sites.Geodesy.AreaSquareMetres(Shape) / PlotUnits.SquareMetresOfHectare;
}

/// <summary>Units of plots.</summary>
internal static class PlotUnits
{
    /// <summary>A hectare.</summary>
    public const int SquareMetresOfHectare = 10_000;
}
