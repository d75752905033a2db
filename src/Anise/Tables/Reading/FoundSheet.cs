using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Tables.Reading;

/// <summary>A sheet with the tables found in it.</summary>
internal sealed record FoundSheet(SheetTable Sheet, SheetMapping Mapping, bool Skipped, IReadOnlyList<TableLayout> Tables)
{
    private const int PreviewRows = 20;

    /// <summary>Texts above the first table.</summary>
    public IEnumerable<string> Titles => Tables.Count == 0 ? [] : Sheet.Rows.TakeWhile(r => r.Number < Tables[0].FirstHeaderRow).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(c => c.Text);

    /// <summary>The rows of words above a later table of the sheet: what stands between the records before it and its header.</summary>
    public IReadOnlyList<SheetRow> TitlesOf(int table)
    {
        int at = Sheet.Rows.ToList().FindIndex(r => r.Number == Tables[table].FirstHeaderRow);
        var titles = new List<SheetRow>();
        for (int i = at - 1; i >= Tables[table - 1].FirstBody && Sheet.Rows[i].Cells.Count(c => !c.IsEmpty) <= 3; i--)
        {
            if (Sheet.Rows[i].Cells.Any(c => c.Kind == CellKind.Text && c.Text.Count(char.IsLetter) > 2 && !TableWords.IsTotal(c.Text) && !TableWords.IsSignature(c.Text)))
                titles.Insert(0, Sheet.Rows[i]);
        }

        return titles;
    }

    /// <summary>Finds the tables of every sheet; what the user's mapping names and the file does not have is a fault.</summary>
    public static List<FoundSheet> All(IReadOnlyList<SheetTable> sheets, TableDescription table, ReadOptions options, List<ImportFault> faults, CancellationToken cancel)
    {
        var mapping = (options.Mapping ?? new ColumnMapping()).ForSheets([.. sheets.Select(s => s.Name)]);
        foreach (var name in mapping.Sheets.Keys.Where(n => !sheets.Any(s => s.Name == n)))
            faults.Add(new ImportFault(name, 0, "", "mapping-sheet-unknown", [name]));
        var read = new List<FoundSheet>();
        foreach (var sheet in CodeLegends.Apply(sheets, table).SelectMany(s => SideBySide.Apart(s, table)).Select(s => WideRows.Unfold(s, table)))
        {
            cancel.ThrowIfCancellationRequested();
            var own = mapping.Of(sheet.Name);
            var skip = own.Skip || (sheet.Hidden && !mapping.Sheets.ContainsKey(sheet.Name));
            var found = new FoundSheet(sheet, own, skip, skip ? [] : LayoutFinder.Find(sheet, table, own, options.Today));
            found.CheckMapping(faults);
            foreach (var (layout, column) in found.Tables.Take(1).SelectMany(t => t.Columns.Where(c => c.IsDoubtful).Select(c => (t, c))))
                faults.Add(new ImportFault(sheet.Name, layout.LastHeaderRow, column.Header, "column-doubtful", [column.Header.Length > 0 ? column.Header : column.Letter, table.Words.Fields.GetValueOrDefault(column.Field)?.FirstOrDefault() ?? column.Field, column.Confidence]) { ColumnIndex = column.Column, Level = FaultLevel.Question });
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
