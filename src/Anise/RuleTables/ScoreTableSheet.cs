using Anise.Basics;
using Anise.Rules.Sets;

namespace Anise.RuleTables;

/// <summary>A score table as a spreadsheet: a row for every answer, its points in rural and urban areas.</summary>
public static class ScoreTableSheet
{
    private static readonly string[] Needed = ["item", "option", "rural", "urban"];

    /// <summary>The heads of the columns: four that are read back, two that tell what they mean.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Needed, "item_label", "option_label"];

    /// <summary>The rows of a table, in the order of <see cref="Columns"/>; labels in the language of the reader.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(ScoreTableFacts table) => table.Rows.GroupBy(x => (x.Item, x.Option)).Select(x => (IReadOnlyList<object?>)
    [
        x.Key.Item, x.Key.Option, x.Single(y => y.Area == "rural").Points, x.Single(y => y.Area == "urban").Points,
        x.First().ItemLabel.ToString(), x.First().OptionLabel.ToString(),
    ]);

    /// <summary>What a sheet would change; refused where columns are missing. Faults of rows are in the comparison.</summary>
    public static Result<ScoreTableComparison> Compare(ScoreTableFacts table, PlainTable sheet)
    {
        if (Needed.Any(x => sheet.IndexOf(x) < 0)) return Texts.Problem("score-columns", "file", string.Join(", ", Needed));
        int[] at = [.. Needed.Select(sheet.IndexOf)];
        return ScoreTableUpdate.Compare(table, [.. sheet.Rows.Select(x => new OfferedPoints(x.Row, x.Cells[at[0]], x.Cells[at[1]], x.Cells[at[2]], x.Cells[at[3]]))]);
    }
}
