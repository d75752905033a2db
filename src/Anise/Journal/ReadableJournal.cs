using System.Globalization;
using System.Linq.Expressions;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Journal;

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

/// <summary>The writes and entries of the journal that somebody may read. Who may read which places is decided above, by <c>ReadJournal</c>.</summary>
public sealed class ReadableJournal
{
    private readonly AniseDb _db;
    private readonly IReadOnlyCollection<PlaceId>? _places;
    private readonly Func<JournalEntry, JournalEntry> _seen;

    /// <param name="db">The store.</param>
    /// <param name="places">Only entries of these places; null for all, those of no place too.</param>
    /// <param name="seen">An entry as the reader may see it.</param>
    internal ReadableJournal(AniseDb db, IReadOnlyCollection<PlaceId>? places, Func<JournalEntry, JournalEntry> seen) => (_db, _places, _seen) = (db, places, seen);

    /// <summary>The writes of which the reader may read an entry. Nothing is read yet.</summary>
    public IQueryable<WriteRow> Writes()
    {
        IQueryable<JournalEntry> all = Entries();
        // The number of a write is that of its first entry; within some places the first is the lowest of them.
        IQueryable<long> lowest = all.GroupBy(e => e.Revision).Select(g => g.Min(e => e.Number));
        return (_places is null ? all.Where(e => e.Number == e.Revision) : all.Where(e => lowest.Contains(e.Number))).Select(e => new WriteRow
        {
            Revision = e.Revision, At = e.At, UserId = e.UserId, UserName = e.UserName, Origin = e.Origin, Action = e.Action, Reason = e.Reason,
            Subject = e.Subject, SubjectId = e.SubjectId, Entries = all.Count(f => f.Revision == e.Revision),
        });
    }

    /// <summary>The entries of a write. Nothing is read yet.</summary>
    /// <param name="revision">The write.</param>
    public IQueryable<EntryRow> EntriesOf(long revision) =>
        Entries().Where(e => e.Revision == revision).Select(e => new EntryRow { Number = e.Number, Subject = e.Subject, SubjectId = e.SubjectId, Place = e.Place });

    /// <summary>The writes that tell of a thing or a kind of thing.</summary>
    /// <param name="subject">The kind; null for any.</param>
    /// <param name="id">Which one; null for any.</param>
    public Expression<Func<WriteRow, bool>> Tells(string? subject, string? id)
    {
        IQueryable<JournalEntry> entries = Entries();
        if (subject is not null) entries = entries.Where(e => e.Subject == subject);
        if (id is not null) entries = entries.Where(e => e.SubjectId == id);
        IQueryable<long> revisions = entries.Select(e => e.Revision);
        return w => revisions.Contains(w.Revision);
    }

    /// <summary>The writes that tell of some records.</summary>
    /// <param name="of">What the numbers are the numbers of: kinds of things whose own number it is, or whose number ends with it, are looked at.</param>
    /// <param name="ids">The numbers.</param>
    /// <param name="kinds">All kinds of things.</param>
    public Expression<Func<WriteRow, bool>> TellsOf(Type of, IQueryable<string> ids, IEnumerable<SubjectKind> kinds)
    {
        SubjectKind[] some = [.. kinds.Where(k => k.Parts.Count > 0 && k.Parts[^1] == of)];
        string[] whole = [.. some.Where(k => k.Parts.Count == 1).Select(k => k.Code)], parted = [.. some.Where(k => k.Parts.Count > 1).Select(k => k.Code)];
        IQueryable<long> revisions = Entries().Where(e => (whole.Contains(e.Subject) && ids.Contains(e.SubjectId))
            || (parted.Contains(e.Subject) && ids.Any(id => EF.Functions.Like(e.SubjectId, "%/" + id)))).Select(e => e.Revision);
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
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<long, WriteOnRecord>> OnRecordAsync(
        IReadOnlyCollection<long> revisions, string? subject = null, string? id = null, CancellationToken cancel = default)
    {
        IQueryable<JournalEntry> here = Entries().Where(e => EF.Parameter(revisions).Contains(e.Revision));
        if (subject is not null) here = here.Where(e => e.Subject == subject);
        if (id is not null) here = here.Where(e => e.SubjectId == id);
        var groups = await here.GroupBy(e => new { e.Revision, e.Subject })
            .Select(g => new { g.Key.Revision, g.Key.Subject, Count = g.Count(), First = g.Min(e => e.Number) }).ToListAsync(cancel);
        var byWrite = groups.ToLookup(g => g.Revision);
        List<long> small = [.. revisions.Where(r => byWrite[r].Sum(g => g.Count) <= WriteOnRecord.Small)];
        List<long> alone = [.. revisions.SelectMany(r => byWrite[r].Where((g, i) => g.Count == 1 || i == 0)).Select(g => g.First)];
        var masked = new MaskedFields(_db.Model);
        List<JournalEntry> read = await here.Where(e => EF.Parameter(small).Contains(e.Revision) || EF.Parameter(alone).Contains(e.Number)).OrderBy(e => e.Number).ToListAsync(cancel);
        ILookup<long, JournalEntry> entries = read.Select(e => _seen(masked.In(e))).ToLookup(e => e.Revision);
        return revisions.Where(r => byWrite[r].Any()).ToDictionary(r => r, r =>
        {
            (string, int)[] counts = [.. byWrite[r].OrderBy(g => g.Count).ThenBy(g => g.First).Select(g => (g.Subject, g.Count))];
            bool all = small.Contains(r);
            return new WriteOnRecord(r, entries[r].First(), counts, [.. entries[r].Where(e => all || counts.Contains((e.Subject, 1)))]);
        });
    }

    /// <summary>Some entries, by their numbers, with numbers of persons masked.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(IReadOnlyCollection<long> numbers, CancellationToken cancel = default)
    {
        var masked = new MaskedFields(_db.Model);
        return [.. (await Entries().Where(e => EF.Parameter(numbers).Contains(e.Number)).ToListAsync(cancel)).Select(e => _seen(masked.In(e)))];
    }

    private IQueryable<JournalEntry> Entries()
    {
        IQueryable<JournalEntry> entries = _db.Set<JournalEntry>().AsNoTracking();
        if (_places is null) return entries;
        List<PlaceId?> some = [.. _places.Select(p => (PlaceId?)p)];
        return entries.Where(e => EF.Parameter(some).Contains(e.Place));
    }

    /// <summary>The day after; the last day that a calendar can count has none.</summary>
    private static DateOnly DayAfter(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;

    /// <summary>The first moment of a day here, as the journal writes moments.</summary>
    private static string Start(DateOnly day) => Days.StartOf(day).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
