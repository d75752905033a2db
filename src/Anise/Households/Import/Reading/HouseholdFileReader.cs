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
        var layouts = new Dictionary<string, IReadOnlyList<TableLayout>>();
        ColumnMapping mapping = options.Mapping ?? new ColumnMapping();
        var assembler = new HouseholdAssembler(mapping, faults);
        List<FoundSheet> found = FoundSheet.All(sheets, HouseholdTable.Description, options, faults, cancel);
        foreach (var read in found)
        {
            string? village = ReadTables(read, mapping, options.Today, assembler, faults, cancel);
            // Of tables side by side the first stands for the sheet.
            if (layouts.TryAdd(read.Sheet.Name, read.Tables))
                summaries.Add(read.Summary(village));
        }

        if (found.Where(f => f.Tables.Count == 0 && !f.Skipped).Select(f => f.Sheet).ToList() is { Count: > 0 } others)
            assembler.Relate(HouseholdSheets.Read(others, options, cancel));
        var households = assembler.Finish((sheet, field) => layouts[sheet]
            .Select(t => (t.HeaderOf(field), t[field]))
            .FirstOrDefault(x => x.Item2 >= 0, ("", -1)));
        if (households.Count == 0 && !faults.Exists(f => f.Level == FaultLevel.Fault))
            faults.Add(ImportFault.OfFile(summaries.Exists(s => s.Recognised) ? "no-rows" : "no-table"));
        if (households.Count > 0 && households.TrueForAll(h => h.Members.Count == 1))
            faults.Add(ImportFault.OfFile("heads-only", households.Count, households.Sum(h => Math.Max(0, (h.Stated ?? 1) - 1))) with { Level = FaultLevel.Note });
        var order = summaries.Select((s, i) => (s.Name, i)).GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.First().i);
        var sorted = faults.OrderBy(f => order.GetValueOrDefault(f.Sheet, -1)).ThenBy(f => f.Row).ThenBy(f => f.ColumnIndex ?? -1);
        var (against, said) = FaultGroups.Split(FaultGroups.Grouped(sorted, f => f.Problem is "unknown-value" or "village-missing" || f.Asks is not null || f.Level != FaultLevel.Fault), mapping.Confirmed);
        var file = new HouseholdFile(summaries, households, against) { Notes = said, SkipsFaulty = mapping.WithoutFaulty };
        return mapping.WithoutFaulty ? file.WithoutFaulty() : file;
    }

    /// <summary>The village in the titles or the name of the sheet; one that only the name may tell is said, or asked where it looks like no name.</summary>
    private static string? VillageOf(SheetTable sheet, TableLayout table, List<ImportFault> faults)
    {
        var (village, sure) = VillageNames.OfSheet(sheet, table.FirstHeaderRow);
        bool inRows = Enumerable.Range(table.FirstBody, table.EndBody - table.FirstBody).Any(i => VillageNames.OfSection(sheet.Rows[i]) is not null) || table[Fields.Address] >= 0;
        if (village is not null && !sure && !inRows)
            faults.Add(new ImportFault(sheet.Name, table.FirstHeaderRow, "", "village-from-sheet", [village]) { ColumnIndex = 0, Level = VillageNames.IsProper(village) ? FaultLevel.Note : FaultLevel.Question });
        return village;
    }

    /// <summary>Reads the tables of a sheet, each with the village that stands over it; the village of the first is told to the user.</summary>
    private static string? ReadTables(FoundSheet read, ColumnMapping mapping, DateOnly today, HouseholdAssembler assembler, List<ImportFault> faults, CancellationToken cancel)
    {
        string? first = null, village = null;
        for (int t = 0; t < read.Tables.Count; t++)
        {
            TableLayout table = read.Tables[t];
            if (table[Fields.Name] < 0 && table[Fields.HeadName] < 0)
            {
                faults.Add(new ImportFault(read.Sheet.Name, table.LastHeaderRow, "", "column-missing-name", []));
                continue;
            }

            if (t == 0)
            {
                first = village = read.Mapping.Village ?? (table[Fields.Village] >= 0 ? null : VillageOf(read.Sheet, table, faults));
            }
            else if (read.Mapping.Village is null && table[Fields.Village] < 0 && !table.Given.ContainsKey(Fields.Village))
            {
                IReadOnlyList<SheetRow> titles = read.TitlesOf(t);
                if (VillageNames.OfTitles(titles) is { } titled)
                    village = titled;
                else if (titles.Count > 0)
                    faults.Add(new ImportFault(read.Sheet.Name, table.FirstHeaderRow, "", "village-carried", [village]) { ColumnIndex = 0, Level = FaultLevel.Question });
            }

            if (table.Given.TryGetValue(Fields.Village, out SheetCell given) && !CellText.IsBlank(given))
                village = given.Text;
            var members = new MemberTable(read.Sheet, table, mapping, today, faults);
            assembler.Add(table, read.Sheet.Name, members.Read(village, cancel));
            village = members.Section;
        }

        return first;
    }
}
