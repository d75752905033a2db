using System.Globalization;
using Anise.Figures;
using Anise.Places;

namespace Anise.Reports;

/// <summary>A head of a column, or over several.</summary>
/// <param name="Text">The words.</param>
/// <param name="Columns">How many columns it stands over.</param>
/// <param name="Rows">How many rows of heads it is high.</param>
public sealed record ReportHead(string Text, int Columns, int Rows);

/// <summary>How the cells of a column look.</summary>
public enum ReportLook
{
    /// <summary>Words.</summary>
    Text,
    /// <summary>A short word or a day, in the middle.</summary>
    Short,
    /// <summary>A number.</summary>
    Number,
}

/// <summary>What kind of row.</summary>
public enum ReportRowKind
{
    /// <summary>One place, group, figure or household.</summary>
    Plain,
    /// <summary>A heading over the rows that follow; no cells.</summary>
    Section,
    /// <summary>A member of the household above.</summary>
    Member,
    /// <summary>The whole: a figure of its own, not a sum made here.</summary>
    Total,
}

/// <summary>One cell: a value of a figure with what opens it, or words.</summary>
/// <param name="Text">The words; null where it is a number.</param>
public sealed record ReportCell(string? Text = null)
{
    /// <summary>The number; null where nothing is known.</summary>
    public double? Value { get; init; }

    /// <summary>Records of which it is not known whether they count: the number is without them.</summary>
    public int Missing { get; init; }

    /// <summary>Digits after the comma.</summary>
    public int Decimals { get; init; }

    /// <summary>The figure it is a value of; null for words and for facts of a household.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The year of the value.</summary>
    public int Year { get; init; }

    /// <summary>How the figure is split; null for the whole.</summary>
    public string? By { get; init; }

    /// <summary>The group of the split; null for the whole.</summary>
    public string? Group { get; init; }

    /// <summary>The number of the household that it is a fact of.</summary>
    public long? Household { get; init; }

    /// <summary>What stands in the cell, as the reader's language writes it; a dash where nothing is known.</summary>
    public string Shown => Text ?? (Value is { } value ? FigureText.Of(value, Decimals) : "–");

    /// <summary>Nothing: not even a dash.</summary>
    public static ReportCell Blank { get; } = new("");
}

/// <summary>A row of a report.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Ordinal">Its number; empty for rows without.</param>
/// <param name="Name">The place, group, figure or person.</param>
/// <param name="Cells">One cell a column.</param>
public sealed record ReportRow(ReportRowKind Kind, string Ordinal, string Name, IReadOnlyList<ReportCell> Cells)
{
    /// <summary>The number of the household in the registry, for rows of one.</summary>
    public long? Household { get; init; }
}

/// <summary>A report of a place and year as it is shown, printed and written to a workbook.</summary>
public sealed record ReportTable
{
    /// <summary>The report.</summary>
    public required Report Report { get; init; }

    /// <summary>The place.</summary>
    public required MappedPlace Place { get; init; }

    /// <summary>The map that it was made on.</summary>
    public required PlaceMap Map { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The head of the column of names.</summary>
    public required string NameHead { get; init; }

    /// <summary>The rows of heads over the cells, without those of ordinal and name.</summary>
    public required IReadOnlyList<IReadOnlyList<ReportHead>> Heads { get; init; }

    /// <summary>How each column looks.</summary>
    public required IReadOnlyList<ReportLook> Looks { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>The rows of the whole.</summary>
    public required IReadOnlyList<ReportRow> Totals { get; init; }

    /// <summary>How many communes have decided.</summary>
    public required FigureCoverage Coverage { get; init; }

    /// <summary>What must be known to read it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether one of its figures rests on a value that is not confirmed against the law; its notes say on which.</summary>
    public bool RestsOnUnconfirmed { get; init; }

    /// <summary>Its title: <c>Biểu số 1. …</c></summary>
    public string Title => TitleOf(Report);

    /// <summary>The title of a report, with its number where it has one.</summary>
    public static string TitleOf(Report report) => report.Number is { } number ? Texts.Get("numbered-title", number, report.Title) : report.Title.ToString();

    /// <summary>The place and year, in words.</summary>
    public string Subject => Texts.Get("subject", Place.Name, Year);

    /// <summary>A name for its file, without ending.</summary>
    public string FileName => FormattableString.Invariant($"{(Report.Number is { } number ? $"bieu-{number:00}-" : "")}{Report.Code}-{Place.Code}-{Year}");
}
