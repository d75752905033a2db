using System.Globalization;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Funds.Posting;

/// <summary>What an office's own list of entries holds, in its own words; values are read as those of any entry (<see cref="EntryReader"/>).</summary>
internal static class EntryTable
{
    private static readonly TableField<string>[] Fields =
        [.. FundRow.Columns.Select(c => new TableField<string>(c, TextOf) { Tells = c is "date" or "kind", Names = c == "entry", Spans = c is "date" or "source" or "component" or "place" or "year" })];

    /// <summary>The columns.</summary>
    public static TableDescription Description { get; } = new()
    {
        Fields = Fields,
        Words = ColumnWords.Load("Anise.Funds.Posting.columns"),
        IsTable = columns => columns.Any(c => c.Field == "amount") && columns.Count(c => FundRow.Columns.Contains(c.Field)) >= FewestColumns,
    };

    private const int FewestColumns = 4;

    /// <summary>The columns that a list of entries has; the others may be left out.</summary>
    public static IReadOnlyList<string> Needed { get; } = [.. FundRow.Columns.Where(c => c is not ("item" or "note"))];

    /// <summary>The columns that the table of a row has, as they are headed.</summary>
    public static IReadOnlyDictionary<string, string> HeadsOf(TableRow row) =>
        Fields.Select(f => (f.Code, Head: row.HeadOf(f))).Where(f => f.Head.Length > 0).ToDictionary(f => f.Code, f => f.Head, StringComparer.Ordinal);

    /// <summary>A row of a file.</summary>
    public static FundRow RowOf(TableRow row) => FundRow.Of(row.Row, [.. Fields.Select(f => row.Of(f) ?? "")]);

    /// <summary>Days as files of other programs have them.</summary>
    private static CellReading<string> TextOf(SheetCell cell, DateOnly today) =>
        new(cell.Kind == CellKind.Date && SheetCell.DayOf(cell.Number) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text, null);
}
