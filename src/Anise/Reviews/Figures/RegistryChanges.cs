using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Tells which places have changed, by what the journal says since it was last asked: a changed household renews the figures of its commune, not of the
/// province. One for the whole program; safe for many threads.
/// </summary>
public sealed class RegistryChanges : IDisposable
{
    private const int TooMany = 20_000;   // changed things at once: then everything counts as changed
    private static readonly string[] Subjects = ["household", "review", "review-household", "decided-household", "place", "campaign", "complaint"];

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<PlaceId, long> _last = [];
    private long _seen = -1, _all = 1;

    /// <summary>The number of the last change of each place, up to now; 1 for those that have not changed since the program began.</summary>
    public async Task<Func<IEnumerable<PlaceId>, long>> ReadAsync(AniseDb db, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            long now = await db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel);
            if (_seen < 0 || now < _seen) (_seen, _all) = (now, Math.Max(now, 1));
            else if (now > _seen) await FollowAsync(db, now, cancel);
            long all = _all;
            Dictionary<PlaceId, long> last = new(_last);
            return places => places.Aggregate(all, (most, p) => Math.Max(most, last.GetValueOrDefault(p)));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task FollowAsync(AniseDb db, long now, CancellationToken cancel)
    {
        long seen = _seen;
        var changed = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Number > seen && Subjects.Contains(e.Subject))
            .Select(e => new { e.Place, e.Subject, e.SubjectId }).Distinct().OrderBy(c => c.SubjectId).Take(TooMany).ToListAsync(cancel);
        if (changed.Count == TooMany || changed.Exists(c => c.Subject == "place" || (c.Place is null && c.Subject != "decided-household"))) _all = now;
        // A decided household whose village is not known has no place, but its review is written with it and has.
        foreach (var change in changed) if (change.Place is { } place) _last[place] = now;
        // A household that moved has also left where it was.
        List<HouseholdId> households = [.. changed.Where(c => c.Subject == "household").Select(c => long.TryParse(c.SubjectId, out long id) ? new HouseholdId(id) : default).Distinct()];
        foreach (PlaceId village in await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(households).Contains(f.HouseholdId)).Select(f => f.VillageId).Distinct().ToListAsync(cancel))
            _last[village] = now;
        _seen = now;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
