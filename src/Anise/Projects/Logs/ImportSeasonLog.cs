using Anise.Access;
using Anise.Basics;
using Anise.Projects.Changes;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>What became of a file of a season log.</summary>
/// <param name="Done">What was stored; null where it was refused.</param>
/// <param name="Faults">What has to be mended.</param>
/// <param name="Notes">What is taken as it stands and said.</param>
public sealed record LogImported(RecordedLog? Done, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportFault> Notes)
{
    /// <summary>Of a harvest within an interval, by sheet and row: the first day on which it may be.</summary>
    public IReadOnlyDictionary<(string Sheet, int Row), DateOnly> FirstFreeDays { get; init; } = new Dictionary<(string, int), DateOnly>();
}

/// <summary>Takes in the season log of a project from any office's file, all or nothing: judged as a whole, whatever its order, together with what is stored.</summary>
public sealed class ImportSeasonLog(AniseDb db, WorksPlaces places, RecordLog record)
{
    private static readonly ColumnWords Words = ColumnWords.Load("Anise.Projects.Logs.columns");

    private static readonly TableField<string>
        Plot = new("plot", CellReaders.Text) { Required = true, Names = true, Spans = true, Most = 100 },
        Product = new("product", CellReaders.Text) { Most = 200 },
        Interval = new("interval", WrittenWork.Interval) { Most = 20 },
        Unit = new("unit", CellReaders.Text) { Most = 50 },
        Person = new("person", CellReaders.Text) { Most = 200 };

    private static readonly TableField<SheetCellValue> Quantity = new("quantity", (cell, _) => WrittenWork.Quantity(cell) is { Problem: null } read ? new(new SheetCellValue(read.Quantity, read.Unit), null) : new(null, WrittenWork.Quantity(cell).Problem)) { Most = 60 };
    private static readonly TableField<DateOnly> Date = new("date", CellReaders.Day) { Required = true, Tells = true, Spans = true };
    private static readonly TableField<FarmWorkCell> Work = new("work", WrittenWork.Work) { Required = true };

    /// <summary>What a file holds.</summary>
    public static TableDescription Description { get; } = new() { Fields = [Plot, Date, Work, Product, Interval, Quantity, Unit, Person], Words = Words, NoTable = "log-no-table" };

    /// <summary>Stores the file, or tells all that speaks against it. Needs <c>Permission.EditProjects</c> for the places of its plots.</summary>
    /// <param name="rights">Who imports.</param>
    /// <param name="code">The code of the project.</param>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="confirmed">Whether what is asked is right as it stands.</param>
    /// <param name="breaksConversion">Whether products that are not allowed on organic plots were used all the same: conversion begins anew.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LogImported>> RunAsync(Rights rights, string code, Stream content, string fileName, bool confirmed = false, bool breaksConversion = false, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditProjects, Scope.Anywhere);
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } project) return Texts.Problem("project-unknown", "project", code);
        TableFile file = TableReader.Read(content, fileName, Description, new ReadOptions { Today = places.Today, Mapping = new ColumnMapping { Confirmed = confirmed } }, cancel: cancel);
        NamedPlots plots = await NamedPlots.OfAsync(db, project.Id, cancel);
        var faults = new List<ImportFault>(file.Faults);
        var entries = new List<(TableRow Row, StatedEntry Entry)>();
        HashSet<(string, int)> faulty = [.. file.Faults.SelectMany(f => f.OtherRows.Prepend(f.Row).Select(r => (f.Sheet, r)))];
        foreach (TableRow row in file.Rows.Where(r => !faulty.Contains((r.Sheet, r.Row))))
        {
            if (row.Of(Plot) is not { } name || row.ValueOf(Date) is not { } date || row.Of(Work) is not { } work) continue;   // it has a fault that says so
            if (plots.Find(name) is not { } plot)
            {
                faults.Add(row.FaultOf(Plot, "log-plot-unknown", name, project.Code));
                continue;
            }
            SheetCellValue? quantity = row.Of(Quantity);
            entries.Add((row, new StatedEntry(plot, date, work.Work)
            {
                Product = ProjectWriting.Clean(row.Of(Product)),
                IntervalDays = WrittenWork.NumberOf(row.Of(Interval)),
                Quantity = quantity?.Number,
                Unit = ProjectWriting.Clean(row.Of(Unit)) ?? quantity?.Unit,
                Person = ProjectWriting.Clean(row.Of(Person)),
                BreaksConversion = breaksConversion,
            }));
        }
        List<ImportFault> asked = [.. Twice(entries), .. await DifferentIntervalsAsync(entries, cancel)];
        if (!confirmed) faults.AddRange(asked);
        // What speaks against rows that can be read is told with the others, so that a file is not sent back twice.
        bool readable = faults.Count == 0;
        (RecordedLog? done, IReadOnlyList<EntryFault> against) = await record.RunAsync(rights, [.. entries.Select(e => e.Entry)], fileName, readable, cancel);
        faults.AddRange(against.Select(f => entries[f.Number].Row.FaultOf(FieldOf(f.Code), f.Code, [.. f.Found])));
        return new LogImported(readable ? done : null, FaultGroups.Grouped(faults.OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row), f => f.Problem == "log-plot-unknown"), [.. file.Notes, .. confirmed ? asked.Select(a => a with { Level = FaultLevel.Note }) : []])
        {
            FirstFreeDays = against.Where(f => f.FirstFreeDay is not null).ToDictionary(f => (entries[f.Number].Row.Sheet, entries[f.Number].Row.Row), f => f.FirstFreeDay!.Value),
        };
    }

    /// <summary>Rows that say again what another one says: a copied line, or two works alike.</summary>
    private static IEnumerable<ImportFault> Twice(List<(TableRow Row, StatedEntry Entry)> entries) =>
        entries.GroupBy(e => (e.Entry.Plot.Id, e.Entry.Date, e.Entry.Work, KeyOf(e.Entry.Product), e.Entry.Quantity, KeyOf(e.Entry.Unit), KeyOf(e.Entry.Person))).Where(g => g.Count() > 1)
            .SelectMany(g => g.Skip(1).Select(e => e.Row.FaultOf(Plot, "log-row-twice", g.First().Row.Row) with { Level = FaultLevel.Question }));

    /// <summary>Intervals other than those with which a product was recorded before: lawful for another crop, or wrong.</summary>
    private async Task<IReadOnlyList<ImportFault>> DifferentIntervalsAsync(List<(TableRow Row, StatedEntry Entry)> entries, CancellationToken cancel)
    {
        var said = entries.Where(e => e.Entry is { Work: FarmWork.Spray, IntervalDays: not null, Product: not null }).ToList();
        if (said.Count == 0) return [];
        var stored = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Work == FarmWork.Spray && e.IntervalDays != null && e.Product != null).Select(e => new { e.Product, e.IntervalDays }).Distinct().ToListAsync(cancel);
        ILookup<string, int> known = stored.ToLookup(s => KeyOf(s.Product), s => s.IntervalDays!.Value);
        return [.. said.Where(e => known[KeyOf(e.Entry.Product)].Any() && !known[KeyOf(e.Entry.Product)].Contains(e.Entry.IntervalDays!.Value))
            .Select(e => e.Row.FaultOf(Interval, "log-interval-differs", e.Entry.Product, e.Entry.IntervalDays, string.Join(", ", known[KeyOf(e.Entry.Product)].Order())) with { Level = FaultLevel.Question })];
    }

    private static string KeyOf(string? text) => PlotNames.KeyOf(text ?? "");

    private static TableField FieldOf(string code) => code switch
    {
        "log-no-product" or "organic-forbidden" => Product,
        "log-no-interval" or "log-interval-wrong" => Interval,
        "log-quantity-wrong" => Quantity,
        _ => Date,
    };
}

/// <summary>A quantity as a cell says it.</summary>
internal sealed record SheetCellValue(decimal? Number, string? Unit);
