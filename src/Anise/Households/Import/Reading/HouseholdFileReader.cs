using Anise.Households.Import.Faults;
using Anise.Households.Import.Files;
using Anise.Households.Import.Layout;
using Anise.Households.Import.Values;

namespace Anise.Households.Import.Reading;

/// <summary>Reads a spreadsheet of households as offices have them.</summary>
public static class HouseholdFileReader
{
    private const int PreviewRows = 20;

    private static readonly string[] MemberColumns =
    [
        Fields.Sex, Fields.MaleMark, Fields.FemaleMark, Fields.BirthDate, Fields.BirthYear, Fields.Relationship, Fields.CitizenId, Fields.Ethnicity,
    ];

    /// <summary>Reads a file; whatever is wrong with it becomes a fault, never an exception.</summary>
    /// <param name="file">Content of an .xlsx, .xls, .xlsb or separated-text file.</param>
    /// <param name="fileName">Its name, for messages and as the sheet name of a text file.</param>
    /// <param name="options">The day, the user's mapping and the limits.</param>
    /// <param name="progress">Told every thousand rows.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Sheets, households and faults.</returns>
    public static HouseholdFile Read(Stream file, string fileName, ReadOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Read(SheetReader.Read(file, fileName, options, progress, cancel), options, cancel);
        }
        catch (UnreadableFileException e)
        {
            return new HouseholdFile([], [], [ImportFault.OfFile(e.Problem, e.Found)]);
        }
    }

    private static HouseholdFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var summaries = new List<SheetSummary>();
        var assembler = new HouseholdAssembler(faults);
        var layouts = new Dictionary<string, List<TableLayout>>();
        var mapping = (options.Mapping ?? new ColumnMapping()).ForSheets([.. sheets.Select(s => s.Name)]);
        foreach (var name in mapping.Sheets.Keys.Where(n => !sheets.Any(s => s.Name == n)))
            faults.Add(new ImportFault(name, 0, "", "mapping-sheet-unknown", [name]));
        foreach (var sheet in sheets)
        {
            cancel.ThrowIfCancellationRequested();
            var own = mapping.Of(sheet.Name);
            var skip = own.Skip || (sheet.Hidden && !mapping.Sheets.ContainsKey(sheet.Name));
            var tables = skip ? [] : LayoutFinder.Find(sheet, ColumnMatcher.Members, own, c => IsMemberTable(c));
            var village = tables.Count == 0 ? null : own.Village ?? (tables[0][Fields.Village] >= 0 ? null : VillageNames.OfSheet(sheet, tables[0].FirstHeaderRow));
            layouts[sheet.Name] = tables;
            CheckMapping(sheet, tables, own, skip, faults);
            foreach (var table in tables.Where(t => t[Fields.Name] >= 0 || t[Fields.HeadName] >= 0))
                assembler.Add(table, sheet.Name, new MemberTable(sheet, table, options.Today, faults).Read(village, cancel));
            summaries.Add(Summary(sheet, tables, village));
        }

        var households = assembler.Finish((sheet, field) => layouts[sheet]
            .Select(t => (t.HeaderOf(field), t[field]))
            .FirstOrDefault(x => x.Item2 >= 0, ("", -1)));
        if (households.Count == 0 && faults.Count == 0)
            faults.Add(ImportFault.OfFile(summaries.Exists(s => s.Recognised) ? "no-rows" : "no-table"));
        var order = summaries.Select((s, i) => (s.Name, i)).GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.First().i);
        return new HouseholdFile(summaries, households, [.. faults.OrderBy(f => order.GetValueOrDefault(f.Sheet, -1)).ThenBy(f => f.Row).ThenBy(f => f.ColumnIndex ?? -1)]);
    }

    private static bool IsMemberTable(IReadOnlyList<ColumnMatch> columns) =>
        columns.Any(c => c.Field is Fields.Name or Fields.HeadName)
        && (columns.Count(c => MemberColumns.Contains(c.Field)) >= 2 || columns.Any(c => c is { ByUser: true, Field: Fields.Name }));

    private static void CheckMapping(SheetTable sheet, List<TableLayout> tables, SheetMapping own, bool skip, List<ImportFault> faults)
    {
        if (skip)
            return;
        if (own.HeaderRow is { } row && tables.Count == 0)
            faults.Add(new ImportFault(sheet.Name, row, "", "mapping-header-row", [row]));
        if (tables.Count == 0)
            return;
        foreach (var (field, column) in own.Columns)
        {
            if (column.Length > 0 && !tables.Exists(t => LayoutFinder.FindColumn(column, t.Headers) >= 0))
                faults.Add(new ImportFault(sheet.Name, tables[0].LastHeaderRow, column, "mapping-column-unknown", [column, field]));
        }

        if (tables[0][Fields.Name] < 0 && tables[0][Fields.HeadName] < 0)
            faults.Add(new ImportFault(sheet.Name, tables[0].LastHeaderRow, "", "column-missing-name", []));
    }

    private static SheetSummary Summary(SheetTable sheet, List<TableLayout> tables, string? village)
    {
        var table = tables.Count > 0 ? tables[0] : null;
        return new SheetSummary(
            sheet.Name,
            table is not null,
            sheet.Hidden,
            table?.FirstHeaderRow ?? 0,
            table?.LastHeaderRow ?? 0,
            table?.Columns ?? [],
            table?.Headers ?? [],
            sheet.Rows.Skip(table?.FirstBody ?? 0).Take(PreviewRows).Select(r => new PreviewRow(r.Number, r.Cells.Select(c => c.Text).ToList())).ToList(),
            village,
            sheet.Encoding);
    }
}
