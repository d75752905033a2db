using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Figures;

/// <summary>Reads harvests: a part a month.</summary>
public sealed class HarvestRecords(AniseDb db, RecordChanges changes, KeptReads kept) : MonthlyRecords(db, changes, kept)
{
    private static readonly Dictionary<string, int> Kilograms = YamlWords.Load<UnitFile>("Anise.Projects.Logs.units").Kilograms
        .SelectMany(u => u.Value, (u, word) => (Word: VietnameseText.ToneKey(word), u.Key)).ToDictionary(u => u.Word, u => u.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RecordKind Kind => ProjectKinds.Harvest;

    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<LogEntry>().Select(r => new MonthAndPlace { Year = r.Date.Year, Month = r.Date.Month, Place = r.PlaceId, Counts = r.Work == FarmWork.Harvest });

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        var (first, last) = DaysOf(scope);
        var rows = await Db.Set<LogEntry>().AsNoTracking().Where(e => e.Work == FarmWork.Harvest && e.Date >= first && e.Date <= last).Join(Db.Set<Plot>(), e => e.PlotId, p => p.Id, (e, p) => new { Entry = e, p.Name, p.Crop, p.ProjectId })
            .Join(Db.Set<Project>(), e => e.ProjectId, p => p.Id, (e, p) => new { e.Entry, e.Name, e.Crop, p.Code }).OrderBy(e => e.Entry.Id).ToListAsync(cancel);
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

    private sealed class UnitFile
    {
        public Dictionary<int, List<string>> Kilograms { get; set; } = [];
    }
}
