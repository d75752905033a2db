using System.Globalization;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Journal;

/// <summary>Which entries to read; what is null does not narrow.</summary>
/// <param name="Subject">The kind of thing, e.g. <c>household</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="UserName">Who acted.</param>
/// <param name="Action">The use case, e.g. <c>sign-in-failed</c>.</param>
/// <param name="From">From the first moment of this day.</param>
/// <param name="Until">To the last moment of this day.</param>
/// <param name="Revision">The entries of this write only.</param>
public sealed record JournalFilter(
    string? Subject = null, string? SubjectId = null, string? UserName = null, string? Action = null, DateOnly? From = null, DateOnly? Until = null,
    long? Revision = null);

/// <summary>One page of the journal.</summary>
/// <param name="Entries">Newest first; numbers of persons masked, so their hash is that of the stored entry, not of what is shown.</param>
/// <param name="Total">How many entries fit the filter.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="PageSize">Entries a page.</param>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, int Total, int Page, int PageSize);

/// <summary>One write as the journal keeps it: everything that was saved at once.</summary>
/// <param name="Revision">The number of the write.</param>
/// <param name="Any">One of its entries: all name the same moment, person, act and reason.</param>
/// <param name="Counts">How many entries of each kind of thing fit the filter, the rarest kind first.</param>
/// <param name="Shown">The entries themselves: all of a small write, of a large one those that are alone of their kind.</param>
public sealed record WriteOnRecord(long Revision, JournalEntry Any, IReadOnlyList<(string Subject, int Count)> Counts, IReadOnlyList<JournalEntry> Shown)
{
    /// <summary>A write of more entries than this is shown by their counts.</summary>
    public const int Small = 3;

    /// <summary>How many entries fit the filter.</summary>
    public int Entries => Counts.Sum(c => c.Count);

    /// <summary>Whether <see cref="Shown"/> leaves entries out.</summary>
    public bool Large => Entries > Small;
}

/// <summary>Some writes of the journal.</summary>
/// <param name="Writes">Newest first; numbers of persons masked.</param>
/// <param name="Total">How many entries fit the filter, in all writes.</param>
/// <param name="Older">The number before which the older writes are; null where there are none.</param>
public sealed record JournalWrites(IReadOnlyList<WriteOnRecord> Writes, int Total, long? Older);

/// <summary>Reads the journal in pages. Who may read which places is decided above, by <c>ReadJournal</c>.</summary>
public sealed class JournalPages(AniseDb db)
{
    /// <summary>A page, newest first.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="pageSize">Entries a page, at least 1.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<JournalPage> ReadAsync(
        JournalFilter filter, IReadOnlyCollection<PlaceId>? places = null, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        IQueryable<JournalEntry> entries = await FittingAsync(filter, places, cancel);
        int total = await entries.CountAsync(cancel);
        List<JournalEntry> read = await entries.OrderByDescending(e => e.Number).Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancel);
        var masked = new MaskedFields(db.Model);
        return new JournalPage([.. read.Select(masked.In)], total, page, pageSize);
    }

    /// <summary>The newest writes before an entry, each once however many things it touched.</summary>
    /// <param name="filter">Which entries count.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    /// <param name="before">The number of an entry: only writes before it; null for the newest.</param>
    /// <param name="size">How many writes, at least 1.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<JournalWrites> ReadWritesAsync(
        JournalFilter filter, IReadOnlyCollection<PlaceId>? places = null, long? before = null, int size = 50, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        IQueryable<JournalEntry> all = await FittingAsync(filter, places, cancel);
        int total = await all.CountAsync(cancel);
        // The entries of a write stand together and begin with its number: a long write is stepped over by it.
        long top = before ?? long.MaxValue, below = top;
        var revisions = new List<long>();
        while (revisions.Count <= size)
        {
            List<long> some = await all.Where(e => e.Number < below).OrderByDescending(e => e.Number).Take(8 * size).Select(e => e.Revision).ToListAsync(cancel);
            if (some.Count == 0) break;
            revisions.AddRange(some.Distinct());
            below = some[^1];
        }
        bool more = revisions.Count > size;
        if (more) revisions.RemoveRange(size, revisions.Count - size);
        if (revisions.Count == 0) return new JournalWrites([], total, null);

        long last = revisions[^1];
        IQueryable<JournalEntry> here = all.Where(e => e.Number >= last && e.Number < top);
        var groups = await here.GroupBy(e => new { e.Revision, e.Subject })
            .Select(g => new { g.Key.Revision, g.Key.Subject, Count = g.Count(), First = g.Min(e => e.Number) }).ToListAsync(cancel);
        var byWrite = groups.ToLookup(g => g.Revision);
        List<long> small = [.. revisions.Where(r => byWrite[r].Sum(g => g.Count) <= WriteOnRecord.Small)];
        List<long> alone = [.. revisions.SelectMany(r => byWrite[r].Where((g, i) => g.Count == 1 || i == 0)).Select(g => g.First)];
        var masked = new MaskedFields(db.Model);
        List<JournalEntry> read = await here.Where(e => small.Contains(e.Revision) || alone.Contains(e.Number)).OrderBy(e => e.Number).ToListAsync(cancel);
        ILookup<long, JournalEntry> entries = read.Select(masked.In).ToLookup(e => e.Revision);
        return new JournalWrites([.. revisions.Select(r =>
        {
            (string, int)[] counts = [.. byWrite[r].OrderBy(g => g.Count).ThenBy(g => g.First).Select(g => (g.Subject, g.Count))];
            bool all = small.Contains(r);
            return new WriteOnRecord(r, entries[r].First(), counts, [.. entries[r].Where(e => all || counts.Contains((e.Subject, 1)))]);
        })], total, more ? last : null);
    }

    private async Task<IQueryable<JournalEntry>> FittingAsync(JournalFilter filter, IReadOnlyCollection<PlaceId>? places, CancellationToken cancel)
    {
        IQueryable<JournalEntry> entries = db.Set<JournalEntry>().AsNoTracking();
        if (places is not null)
        {
            List<PlaceId?> some = [.. places.Select(p => (PlaceId?)p)];
            entries = entries.Where(e => some.Contains(e.Place));
        }
        if (filter.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (filter.SubjectId is { } id) entries = entries.Where(e => e.SubjectId == id);
        if (filter.UserName is { } user) entries = entries.Where(e => e.UserName == user);
        if (filter.Action is { } action) entries = entries.Where(e => e.Action == action);
#pragma warning disable CA1309 // the database compares; moments are text of fixed width
        if (filter.From is { } from) { string at = Start(from); entries = entries.Where(e => string.Compare(e.At, at) >= 0); }
        if (filter.Until is { } until) { string at = Start(until.AddDays(1)); entries = entries.Where(e => string.Compare(e.At, at) < 0); }
#pragma warning restore CA1309
        if (filter.Revision is { } revision)
        {
            long next = await db.Set<JournalEntry>().Where(e => e.Number > revision && e.Revision != revision).OrderBy(e => e.Number).Select(e => (long?)e.Number).FirstOrDefaultAsync(cancel)
                ?? long.MaxValue;
            entries = entries.Where(e => e.Number >= revision && e.Number < next);
        }
        return entries;
    }

    /// <summary>The first moment of a day here, as the journal writes moments.</summary>
    private static string Start(DateOnly day) => Days.StartOf(day).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
