using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Figures;

/// <summary>
/// Tells which records have changed where, by what the journal says since it was last asked: an entry renews the records of the kinds that are made of its subject, at its
/// place; a changed household renews the figures of its commune, not of the province. One for the whole program; safe for many threads.
/// </summary>
public sealed class RecordChanges : IDisposable
{
    private const int TooMany = 20_000;   // changed things at once: then everything counts as changed
    private const string Places = "place";   // where records count may change with any of them

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<(string Subject, PlaceId Place), long> _last = [];
    private readonly Dictionary<string, long> _everywhere = new(StringComparer.Ordinal);
    private long _seen = -1, _all = 1;

    /// <summary>For records of a kind, the number of the last change at some places, up to now; 1 where nothing has changed since the program began.</summary>
    public async Task<Func<IEnumerable<PlaceId>, long>> ReadAsync(AniseDb db, RecordKind kind, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            long now = db.Held is StoreMoment held ? held.LastEntry : await db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel);
            if (_seen < 0 || now < _seen) (_seen, _all) = (now, Math.Max(now, 1));
            else if (now > _seen) await FollowAsync(db, now, cancel);
            long everywhere = kind.Subjects.Append(Places).Aggregate(_all, (most, s) => Math.Max(most, _everywhere.GetValueOrDefault(s)));
            var last = new Dictionary<PlaceId, long>();
            foreach (var ((subject, place), number) in _last)
                if (kind.Subjects.Contains(subject)) last[place] = Math.Max(number, last.GetValueOrDefault(place));
            return places => places.Aggregate(everywhere, (most, p) => Math.Max(most, last.GetValueOrDefault(p)));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task FollowAsync(AniseDb db, long now, CancellationToken cancel)
    {
        long seen = _seen;
        var changed = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Number > seen)
            .Select(e => new { e.Place, e.Subject, e.SubjectId, e.Revision }).Distinct().OrderBy(c => c.SubjectId).Take(TooMany).ToListAsync(cancel);
        if (changed.Count == TooMany) _all = now;
        // What has no place counts where its write does, such as a decided household whose village is not known; where the write names no place, everywhere.
        HashSet<long> placed = [.. changed.Where(c => c.Place is not null).Select(c => c.Revision)];
        foreach (var change in changed)
        {
            if (change.Place is { } place) _last[(change.Subject, place)] = now;
            if (change.Subject == Places || (change.Place is null && !placed.Contains(change.Revision))) _everywhere[change.Subject] = now;
        }
        // What moved has also left where it was before: the places of its earlier entries. A new fact changes no row (a household that is said to have lived elsewhere), so that every subject is looked up.
        foreach (var moved in changed.Where(c => c.Subject != Places).GroupBy(c => c.Subject))
        {
            List<string> ids = [.. moved.Select(m => m.SubjectId).Distinct()];
            foreach (PlaceId? place in await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == moved.Key && EF.Parameter(ids).Contains(e.SubjectId) && e.Number <= seen && e.Place != null).Select(e => e.Place).Distinct().ToListAsync(cancel))
                _last[(moved.Key, place!.Value)] = now;
        }
        _seen = now;
    }
}
