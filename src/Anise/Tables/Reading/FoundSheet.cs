using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;

namespace Anise.Tables.Reading;

/// <summary>A sheet with the tables found in it.</summary>
internal sealed record FoundSheet(SheetTable Sheet, SheetMapping Mapping, bool Skipped, IReadOnlyList<TableLayout> Tables)
{
    private const int PreviewRows = 20;

    /// <summary>Texts above the first table.</summary>
    public IEnumerable<string> Titles => Tables.Count == 0 ? [] : Sheet.Rows.TakeWhile(r => r.Number < Tables[0].FirstHeaderRow).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(c => c.Text);

    /// <summary>Finds the tables of every sheet; what the user's mapping names and the file does not have is a fault.</summary>
    public static List<FoundSheet> All(IReadOnlyList<SheetTable> sheets, TableDescription table, ColumnMapping? corrected, List<ImportFault> faults, CancellationToken cancel)
    {
        var mapping = (corrected ?? new ColumnMapping()).ForSheets([.. sheets.Select(s => s.Name)]);
        foreach (var name in mapping.Sheets.Keys.Where(n => !sheets.Any(s => s.Name == n)))
            faults.Add(new ImportFault(name, 0, "", "mapping-sheet-unknown", [name]));
        var read = new List<FoundSheet>();
        foreach (var sheet in sheets)
        {
            cancel.ThrowIfCancellationRequested();
            var own = mapping.Of(sheet.Name);
            var skip = own.Skip || (sheet.Hidden && !mapping.Sheets.ContainsKey(sheet.Name));
            var found = new FoundSheet(sheet, own, skip, skip ? [] : LayoutFinder.Find(sheet, table, own));
            found.CheckMapping(faults);
            read.Add(found);
        }

        return read;
    }

    /// <summary>What was recognised, for the user.</summary>
    /// <param name="village">The village of all its rows, or null.</param>
    public SheetSummary Summary(string? village)
    {
        var table = Tables.Count > 0 ? Tables[0] : null;
        return new SheetSummary(
            Sheet.Name,
            table is not null,
            Sheet.Hidden,
            table?.FirstHeaderRow ?? 0,
            table?.LastHeaderRow ?? 0,
            table?.Columns ?? [],
            table?.Headers ?? [],
            [.. Sheet.Rows.Skip(table?.FirstBody ?? 0).Take(PreviewRows).Select(r => new PreviewRow(r.Number, [.. r.Cells.Select(c => c.Text)]))],
            village,
            Sheet.Encoding);
    }

    private void CheckMapping(List<ImportFault> faults)
    {
        if (Skipped)
            return;
        if (Mapping.HeaderRow is { } row && Tables.Count == 0)
            faults.Add(new ImportFault(Sheet.Name, row, "", "mapping-header-row", [row]));
        if (Tables.Count == 0)
            return;
        foreach (var (field, column) in Mapping.Columns)
        {
            if (column.Length > 0 && !Tables.Any(t => LayoutFinder.FindColumn(column, t.Headers) >= 0))
                faults.Add(new ImportFault(Sheet.Name, Tables[0].LastHeaderRow, column, "mapping-column-unknown", [column, field]));
        }
    }
}
