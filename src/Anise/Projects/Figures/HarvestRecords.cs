using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Figures;

/// <summary>Reads harvests: a part a month.</summary>
public sealed class HarvestRecords(AniseDb db, RecordChanges changes, KeptReads kept) : IRecordReader
{
    private static readonly Dictionary<string, int> Kilograms = YamlWords.Load<UnitFile>("Anise.Projects.Logs.units").Kilograms
        .SelectMany(u => u.Value, (u, word) => (Word: VietnameseText.ToneKey(word), u.Key)).ToDictionary(u => u.Word, u => u.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public RecordKind Kind => ProjectKinds.Harvest;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await WhenAndWhereAsync(cancel)).Days.Select(d => d.Year).Distinct().Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay;
        var (days, places) = await WhenAndWhereAsync(cancel);
        if (!days.Any(d => d.Year == last.Year && (!scope.Period.IsMonth || d.Month == last.Month))) return [];
        return [new RecordPart($"harvest-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(places), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay, first = scope.Period.IsMonth ? new(last.Year, last.Month, 1) : new(scope.Year, 1, 1);
        var rows = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Work == FarmWork.Harvest && e.Date >= first && e.Date <= last).Join(db.Set<Plot>(), e => e.PlotId, p => p.Id, (e, p) => new { Entry = e, p.Name, p.Crop, p.ProjectId })
            .Join(db.Set<Project>(), e => e.ProjectId, p => p.Id, (e, p) => new { e.Entry, e.Name, e.Crop, p.Code }).OrderBy(e => e.Entry.Id).ToListAsync(cancel);
        return new RecordTable([.. rows.Select(r => r.Entry.Id.Value.Key())], [.. rows.Select(r => r.Entry.PlaceId)],
            new Dictionary<string, double[]> { ["kg"] = [.. rows.Select(r => r.Entry.Quantity is { } quantity && Kilograms.TryGetValue(VietnameseText.ToneKey(r.Entry.Unit ?? ""), out int each) ? (double)(quantity * each) : double.NaN)] },
            new Dictionary<string, string[]>
            {
                ["plot"] = [.. rows.Select(r => r.Entry.PlotId.Value.Key())],
                ["plot-name"] = [.. rows.Select(r => r.Name)],
                ["project-code"] = [.. rows.Select(r => r.Code)],
                ["crop"] = [.. rows.Select(r => r.Crop)],
                ["date"] = [.. rows.Select(r => ProjectWords.Day(r.Entry.Date))],
                ["contested"] = [.. rows.Select(r => r.Entry.ContestedOn is null ? "no" : "yes")],
                ["overridden"] = [.. rows.Select(r => r.Entry.OverrideReason is null ? "no" : "yes")],
                ["quantity-text"] = [.. rows.Select(r => ProjectWords.Amount(r.Entry.Quantity))],
                ["unit-text"] = [.. rows.Select(r => r.Entry.Unit ?? "")],
            });
    }

    /// <summary>The days of harvests, and the places of all that is logged.</summary>
    private Task<Kept> WhenAndWhereAsync(CancellationToken cancel) => kept.GetAsync(db, typeof(HarvestRecords), async () => new Kept(
        await db.Set<LogEntry>().Where(e => e.Work == FarmWork.Harvest).Select(e => e.Date).Distinct().ToListAsync(cancel),
        await db.Set<LogEntry>().Select(e => e.PlaceId).Distinct().ToListAsync(cancel)), cancel);

    private sealed record Kept(IReadOnlyList<DateOnly> Days, IReadOnlyList<PlaceId> Places);

    private sealed class UnitFile
    {
        public Dictionary<int, List<string>> Kilograms { get; set; } = [];
    }
}
