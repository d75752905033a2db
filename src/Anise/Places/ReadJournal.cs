using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>
/// Reads the journal for somebody: all of it at the province, else the entries of the places their rights cover and of what these places were
/// made from. Entries of no place (accounts, rules) are read at the province only.
/// </summary>
public sealed class ReadJournal(AniseDb db, JournalPages pages, PlaceMaps maps, TimeProvider clock)
{
    private static readonly HashSet<string> OfPersons = new(StringComparer.Ordinal)
    {
        "household", "household-list", "import", "review-household", "village-meeting", "complaint", "decided-household", "figure", "report", "list",
    };

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

    /// <summary>The newest writes before an entry, each once however many things it touched.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="filter">Which entries count.</param>
    /// <param name="before">The number of an entry: only writes before it; null for the newest.</param>
    /// <param name="size">How many writes.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public async Task<JournalWrites> WritesAsync(Rights rights, JournalFilter filter, long? before = null, int size = 50, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        JournalWrites read = await pages.ReadWritesAsync(filter, await ReadableAsync(rights, null, cancel), before, size, cancel);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        return read with { Writes = [.. read.Writes.Select(w => w with { Any = Seen(rights, map, w.Any), Shown = [.. w.Shown.Select(e => Seen(rights, map, e))] })] };
    }

    /// <summary>An entry as the reader may see it: what was written of persons only where they may see households; that it was written, always.</summary>
    private static JournalEntry Seen(Rights rights, PlaceMap map, JournalEntry entry) =>
        !OfPersons.Contains(entry.Subject) || rights.May(Permission.SeeHouseholds, entry.Place is { } place ? map.ScopeOf(place) : Scope.Anywhere)
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
