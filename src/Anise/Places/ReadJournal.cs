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
public sealed class ReadJournal(AniseDb db, PlaceMaps maps, TimeProvider clock, IReadOnlyList<Module> areas)
{
    private readonly Dictionary<string, Permission> _needs = areas.SelectMany(a => a.Subjects).Where(s => s.Needs is not null).ToDictionary(s => s.Code, s => s.Needs!, StringComparer.Ordinal);

    /// <summary>The journal as somebody reads it, a list of writes.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public async Task<ReadableJournal> OpenAsync(Rights rights, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        IReadOnlyList<PlaceId>? roots = rights.Console ? null : rights.PlacesOf(Permission.SeeJournal);
        // At the province all is read, the entries of no place too.
        IReadOnlySet<PlaceId>? places = roots is null || roots.Contains(map.Province.Id) ? null : await WithinAsync(map, roots, cancel);
        return new ReadableJournal(db, places, e => Seen(rights, map, e));
    }

    /// <summary>An entry as the reader may see it: what was written only with the permission that its kind needs; that it was written, always.</summary>
    private JournalEntry Seen(Rights rights, PlaceMap map, JournalEntry entry) =>
        !_needs.TryGetValue(entry.Subject, out Permission? needs) || rights.May(needs, entry.Place is { } place ? map.ScopeOf(place) : Scope.Anywhere)
            ? entry : entry with { Before = null, After = null };

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
