using Anise.Households.Import.Values;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Households.Import.Reading;

/// <summary>Reads a spreadsheet of households as offices have them.</summary>
public static class HouseholdFileReader
{
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
            return Read(SheetReader.Read(file, fileName, options.Limits, progress, cancel), options, cancel);
        }
        catch (UnreadableFileException e)
        {
            return new HouseholdFile([], [], [ImportFault.OfFile(e.Problem, e.Found)]);
        }
    }

    /// <summary>Reads sheets that were taken from a file before: a file is parsed once.</summary>
    internal static HouseholdFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var summaries = new List<SheetSummary>();
        var assembler = new HouseholdAssembler(faults);
        var layouts = new Dictionary<string, IReadOnlyList<TableLayout>>();
        foreach (var read in FoundSheet.All(sheets, HouseholdTable.Description, options.Mapping, faults, cancel))
        {
            var (sheet, tables) = (read.Sheet, read.Tables);
            var village = tables.Count == 0 ? null : read.Mapping.Village ?? (tables[0][Fields.Village] >= 0 ? null : VillageNames.OfSheet(sheet, tables[0].FirstHeaderRow));
            layouts[sheet.Name] = tables;
            if (tables.Count > 0 && tables[0][Fields.Name] < 0 && tables[0][Fields.HeadName] < 0)
                faults.Add(new ImportFault(sheet.Name, tables[0].LastHeaderRow, "", "column-missing-name", []));
            foreach (var table in tables.Where(t => t[Fields.Name] >= 0 || t[Fields.HeadName] >= 0))
                assembler.Add(table, sheet.Name, new MemberTable(sheet, table, options.Today, faults).Read(village, cancel));
            summaries.Add(read.Summary(village));
        }

        var households = assembler.Finish((sheet, field) => layouts[sheet]
            .Select(t => (t.HeaderOf(field), t[field]))
            .FirstOrDefault(x => x.Item2 >= 0, ("", -1)));
        if (households.Count == 0 && faults.Count == 0)
            faults.Add(ImportFault.OfFile(summaries.Exists(s => s.Recognised) ? "no-rows" : "no-table"));
        var order = summaries.Select((s, i) => (s.Name, i)).GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.First().i);
        return new HouseholdFile(summaries, households, [.. faults.OrderBy(f => order.GetValueOrDefault(f.Sheet, -1)).ThenBy(f => f.Row).ThenBy(f => f.ColumnIndex ?? -1)]);
    }
}
