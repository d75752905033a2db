using Anise.Tables.Files;

namespace Anise.Tables.Layout;

/// <summary>Rows above a table that say something for all its rows, as a card has them: <c>Họ tên chủ hộ: | Hứa Văn Thịnh | Mã hộ: | NP-01</c>.</summary>
internal static class LabelRows
{
    /// <summary>The values of labels between two rows.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="from">Index of the first row.</param>
    /// <param name="to">Index after the last row: the header.</param>
    /// <param name="columns">The columns of the table; what has a column is not taken from a label.</param>
    /// <param name="table">The description.</param>
    public static Dictionary<string, SheetCell> Read(SheetTable sheet, int from, int to, IReadOnlyList<ColumnMatch> columns, TableDescription table)
    {
        var given = new Dictionary<string, SheetCell>(StringComparer.Ordinal);
        for (int i = from; i < to; i++)
        {
            SheetCell[] filled = [.. sheet.Rows[i].Cells.Where(c => !c.IsEmpty)];
            for (int c = 0; c + 1 < filled.Length; c++)
            {
                if (FieldOf(filled[c], table) is { } field && FieldOf(filled[c + 1], table) is null && !columns.Any(m => m.Field == field))
                    given[field] = filled[c + 1];
            }
        }

        return given;
    }

    /// <summary>Where the rows above a header begin that belong to it: labels, and titles that stand alone.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="header">Index of the first header row.</param>
    /// <param name="first">Index of the first row of the table before.</param>
    /// <param name="columns">The columns of that table.</param>
    /// <param name="table">The description.</param>
    /// <param name="today">The day after which a date lies in the future.</param>
    public static int Above(SheetTable sheet, int header, int first, IReadOnlyList<ColumnMatch> columns, TableDescription table, DateOnly today)
    {
        int begin = header;
        bool labels = false;
        for (int i = header - 1; i >= first; i--)
        {
            SheetRow row = sheet.Rows[i];
            bool label = Has(row, table);
            labels |= label;
            if (!label && (row.Cells.Count(c => !c.IsEmpty) > 1 || LaterHeaders.IsRecord(row, columns, table, today)))
                break;
            begin = i;
        }

        // Without labels what stands alone between two tables is left to the table before, which asks about it.
        return labels ? begin : header;
    }

    /// <summary>Whether labels stand in a row: it is no header.</summary>
    public static bool Has(SheetRow row, TableDescription table) => Array.Exists(row.Cells, c => IsLabel(c, table));

    private static string? FieldOf(SheetCell cell, TableDescription table) => IsLabel(cell, table) ? table.Matcher.Match(Label(cell))[0].Field : null;

    /// <summary>Whether a cell is what a column may be called, with a colon behind it; also of a column that is not read.</summary>
    private static bool IsLabel(SheetCell cell, TableDescription table) =>
        cell.Kind == CellKind.Text && cell.Text.Length is > 1 and <= 40 && cell.Text.EndsWith(':') && table.Matcher.Match(Label(cell)) is [{ Confidence: >= 90 }, ..];

    private static string Label(SheetCell cell) => cell.Text.TrimEnd(':', ' ');
}
