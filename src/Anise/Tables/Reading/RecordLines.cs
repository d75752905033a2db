using Anise.Tables.Files;
using Anise.Tables.Layout;

namespace Anise.Tables.Reading;

/// <summary>One row that holds several records, line by line within its cells.</summary>
internal static class RecordLines
{
    private const int FewestColumns = 3;

    /// <summary>The records of a row: one a line where the name and most other cells have as many lines; else the row itself.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fields">The fields of the table with their columns.</param>
    public static IEnumerable<SheetRow> Apart(SheetRow row, IReadOnlyList<(TableField Field, int Column)> fields)
    {
        int lines = 0;
        foreach (var (field, column) in fields)
        {
            if (field.Names && row[column].Lines is { } names)
                lines = names.Count;
        }

        if (lines < 2 || fields.Count(f => row[f.Column].Lines?.Count == lines) < FewestColumns)
            return [row];
        // What stands once holds for the first line: the code, the village, the number of the household.
        return Enumerable.Range(0, lines).Select(i => row with { Cells = [.. row.Cells.Select(c => c.Lines?.Count == lines ? c.Line(i) : i == 0 ? c : SheetCell.Empty)] });
    }
}
