using Anise.Tables.Files;

namespace Anise.Tables.Layout;

/// <summary>Tables that stand side by side in one sheet under the same headers: each is read as a sheet of its own, with its columns where they are.</summary>
internal static class SideBySide
{
    private const int HeadRows = 40, FewestColumns = 3;

    /// <summary>The sheet as one for each table in a row of tables; the sheet itself where there is one.</summary>
    public static IEnumerable<SheetTable> Apart(SheetTable sheet, TableDescription table)
    {
        if (WidthOf(sheet, table) is not { } width)
            return [sheet];
        int tables = (sheet.ColumnCount + width - 1) / width;
        return Enumerable.Range(0, tables).Select(t => sheet with
        {
            Rows = [.. sheet.Rows.Select(r => r with { Cells = [.. r.Cells.Select((cell, c) => c / width == t ? cell : SheetCell.Empty)] }).Where(r => Array.Exists(r.Cells, c => !c.IsEmpty))],
        });
    }

    /// <summary>After how many columns a row of headers begins anew, or null.</summary>
    private static int? WidthOf(SheetTable sheet, TableDescription table)
    {
        foreach (SheetRow row in sheet.Rows.Take(HeadRows))
        {
            int last = Array.FindLastIndex(row.Cells, c => !c.IsEmpty) + 1;
            for (int width = FewestColumns; width * 2 <= last + 1; width++)
            {
                if (Enumerable.Range(0, last - width).All(c => row[c].Text == row[c + width].Text && (row[c].IsEmpty || row[c].Kind == CellKind.Text))
                    && row.Cells.Take(width).Count(c => !c.IsEmpty && table.Matcher.IsHeaderWord(c.Text)) >= FewestColumns
                    && row.Cells.Take(width).Where(c => !c.IsEmpty).Select(c => c.Text).Distinct().Count() >= FewestColumns
                    && row.Cells.Take(width).Any(c => !c.IsEmpty && table.Matcher.NamesRecord(c.Text)))
                    return width;
            }
        }

        return null;
    }
}
