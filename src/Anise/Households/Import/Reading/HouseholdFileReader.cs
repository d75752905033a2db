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
        ColumnMapping mapping = options.Mapping ?? new ColumnMapping();
        foreach (var read in FoundSheet.All(sheets, HouseholdTable.Description, options, faults, cancel))
        {
            layouts.TryAdd(read.Sheet.Name, read.Tables);
            summaries.Add(read.Summary(ReadTables(read, mapping, options.Today, assembler, faults, cancel)));
        }

        var households = assembler.Finish((sheet, field) => layouts[sheet]
            .Select(t => (t.HeaderOf(field), t[field]))
            .FirstOrDefault(x => x.Item2 >= 0, ("", -1)));
        if (households.Count == 0 && !faults.Exists(f => f.Level == FaultLevel.Fault))
            faults.Add(ImportFault.OfFile(summaries.Exists(s => s.Recognised) ? "no-rows" : "no-table"));
        if (households.Count > 0 && households.TrueForAll(h => h.Members.Count == 1))
            faults.Add(ImportFault.OfFile("heads-only", households.Count, households.Sum(h => Math.Max(0, (h.Stated ?? 1) - 1))) with { Level = FaultLevel.Note });
        var order = summaries.Select((s, i) => (s.Name, i)).GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.First().i);
        var sorted = faults.OrderBy(f => order.GetValueOrDefault(f.Sheet, -1)).ThenBy(f => f.Row).ThenBy(f => f.ColumnIndex ?? -1);
        var (against, said) = FaultGroups.Split(FaultGroups.Grouped(sorted, f => f.Problem == "unknown-value" || f.Level != FaultLevel.Fault), mapping.Confirmed);
        var file = new HouseholdFile(summaries, households, against) { Notes = said, SkipsFaulty = mapping.WithoutFaulty };
        return mapping.WithoutFaulty ? file.WithoutFaulty() : file;
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
                first = village = read.Mapping.Village ?? (table[Fields.Village] >= 0 ? null : VillageNames.OfSheet(read.Sheet, table.FirstHeaderRow));
            }
            else if (read.Mapping.Village is null && table[Fields.Village] < 0)
            {
                IReadOnlyList<SheetRow> titles = read.TitlesOf(t);
                if (VillageNames.OfTitles(titles) is { } titled)
                    village = titled;
                else if (titles.Count > 0)
                    faults.Add(new ImportFault(read.Sheet.Name, table.FirstHeaderRow, "", "village-carried", [village]) { ColumnIndex = 0, Level = FaultLevel.Question });
            }

            var members = new MemberTable(read.Sheet, table, mapping, today, faults);
            assembler.Add(table, read.Sheet.Name, members.Read(village, cancel));
            village = members.Section;
        }

        return first;
    }
}
