using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>
/// Reads the journal for somebody: all of it at the province, else the entries of the places their rights cover and of what these places were
/// made from. Entries of no place (accounts, rules) are read at the province only.
/// </summary>
public sealed class ReadJournal(AniseDb db, JournalPages pages, PlaceMaps maps, TimeProvider clock, IReadOnlyList<Module> areas)
{
    private readonly Dictionary<string, Permission> _needs = areas.SelectMany(a => a.Subjects).Where(s => s.Needs is not null).ToDictionary(s => s.Code, s => s.Needs!, StringComparer.Ordinal);

    /// <summary>A page, newest first.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="place">Only this place with all in it, or null.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="pageSize">Entries a page.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere, or not at <paramref name="place"/>.</exception>
    public async Task<JournalPage> RunAsync(
        Rights rights, JournalFilter filter, PlaceId? place = null, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        JournalPage read = await pages.ReadAsync(filter, await ReadableAsync(rights, place, cancel), page, pageSize, cancel);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        return read with { Entries = [.. read.Entries.Select(e => Seen(rights, map, e))] };
    }

    /// <summary>The journal as somebody reads it, a list of writes.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public async Task<ReadableJournal> OpenAsync(Rights rights, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        IReadOnlySet<PlaceId>? places = await ReadableAsync(rights, null, cancel);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        return new ReadableJournal(pages, places, e => Seen(rights, map, e));
    }

    /// <summary>An entry as the reader may see it: what was written only with the permission that its kind needs; that it was written, always.</summary>
    private JournalEntry Seen(Rights rights, PlaceMap map, JournalEntry entry) =>
        !_needs.TryGetValue(entry.Subject, out Permission? needs) || rights.May(needs, entry.Place is { } place ? map.ScopeOf(place) : Scope.Anywhere)
            ? entry : entry with { Before = null, After = null };

    /// <summary>The places whose entries are read; null for all of them and the entries of no place.</summary>
    private async Task<IReadOnlySet<PlaceId>?> ReadableAsync(Rights rights, PlaceId? place, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        IReadOnlyList<PlaceId>? roots = rights.Console ? null : rights.PlacesOf(Permission.SeeJournal);
        if (roots?.Contains(map.Province.Id) == true) roots = null;
        if (place is { } one)
        {
            IReadOnlySet<PlaceId>? readable = roots is null ? null : await WithinAsync(map, roots, cancel);
            if (readable?.Contains(one) == false) throw new NoAccessException(Permission.SeeJournal);
            roots = [one];
        }
        return roots is null ? null : await WithinAsync(map, roots, cancel);
    }

    /// <summary>The places, what lies in them today, and what all these were made from.</summary>
    private async Task<IReadOnlySet<PlaceId>> WithinAsync(PlaceMap map, IReadOnlyList<PlaceId> roots, CancellationToken cancel)
    {
        ILookup<PlaceId, PlaceId> origins = (await db.Set<PlaceChange>().AsNoTracking().Where(c => c.From != c.To).ToListAsync(cancel)).ToLookup(c => c.To, c => c.From);
        var within = new HashSet<PlaceId>();
        var open = new Stack<PlaceId>(roots);
        while (open.TryPop(out PlaceId next))
        {
            if (!within.Add(next)) continue;
            foreach (PlaceId part in map.ChildrenOf(next).Select(p => p.Id).Concat(map.All.Where(p => p.FormerDistrict == next).Select(p => p.Id)).Concat(origins[next])) open.Push(part);
        }
        return within;
    }
}

/// <summary>The writes and entries of the journal that somebody may read.</summary>
public sealed class ReadableJournal
{
    private readonly JournalPages _pages;
    private readonly IReadOnlyCollection<PlaceId>? _places;
    private readonly Func<JournalEntry, JournalEntry> _seen;

    internal ReadableJournal(JournalPages pages, IReadOnlyCollection<PlaceId>? places, Func<JournalEntry, JournalEntry> seen) => (_pages, _places, _seen) = (pages, places, seen);

    /// <inheritdoc cref="JournalPages.Writes"/>
    public IQueryable<WriteRow> Writes => _pages.Writes(_places);

    /// <inheritdoc cref="JournalPages.EntriesOf"/>
    public IQueryable<EntryRow> EntriesOf(long revision) => _pages.EntriesOf(revision, _places);

    /// <inheritdoc cref="JournalPages.Tells"/>
    public Expression<Func<WriteRow, bool>> Tells(string? subject, string? id) => _pages.Tells(subject, id, _places);

    /// <inheritdoc cref="JournalPages.OnRecordAsync"/>
    public async Task<IReadOnlyDictionary<long, WriteOnRecord>> OnRecordAsync(IReadOnlyCollection<long> revisions, string? subject = null, string? id = null, CancellationToken cancel = default) =>
        (await _pages.OnRecordAsync(revisions, subject, id, _places, cancel)).ToDictionary(w => w.Key, w => w.Value with { Any = _seen(w.Value.Any), Shown = [.. w.Value.Shown.Select(_seen)] });

    /// <inheritdoc cref="JournalPages.ReadAsync(IReadOnlyCollection{long}, IReadOnlyCollection{PlaceId}?, CancellationToken)"/>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(IReadOnlyCollection<long> numbers, CancellationToken cancel = default) =>
        [.. (await _pages.ReadAsync(numbers, _places, cancel)).Select(_seen)];
}
