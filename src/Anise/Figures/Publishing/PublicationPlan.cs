namespace Anise.Figures.Publishing;

/// <summary>
/// Which figures are published without persons, as tables whose columns add up to a total. The area that owns the figures registers it. Two tables may
/// share persons only in this way: the total of one is a column of the other.
/// </summary>
/// <param name="Tables">The tables; one stands behind that in which its total is a column.</param>
/// <param name="Sums">Figures that are sums of columns of one table: published where all of these are.</param>
public sealed record PublicationPlan(IReadOnlyList<TablePlan> Tables, IReadOnlyDictionary<string, IReadOnlyList<string>> Sums);

/// <summary>A table to publish.</summary>
/// <param name="Total">The figure that is its total.</param>
/// <param name="Parts">Figures that each count a part of the total, none the same one; what is left of it is one more column. Empty where it is split.</param>
public sealed record TablePlan(string Total, IReadOnlyList<string> Parts)
{
    /// <summary>The breakdown that splits the total into columns; null where figures do.</summary>
    public string? By { get; init; }

    /// <summary>
    /// For a split, the groups that are published, always the same ones: a group that were listed only when somebody is in it would say that somebody is. What is in none of them, or is not
    /// known, is one more.
    /// </summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The total of a table whose hidden cells are hidden here too, column by column; null for none.</summary>
    public string? HiddenWith { get; init; }
}
