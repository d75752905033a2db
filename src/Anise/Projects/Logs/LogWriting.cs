using Anise.Basics;
using Anise.Projects.Plots;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>An entry of a season log as somebody states it.</summary>
/// <param name="Plot">The plot.</param>
/// <param name="Date">When.</param>
/// <param name="Work">What.</param>
public sealed record StatedEntry(Plot Plot, DateOnly Date, FarmWork Work)
{
    /// <summary>The product.</summary>
    public string? Product { get; init; }

    /// <summary>Days to wait before a harvest, as on the label; null where it is not said.</summary>
    public int? IntervalDays { get; init; }

    /// <summary>How much.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>In what.</summary>
    public string? Unit { get; init; }

    /// <summary>Who.</summary>
    public string? Person { get; init; }

    /// <summary>What the product is by the rules of organic farming; null where its name shall tell.</summary>
    public string? Substance { get; init; }

    /// <summary>That a product which is not allowed was used all the same on an organic plot: conversion begins anew.</summary>
    public bool BreaksConversion { get; init; }

    /// <summary>Of a harvest within an interval that is taken by somebody with the right: why.</summary>
    public string? OverrideReason { get; init; }
}

/// <summary>What speaks against an entry.</summary>
/// <param name="Number">Its number among those stated, from 0.</param>
/// <param name="Code">The code of the problem.</param>
/// <param name="Found">The values of its message.</param>
public sealed record EntryFault(int Number, string Code, IReadOnlyList<object?> Found)
{
    /// <summary>Of a harvest within an interval: the first day on which it may be.</summary>
    public DateOnly? FirstFreeDay { get; init; }

    /// <summary>Of a harvest within an interval: the use of the product that forbids it.</summary>
    public ProductUse? Use { get; init; }

    /// <summary>The message.</summary>
    public string Message => Texts.Get("fault-" + Code, [.. Found]);
}

/// <summary>What became of entries.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Left">How many are stored already.</param>
/// <param name="Contested">Harvests of before that proved to be within an interval.</param>
public sealed record RecordedLog(int Added, int Left, int Contested);

/// <summary>Checks entries of season logs all together, with what is stored, and adds them, within a write. Every way in goes through here: no harvest within an interval is taken.</summary>
public sealed class LogWriting(AniseDb db, PlotNeighbours neighbours, OrganicProducts products, ProductionTerms terms, TimeProvider clock)
{
    private const decimal MostQuantity = 10_000_000;

    /// <summary>The longest interval before a harvest that a label can ask for, in days.</summary>
    public const int MostInterval = 999;

    private static readonly DateOnly First = new(2000, 1, 1);

    /// <summary>Adds those that are new, whatever their order; with any fault, none.</summary>
    public async Task<(RecordedLog? Done, IReadOnlyList<EntryFault> Faults)> AddAsync(IReadOnlyList<StatedEntry> entries, CancellationToken cancel)
    {
        List<PlotId> plots = [.. entries.Select(e => e.Plot.Id).Distinct()];
        IReadOnlyDictionary<PlotId, IReadOnlyList<PlotId>> near = await neighbours.OfAsync(plots, cancel);
        List<PlotId> around = [.. near.Values.SelectMany(n => n).Distinct()];
        List<LogEntry> stored = await db.Set<LogEntry>().Where(e => EF.Parameter(around).Contains(e.PlotId) && (e.FreeFrom != null || e.Work == FarmWork.Harvest)).ToListAsync(cancel);
        Dictionary<string, int?> labels = await LabelsAsync(entries, cancel);
        var faults = new List<EntryFault>();
        StatedEntry[] stated = [.. entries.Select((entry, i) => Labelled(Told(entry, i, faults), i, labels, faults))];
        bool[] isKnown = await KnownAsync(stated, plots, cancel);

        ILookup<PlotId, ProductUse> uses = stored.Where(e => e.FreeFrom is not null).Select(e => new ProductUse(e.PlotId, e.Date, e.FreeFrom!.Value, e.Product, e.IntervalDays ?? 0))
            .Concat(stated.Where((e, i) => !isKnown[i] && IsSound(e) && e.IntervalDays is > 0).Select(UseOf)).ToLookup(u => u.Plot);
        ProductUse[] Around(PlotId plot) => [.. near.GetValueOrDefault(plot, [plot]).SelectMany(p => uses[p])];
        Dictionary<PlotId, string> names = [];
        var overridden = new HashSet<int>();
        for (int i = 0; i < stated.Length; i++)
        {
            StatedEntry entry = stated[i];
            if (isKnown[i] || entry.Work != FarmWork.Harvest || Waiting.Of(entry.Date, Around(entry.Plot.Id)) is not { } wait) continue;
            names = names.Count > 0 ? names : await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(around).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
            if (entry.OverrideReason is not null)
            {
                overridden.Add(i);
                continue;
            }
            faults.Add(new EntryFault(i, "inside-interval", [entry.Plot.Name, entry.Date, wait.Use.Product ?? ProjectWords.Of(FarmWork.Spray), names[wait.Use.Plot], wait.Use.Date, wait.Use.IntervalDays, wait.FirstFreeDay]) { FirstFreeDay = wait.FirstFreeDay, Use = wait.Use });
        }
        List<PlotId> broken = await BreaksAsync(stated, isKnown, near, around, faults, cancel);
        if (faults.Count > 0) return (null, [.. faults.OrderBy(f => f.Number)]);

        foreach (Plot plot in await db.Set<Plot>().Where(p => EF.Parameter(broken).Contains(p.Id)).ToListAsync(cancel)) plot.WatchedSince ??= clock.Today();
        int contested = await ContestAsync(stored, [.. stated.Where((e, i) => !isKnown[i] && e.IntervalDays is > 0).Select(UseOf)], near, cancel);
        List<StatedEntry> added = [.. stated.Select((e, i) => overridden.Contains(i) ? e : e with { OverrideReason = null }).Where((_, i) => !isKnown[i])];
        long id = await db.ReserveAsync("season-log", added.Count, cancel);
        db.AddRange(added.Select(e => new LogEntry
        {
            Id = new LogEntryId(id++),
            PlotId = e.Plot.Id,
            PlaceId = e.Plot.PlaceId,
            Date = e.Date,
            Work = e.Work,
            Product = e.Product,
            IntervalDays = e.IntervalDays,
            FreeFrom = e.IntervalDays is > 0 and { } days ? e.Date.AddDays(days) : null,
            Quantity = e.Quantity,
            Unit = e.Unit,
            Person = e.Person,
            Substance = e.Substance,
            OverrideReason = e.OverrideReason,
        }));
        return (new RecordedLog(added.Count, stated.Length - added.Count, contested), []);
    }

    /// <summary>The entry with what its product is, by its own word or by the name of the product.</summary>
    private StatedEntry Told(StatedEntry entry, int number, List<EntryFault> faults)
    {
        if (entry.Work is not (FarmWork.Spray or FarmWork.Fertilise) || entry.Date < First) return entry with { Substance = null };
        if (entry.Substance is { } kind && !products.IsKind(kind, entry.Date)) faults.Add(new EntryFault(number, "log-substance-unknown", [kind]));
        return entry with { Substance = entry.Substance ?? products.KindOf(entry.Product, entry.Date) };
    }

    /// <summary>The organic plots on which, or on ground of which, something is used that is not allowed: where it is not said that it was used all the same, that is a fault.</summary>
    private async Task<List<PlotId>> BreaksAsync(StatedEntry[] stated, bool[] isKnown, IReadOnlyDictionary<PlotId, IReadOnlyList<PlotId>> near, List<PlotId> around, List<EntryFault> faults, CancellationToken cancel)
    {
        int[] forbidden = [.. Enumerable.Range(0, stated.Length).Where(i => !isKnown[i] && stated[i].Substance is { } kind && products.IsForbidden(kind, stated[i].Date))];
        if (forbidden.Length == 0) return [];
        List<Plot> organic = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(around).Contains(p.Id) && p.OrganicSince != null).ToListAsync(cancel);
        var broken = new HashSet<PlotId>();
        foreach (int i in forbidden)
        {
            StatedEntry entry = stated[i];
            Plot[] hit = [.. organic.Where(p => p.OrganicSince <= entry.Date && near.GetValueOrDefault(entry.Plot.Id, [entry.Plot.Id]).Contains(p.Id))];
            if (hit.Length == 0) continue;
            int months = terms.Months("conversion-forbidden", entry.Date);
            if (entry.BreaksConversion) broken.UnionWith(hit.Select(p => p.Id));
            else faults.Add(new EntryFault(i, "organic-forbidden", [hit[0].Name, hit[0].OrganicSince, entry.Product, products.NameOf(entry.Substance!, entry.Date), months, entry.Date.AddMonths(months)]));
        }
        return [.. broken];
    }

    /// <summary>Whether the day and the interval are such as can be reckoned with; what is wrong with others is a fault already.</summary>
    private bool IsSound(StatedEntry entry) => entry.Date >= First && entry.Date <= clock.Today() && entry.IntervalDays is null or (>= 0 and <= MostInterval);

    private static ProductUse UseOf(StatedEntry entry) => new(entry.Plot.Id, entry.Date, entry.Date.AddDays(entry.IntervalDays!.Value), entry.Product, entry.IntervalDays.Value);

    /// <summary>The entry with the interval of its product, or what is wrong with it. A harvest asks for none.</summary>
    private StatedEntry Labelled(StatedEntry entry, int number, Dictionary<string, int?> labels, List<EntryFault> faults)
    {
        void Against(string code, params object?[] found) => faults.Add(new EntryFault(number, code, found));
        if (entry.Date > clock.Today()) Against("log-date-in-future", entry.Date);
        else if (entry.Date < First) Against("log-date-too-early", entry.Date);
        if (entry.Quantity is < 0 or > MostQuantity) Against("log-quantity-wrong", entry.Quantity);
        if (entry.IntervalDays is < 0 or > MostInterval) Against("log-interval-wrong", entry.IntervalDays, MostInterval);
        if (entry.Plot.EndedOn is { } ended && entry.Date > ended) Against("log-plot-ended", entry.Plot.Name, ended);
        if (entry.Work is FarmWork.Harvest or FarmWork.Other) return entry.Work == FarmWork.Harvest ? entry with { IntervalDays = null } : entry;
        if (entry.Work == FarmWork.Spray && entry.Product is null) Against("log-no-product", entry.Plot.Name, entry.Date);
        else if (entry.Work == FarmWork.Spray && entry.IntervalDays is null)
        {
            if (labels.GetValueOrDefault(KeyOf(entry.Product!)) is { } label) return entry with { IntervalDays = label };
            Against("log-no-interval", entry.Product);
        }
        return entry;
    }

    /// <summary>The interval of each product as it was last recorded, for entries that do not say it.</summary>
    private async Task<Dictionary<string, int?>> LabelsAsync(IReadOnlyList<StatedEntry> entries, CancellationToken cancel)
    {
        HashSet<string> asked = [.. entries.Where(e => e is { Work: FarmWork.Spray, IntervalDays: null, Product: not null }).Select(e => KeyOf(e.Product!))];
        if (asked.Count == 0) return [];
        var known = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Work == FarmWork.Spray && e.IntervalDays != null && e.Product != null).GroupBy(e => new { e.Product, e.IntervalDays }).Select(g => new { g.Key.Product, g.Key.IntervalDays, Last = g.Max(e => e.Date) }).ToListAsync(cancel);
        return known.Where(k => asked.Contains(KeyOf(k.Product!))).GroupBy(k => KeyOf(k.Product!)).ToDictionary(g => g.Key, g => g.OrderBy(k => k.Last).ThenBy(k => k.IntervalDays).Last().IntervalDays, StringComparer.Ordinal);
    }

    private static string KeyOf(string text) => PlotNames.KeyOf(text);

    /// <summary>Which entries are stored already: as often as they are stored, no more.</summary>
    private async Task<bool[]> KnownAsync(StatedEntry[] stated, List<PlotId> plots, CancellationToken cancel)
    {
        Dictionary<object, int> stored = (await db.Set<LogEntry>().AsNoTracking().Where(e => EF.Parameter(plots).Contains(e.PlotId)).ToListAsync(cancel))
            .GroupBy(e => (object)(e.PlotId, e.Date, e.Work, KeyOf(e.Product ?? ""), e.Quantity, KeyOf(e.Unit ?? ""), KeyOf(e.Person ?? ""))).ToDictionary(g => g.Key, g => g.Count());
        return [.. stated.Select(e =>
        {
            object key = (e.Plot.Id, e.Date, e.Work, KeyOf(e.Product ?? ""), e.Quantity, KeyOf(e.Unit ?? ""), KeyOf(e.Person ?? ""));
            if (stored.GetValueOrDefault(key) == 0) return false;
            stored[key]--;
            return true;
        })];
    }

    /// <summary>Harvests of before that a use makes unlawful stay and are contested; their plots are watched from today.</summary>
    private async Task<int> ContestAsync(List<LogEntry> stored, ProductUse[] uses, IReadOnlyDictionary<PlotId, IReadOnlyList<PlotId>> near, CancellationToken cancel)
    {
        List<LogEntry> unlawful = [.. stored.Where(h => h.Work == FarmWork.Harvest && h.ContestedOn is null && uses.Any(u => near.GetValueOrDefault(u.Plot, [u.Plot]).Contains(h.PlotId) && u.Forbids(h.Date)))];
        if (unlawful.Count == 0) return 0;
        List<PlotId> at = [.. unlawful.Select(h => h.PlotId).Distinct()];
        foreach (LogEntry harvest in unlawful) harvest.ContestedOn = clock.Today();
        foreach (Plot plot in await db.Set<Plot>().Where(p => EF.Parameter(at).Contains(p.Id)).ToListAsync(cancel)) plot.WatchedSince ??= clock.Today();
        return unlawful.Count;
    }
}
