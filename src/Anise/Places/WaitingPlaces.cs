using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>What waits at each of the places where a reader holds a right: looked up once until somebody writes, since it is asked for on every page.</summary>
public sealed class WaitingPlaces(AniseDb db, PlaceMaps maps, KeptReads reads, TimeProvider clock)
{
    /// <summary>Looks at the places of a reader that stand on today's map; the console has none.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="needs">The right by which somebody can do what waits.</param>
    /// <param name="name">What is kept is called this; with all by which it differs besides place and day.</param>
    /// <param name="look">Reads what waits at a place of the map.</param>
    /// <param name="say">Says it; null where nothing waits.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<WaitingWork>> EachAsync<T>(Rights rights, Permission needs, object name, Func<PlaceMap, PlaceId, Task<T>> look, Func<T, MappedPlace, WaitingWork?> say, CancellationToken cancel) where T : notnull
    {
        if (rights.Console || !rights.MayAnywhere(needs)) return [];
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        StoreMoment moment = await reads.NowAsync(db, cancel);
        var items = new List<WaitingWork>();
        foreach (PlaceId id in rights.PlacesOf(needs))
        {
            if (map.Find(id) is not { } at) continue;
            T found = await moment.GetAsync((name, id, map.Day), () => look(map, id));
            if (say(found, at) is { } item) items.Add(item);
        }
        return items;
    }
}
