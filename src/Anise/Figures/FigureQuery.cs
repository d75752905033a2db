using System.Runtime.InteropServices;
using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Which figures, where, when.</summary>
/// <param name="Codes">Codes of the catalogue.</param>
/// <param name="Place">A place of the map.</param>
/// <param name="Periods">One or more years or months.</param>
public sealed record FigureQuery(IReadOnlyList<string> Codes, PlaceId Place, IReadOnlyList<Period> Periods)
{
    /// <summary>Which figures, where, in which years.</summary>
    public FigureQuery(IReadOnlyList<string> codes, PlaceId place, IReadOnlyList<int> years) : this(codes, place, [.. years.Select(y => new Period(y))])
    {
    }

    /// <summary>The years of the periods.</summary>
    public IReadOnlyList<int> Years => [.. Periods.Select(p => p.Year)];

    /// <summary>The codes of the splits by place.</summary>
    public const string ByVillage = "village", ByCommune = "commune", ByDistrict = "district";

    /// <summary>A day of the map, which stands for its last (<see cref="PlaceMaps.ForAsync"/>); today when null.</summary>
    public DateOnly? MapDay { get; init; }

    /// <summary>As decided, or as corrected since.</summary>
    public FigureBasis Basis { get; init; }

    /// <summary>How to split: <see cref="ByVillage"/>, <see cref="ByCommune"/>, <see cref="ByDistrict"/> or a breakdown of the figures' records; null for the whole.</summary>
    public string? By { get; init; }
}

/// <summary>The value of a figure.</summary>
/// <param name="Value">The value in the figure's unit; null where nothing is known.</param>
/// <param name="Sum">The sum, or what is divided.</param>
/// <param name="By">By what it is divided; null for a sum.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FigureValue(double? Value, Tally Sum, Tally? By)
{
    /// <summary>The sum, or what is divided; 0 where nothing is known.</summary>
    public double Of => Sum.Sum;

    /// <summary>By what it is divided; 0 where nothing is known, null for a sum.</summary>
    public double? Per => By?.Sum;

    /// <summary>What a reader sees of <see cref="Of"/>: null where nothing is known of it, which is no 0.</summary>
    public double? Numerator => Sum.IsKnown ? Sum.Sum : null;

    /// <summary>What a reader sees of <see cref="Per"/>: null where nothing is known of it, and for a sum.</summary>
    public double? Denominator => By is { IsKnown: true } by ? by.Sum : null;

    /// <summary>Records of which it is not known whether they count, or what they add: the value is without them.</summary>
    public int Missing => Math.Max(Sum.Missing, By?.Missing ?? 0);
}

/// <summary>One of the groups that figures are split by.</summary>
/// <param name="Code">The code of a place, or the value of the breakdown; empty where it is not known.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">The place, for splits by place.</param>
public sealed record FigureSplit(string Code, string Name, MappedPlace? Place = null);

/// <summary>How far the communes of a period have come where figures were asked.</summary>
/// <param name="Closed">Communes whose review is decided, or whose period is over.</param>
/// <param name="Communes">Communes with records of the period.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FigureCoverage(int Closed, int Communes)
{
    /// <summary>Whether there are communes, and every one of them has decided.</summary>
    public bool IsComplete => Closed > 0 && Closed >= Communes;
}

/// <summary>Figures by period and split.</summary>
public sealed class FigureGrid
{
    private readonly Dictionary<(string Code, Period Period, string Group), FigureValue> _cells;

    internal FigureGrid(
        FigureQuery query, PlaceMap map, IReadOnlyList<Figure> figures, IReadOnlyList<FigureSplit> splits, IReadOnlyDictionary<Period, FigureCoverage> coverage,
        Dictionary<(string, Period, string), FigureValue> cells) =>
        (Query, Map, Figures, Splits, Coverage, _cells) = (query, map, figures, splits, coverage, cells);

    /// <summary>What was asked.</summary>
    public FigureQuery Query { get; }

    /// <summary>The map that it was grouped by.</summary>
    public PlaceMap Map { get; }

    /// <summary>The place.</summary>
    public MappedPlace Place => Map[Query.Place];

    /// <summary>The figures, as asked.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The groups, in their order; empty without a split.</summary>
    public IReadOnlyList<FigureSplit> Splits { get; }

    /// <summary>By period, how far the communes are.</summary>
    public IReadOnlyDictionary<Period, FigureCoverage> Coverage { get; }

    /// <summary>How far the communes are in a period; none where it was not asked for.</summary>
    public FigureCoverage CoverageOf(Period period) => Coverage.GetValueOrDefault(period);

    /// <summary>The value for the whole place.</summary>
    public FigureValue this[string code, Period period] => _cells.GetValueOrDefault((code, period, Whole));

    /// <summary>The value for one group.</summary>
    public FigureValue this[string code, Period period, FigureSplit split] => _cells.GetValueOrDefault((code, period, split.Code));

    internal const string Whole = "\0";
}
