using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Tables.Layout;

/// <summary>What looks like a header under a table that has begun: a header of the next table, the same one printed again on each page, or a record whose values are words of headers ("Chủ hộ", "Nam", "Nghèo").</summary>
internal static class LaterHeaders
{
    private const int FewestAlike = 3, FewestTelling = 2;

    /// <summary>Whether a row under a table is one of its records: values stand in it that only a record has.</summary>
    public static bool IsRecord(SheetRow row, IReadOnlyList<ColumnMatch> columns, TableDescription table, DateOnly today) =>
        Array.Exists(row.Cells, c => c.Kind == CellKind.Date)
        || columns.Count(c => !row[c.Column].IsEmpty && table.Find(c.Field) is { Tells: true, LooksLike: { } looks } && looks(row[c.Column], today)) >= FewestTelling;

    /// <summary>Whether a row is the header of the table printed again.</summary>
    public static bool IsSame(SheetRow row, IReadOnlyList<string> headers)
    {
        int filled = 0, alike = 0;
        for (int c = 0; c < row.Cells.Length; c++)
        {
            if (row.Cells[c].IsEmpty)
                continue;
            filled++;
            if (row.Cells[c].Kind == CellKind.Text && c < headers.Count && headers[c] == row.Cells[c].Text)
                alike++;
        }

        return alike >= FewestAlike && alike * 2 > filled;
    }

    /// <summary>Whether the rows between the records and a header say only that a page ends: nothing, a number of a page, a title that the first table has too.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="header">Index of the first row of the header that is the same as before.</param>
    /// <param name="first">Index of the first row of the first header.</param>
    /// <param name="table">The description.</param>
    public static bool OnlyPageEnds(SheetTable sheet, int header, int first, TableDescription table)
    {
        for (int i = header - 1; i > first; i--)
        {
            if (LabelRows.Has(sheet.Rows[i], table))
                return false;
            if (sheet.Rows[i].Cells.Count(c => !c.IsEmpty) > 2)
                return true;
            foreach (SheetCell cell in sheet.Rows[i].Cells)
            {
                if (cell.Kind == CellKind.Text && !cell.IsEmpty && !TableWords.IsPage(cell.Text) && !Above(sheet, first).Contains(cell.Text))
                    return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Above(SheetTable sheet, int first) => sheet.Rows.Take(first).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(c => c.Text);
}
