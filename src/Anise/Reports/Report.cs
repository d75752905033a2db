using Anise.Rules;

namespace Anise.Reports;

/// <summary>What the rows of a report are.</summary>
public enum ReportRows
{
    /// <summary>The places below the one asked for.</summary>
    Places,
    /// <summary>The groups of a breakdown.</summary>
    Groups,
    /// <summary>Figures, for the year and the year before.</summary>
    Figures,
    /// <summary>Decided households of a class, with their members.</summary>
    Households,
}

/// <summary>What a report is: written in YAML in <c>Data</c>, one file each. Every number in it is a figure of the catalogue.</summary>
public sealed class Report
{
    /// <summary>Its number among those owed after every review, from 1; null for one that is not owed.</summary>
    public int? Number { get; init; }

    /// <summary>Kebab-case, stable: <c>summary</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What must be known to read it; null for nothing.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Whether it tells of a review: then there is one of the years in which communes have decided. Else it is of any year, and needs the rights of its figures.</summary>
    public bool OfReview { get; init; } = true;

    /// <summary>Whether the heads of its form are not confirmed against its text.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>What its rows are.</summary>
    public ReportRows Rows { get; init; }

    /// <summary>For rows that are groups: the breakdown.</summary>
    public string? By { get; init; }

    /// <summary>For rows that are households: their class.</summary>
    public string? ClassCode { get; init; }

    /// <summary>Whether it names persons: to take it out as a file is another right, and the journal notes it.</summary>
    public bool NamesPersons => Rows == ReportRows.Households;

    /// <summary>The columns; for rows that are figures, the sections of rows.</summary>
    internal IReadOnlyList<ReportPart> Parts { get; init; } = [];
}

/// <summary>A column with its figure, or a head over further ones.</summary>
/// <param name="Title">The head; null for the name of the figure or of the item.</param>
/// <param name="Figures">Codes of figures; with <paramref name="ForEach"/> the item stands in braces.</param>
/// <param name="ForEach">A list of the figures' records (<c>indicator</c>, <c>cause</c>): the part is made once for each of its items.</param>
/// <param name="Parts">What stands below the head.</param>
internal sealed record ReportPart(LocalText? Title, IReadOnlyList<string> Figures, string? ForEach, IReadOnlyList<ReportPart> Parts);
