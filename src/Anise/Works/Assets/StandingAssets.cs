using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>
/// Which assets stand on a day. One of which nobody knows when it was built stands from the first day on which it was seen: an event of it, a works day that worked on it, a day on which it was emptied,
/// or else the day on which it was entered. Before that nobody can say that it stood, and it is not counted.
/// </summary>
public sealed class StandingAssets(AniseDb db)
{
    /// <summary>The assets that stand at the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="within">The places that are asked for; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<List<Asset>> OnAsync(DateOnly day, List<PlaceId>? within, CancellationToken cancel)
    {
        IQueryable<Asset> asked = db.Set<Asset>().AsNoTracking().Where(a => (a.BuiltOn == null || a.BuiltOn <= day) && (a.RemovedOn == null || a.RemovedOn > day));
        if (within is not null) asked = asked.Where(a => EF.Parameter(within).Contains(a.PlaceId));
        List<Asset> assets = await asked.OrderBy(a => a.Id).ToListAsync(cancel);
        Dictionary<AssetId, DateOnly> seen = await FirstSeenAsync([.. assets.Where(a => a.BuiltOn is null)], cancel);
        return [.. assets.Where(a => a.BuiltOn is not null || seen[a.Id] <= day)];
    }

    /// <summary>The years in which an asset began to stand, as far as anybody knows.</summary>
    public async Task<IEnumerable<int>> YearsAsync(CancellationToken cancel)
    {
        List<DateOnly?> built = await db.Set<Asset>().Where(a => a.BuiltOn != null).Select(a => a.BuiltOn).Distinct().ToListAsync(cancel);
        Dictionary<AssetId, DateOnly> seen = await FirstSeenAsync(await db.Set<Asset>().AsNoTracking().Where(a => a.BuiltOn == null).ToListAsync(cancel), cancel);
        return built.OfType<DateOnly>().Concat(seen.Values).Select(d => d.Year).Distinct();
    }

    private async Task<Dictionary<AssetId, DateOnly>> FirstSeenAsync(List<Asset> unknown, CancellationToken cancel)
    {
        if (unknown.Count == 0) return [];
        List<AssetId> ids = [.. unknown.Select(a => a.Id)];
        List<string> keys = [.. ids.Select(id => id.Value.Key())];
        string subject = WorksSubjects.Asset.Code;
        var days = new List<(AssetId Id, DateOnly Day)>();
        days.AddRange(unknown.Where(a => a.EmptiedOn is not null).Select(a => (a.Id, a.EmptiedOn!.Value)));
        days.AddRange((await db.Set<AssetEvent>().Where(e => EF.Parameter(ids).Contains(e.AssetId)).GroupBy(e => e.AssetId).Select(g => new { g.Key, Day = g.Min(e => e.Date) }).ToListAsync(cancel)).Select(e => (e.Key, e.Day)));
        days.AddRange((await db.Set<AssetWork>().Where(w => EF.Parameter(ids).Contains(w.AssetId)).Join(db.Set<WorksOutput>(), w => w.OutputId, o => o.Id, (w, o) => new { w.AssetId, o.DayId })
            .Join(db.Set<WorksDay>().Where(d => !d.Withdrawn), w => w.DayId, d => d.Id, (w, d) => new { w.AssetId, d.Date }).ToListAsync(cancel)).Select(w => (w.AssetId, w.Date)));
        var entered = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && EF.Parameter(keys).Contains(e.SubjectId)).GroupBy(e => e.SubjectId).Select(g => new { g.Key, At = g.Min(e => e.At) }).ToListAsync(cancel);
        days.AddRange(entered.Select(e => (new AssetId(long.Parse(e.Key, CultureInfo.InvariantCulture)), DateOnly.FromDateTime(Basics.Days.Local(DateTimeOffset.Parse(e.At!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))))));
        return days.GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Min(d => d.Day));
    }
}
