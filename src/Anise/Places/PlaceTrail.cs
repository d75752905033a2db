using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Finds a place of any time on the map of a day: itself where it stands on it, else what it became (or was before).</summary>
internal sealed class PlaceTrail(PlaceMap map, IReadOnlyList<PlaceChange> changes)
{
    private readonly ILookup<PlaceId, PlaceId> _after = changes.Where(c => c.From != c.To && c.Date <= map.Day)
        .OrderByDescending(c => c.Main).ThenBy(c => c.Date).ToLookup(c => c.From, c => c.To);

    private readonly ILookup<PlaceId, PlaceId> _before = changes.Where(c => c.From != c.To && c.Date > map.Day)
        .OrderByDescending(c => c.Main).ThenBy(c => c.Date).ToLookup(c => c.To, c => c.From);

    public PlaceMap Map => map;

    public static async Task<PlaceTrail> ReadAsync(AniseDb db, PlaceMap map, CancellationToken cancel) =>
        new(map, await db.Set<PlaceChange>().AsNoTracking().ToListAsync(cancel));

    /// <summary>The place on the map, or null where it left no trace there.</summary>
    public MappedPlace? Find(PlaceId place) => map.Find(place) ?? Follow(place, _after) ?? Follow(place, _before);

    /// <summary>Every place of the map that a place went into, or came from; itself where it stands on the map.</summary>
    public IReadOnlyList<MappedPlace> All(PlaceId place) => map.Find(place) is { } itself ? [itself] : [.. Reach(place, _after).Concat(Reach(place, _before)).Distinct()];

    /// <summary>The places of any time that <see cref="Find"/> leads to some places of the map.</summary>
    public IReadOnlyList<PlaceId> LeadingTo(Func<MappedPlace, bool> some) =>
        [.. map.All.Select(p => p.Id).Concat(changes.SelectMany(c => (PlaceId[])[c.From, c.To])).Distinct().Where(id => Find(id) is { } place && some(place))];

    private MappedPlace? Follow(PlaceId place, ILookup<PlaceId, PlaceId> next) => Reach(place, next).FirstOrDefault();

    private IEnumerable<MappedPlace> Reach(PlaceId place, ILookup<PlaceId, PlaceId> next)
    {
        var seen = new HashSet<PlaceId> { place };
        var open = new Queue<PlaceId>(next[place]);
        while (open.TryDequeue(out PlaceId id))
        {
            if (!seen.Add(id)) continue;
            if (map.Find(id) is { } found) yield return found;
            else foreach (PlaceId further in next[id]) open.Enqueue(further);
        }
    }
}
