namespace Anise.Figures;

/// <summary>A figure that differs from its records, or records that are not what they were.</summary>
/// <param name="Code">The figure; <see cref="Records"/> where the records themselves are wrong, <see cref="Places"/> where the map is.</param>
/// <param name="Place">The code of the place.</param>
/// <param name="Period">The year or month.</param>
/// <param name="Map">The day of the map.</param>
/// <param name="Shown">What the figure says; null where it says nothing.</param>
/// <param name="Counted">What its records add up to.</param>
public sealed record RecountDifference(string Code, string Place, Period Period, DateOnly Map, double? Shown, double? Counted)
{
    /// <summary>The codes of what is no figure.</summary>
    public const string Records = "records", Places = "places";

    /// <summary>The year of the period.</summary>
    public int Year => Period.Year;

    /// <summary>What is wrong, in the reader's language; null where the two numbers say it.</summary>
    public string? What { get; init; }
}
