using System.Globalization;
using System.Linq.Expressions;
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

/// <summary>A write as the list of the journal shows it: what all its entries have in common, and its first entry.</summary>
public sealed class WriteRow
{
    /// <summary>The number of the write.</summary>
    public required long Revision { get; init; }

    /// <summary>The moment, UTC, as the journal writes it.</summary>
    public required string At { get; init; }

    /// <summary>The user's id; null for the machine itself.</summary>
    public required long? UserId { get; init; }

    /// <summary>The user's name at that moment.</summary>
    public required string UserName { get; init; }

    /// <summary>Where the act came from.</summary>
    public required string Origin { get; init; }

    /// <summary>The use case.</summary>
    public required string Action { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>The kind of thing of its first entry.</summary>
    public required string Subject { get; init; }

    /// <summary>Which thing.</summary>
    public required string SubjectId { get; init; }

    /// <summary>How many entries the reader may read of it.</summary>
    public required int Entries { get; init; }
}

/// <summary>An entry as the list of a write shows it.</summary>
public sealed class EntryRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The kind of thing.</summary>
    public required string Subject { get; init; }

    /// <summary>Which one.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The place it belongs to.</summary>
    public required PlaceId? Place { get; init; }
}

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

    /// <summary>The writes with an entry of some places. Nothing is read yet.</summary>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    public IQueryable<WriteRow> Writes(IReadOnlyCollection<PlaceId>? places)
    {
        IQueryable<JournalEntry> all = Of(places);
        // The number of a write is that of its first entry; within some places the first is the lowest of them.
        IQueryable<long> lowest = all.GroupBy(e => e.Revision).Select(g => g.Min(e => e.Number));
        return (places is null ? all.Where(e => e.Number == e.Revision) : all.Where(e => lowest.Contains(e.Number))).Select(e => new WriteRow
        {
            Revision = e.Revision, At = e.At, UserId = e.UserId, UserName = e.UserName, Origin = e.Origin, Action = e.Action, Reason = e.Reason,
            Subject = e.Subject, SubjectId = e.SubjectId, Entries = all.Count(f => f.Revision == e.Revision),
        });
    }

    /// <summary>The entries of a write. Nothing is read yet.</summary>
    /// <param name="revision">The write.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    public IQueryable<EntryRow> EntriesOf(long revision, IReadOnlyCollection<PlaceId>? places) =>
        Of(places).Where(e => e.Revision == revision).Select(e => new EntryRow { Number = e.Number, Subject = e.Subject, SubjectId = e.SubjectId, Place = e.Place });

    /// <summary>The writes that tell of a thing or a kind of thing.</summary>
    /// <param name="subject">The kind; null for any.</param>
    /// <param name="id">Which one; null for any.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    public Expression<Func<WriteRow, bool>> Tells(string? subject, string? id, IReadOnlyCollection<PlaceId>? places)
    {
        IQueryable<JournalEntry> entries = Of(places);
        if (subject is not null) entries = entries.Where(e => e.Subject == subject);
        if (id is not null) entries = entries.Where(e => e.SubjectId == id);
        IQueryable<long> revisions = entries.Select(e => e.Revision);
        return w => revisions.Contains(w.Revision);
    }

    /// <summary>The writes from the first moment of a day.</summary>
    public static Expression<Func<WriteRow, bool>> From(DateOnly day)
    {
        string at = Start(day);
#pragma warning disable CA1309 // the database compares; moments are text of fixed width
        return w => string.Compare(w.At, at) >= 0;
#pragma warning restore CA1309
    }

    /// <summary>The writes to the last moment of a day.</summary>
    public static Expression<Func<WriteRow, bool>> Until(DateOnly day)
    {
        string at = Start(DayAfter(day));
#pragma warning disable CA1309 // the database compares; moments are text of fixed width
        return w => string.Compare(w.At, at) < 0;
#pragma warning restore CA1309
    }

    /// <summary>What some writes tell, each once however many things it touched.</summary>
    /// <param name="revisions">The writes.</param>
    /// <param name="subject">Only this kind of thing; null for any.</param>
    /// <param name="id">Only this thing; null for any.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<long, WriteOnRecord>> OnRecordAsync(
        IReadOnlyCollection<long> revisions, string? subject, string? id, IReadOnlyCollection<PlaceId>? places, CancellationToken cancel = default)
    {
        IQueryable<JournalEntry> here = Of(places).Where(e => EF.Parameter(revisions).Contains(e.Revision));
        if (subject is not null) here = here.Where(e => e.Subject == subject);
        if (id is not null) here = here.Where(e => e.SubjectId == id);
        var groups = await here.GroupBy(e => new { e.Revision, e.Subject })
            .Select(g => new { g.Key.Revision, g.Key.Subject, Count = g.Count(), First = g.Min(e => e.Number) }).ToListAsync(cancel);
        var byWrite = groups.ToLookup(g => g.Revision);
        List<long> small = [.. revisions.Where(r => byWrite[r].Sum(g => g.Count) <= WriteOnRecord.Small)];
        List<long> alone = [.. revisions.SelectMany(r => byWrite[r].Where((g, i) => g.Count == 1 || i == 0)).Select(g => g.First)];
        var masked = new MaskedFields(db.Model);
        List<JournalEntry> read = await here.Where(e => EF.Parameter(small).Contains(e.Revision) || EF.Parameter(alone).Contains(e.Number)).OrderBy(e => e.Number).ToListAsync(cancel);
        ILookup<long, JournalEntry> entries = read.Select(masked.In).ToLookup(e => e.Revision);
        return revisions.Where(r => byWrite[r].Any()).ToDictionary(r => r, r =>
        {
            (string, int)[] counts = [.. byWrite[r].OrderBy(g => g.Count).ThenBy(g => g.First).Select(g => (g.Subject, g.Count))];
            bool all = small.Contains(r);
            return new WriteOnRecord(r, entries[r].First(), counts, [.. entries[r].Where(e => all || counts.Contains((e.Subject, 1)))]);
        });
    }

    /// <summary>Some entries, by their numbers, with numbers of persons masked.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(IReadOnlyCollection<long> numbers, IReadOnlyCollection<PlaceId>? places, CancellationToken cancel = default)
    {
        var masked = new MaskedFields(db.Model);
        return [.. (await Of(places).Where(e => EF.Parameter(numbers).Contains(e.Number)).ToListAsync(cancel)).Select(masked.In)];
    }

    private IQueryable<JournalEntry> Of(IReadOnlyCollection<PlaceId>? places)
    {
        IQueryable<JournalEntry> entries = db.Set<JournalEntry>().AsNoTracking();
        if (places is null) return entries;
        List<PlaceId?> some = [.. places.Select(p => (PlaceId?)p)];
        return entries.Where(e => EF.Parameter(some).Contains(e.Place));
    }

    private async Task<IQueryable<JournalEntry>> FittingAsync(JournalFilter filter, IReadOnlyCollection<PlaceId>? places, CancellationToken cancel)
    {
        IQueryable<JournalEntry> entries = Of(places);
        if (filter.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (filter.SubjectId is { } id) entries = entries.Where(e => e.SubjectId == id);
        if (filter.UserName is { } user) entries = entries.Where(e => e.UserName == user);
        if (filter.Action is { } action) entries = entries.Where(e => e.Action == action);
#pragma warning disable CA1309 // the database compares; moments are text of fixed width
        if (filter.From is { } from) { string at = Start(from); entries = entries.Where(e => string.Compare(e.At, at) >= 0); }
        if (filter.Until is { } until) { string at = Start(DayAfter(until)); entries = entries.Where(e => string.Compare(e.At, at) < 0); }
#pragma warning restore CA1309
        if (filter.Revision is { } revision)
        {
            long next = await db.Set<JournalEntry>().Where(e => e.Number > revision && e.Revision != revision).OrderBy(e => e.Number).Select(e => (long?)e.Number).FirstOrDefaultAsync(cancel)
                ?? long.MaxValue;
            entries = entries.Where(e => e.Number >= revision && e.Number < next);
        }
        return entries;
    }

    /// <summary>The day after; the last day that a calendar can count has none.</summary>
    private static DateOnly DayAfter(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;

    /// <summary>The first moment of a day here, as the journal writes moments.</summary>
    private static string Start(DateOnly day) => Days.StartOf(day).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
