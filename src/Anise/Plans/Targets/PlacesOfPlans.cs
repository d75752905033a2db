using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Works;

namespace Anise.Plans.Targets;

/// <summary>Places of plans: as somebody writes them, and with the rights at them.</summary>
public sealed class PlacesOfPlans(WorksPlaces places, PlaceMaps maps)
{
    /// <summary>Today.</summary>
    public DateOnly Today => places.Today;

    /// <summary>Today's map.</summary>
    public Task<PlaceMap> NowAsync(CancellationToken cancel) => places.NowAsync(cancel);

    /// <summary>The map of a day; today's for one that is yet to come.</summary>
    public Task<PlaceMap> OnAsync(DateOnly day, CancellationToken cancel) => places.OnAsync(day, cancel);

    /// <summary>What rights at a place of a day are checked against.</summary>
    public Task<Scope> ScopeAsync(PlaceId place, DateOnly day, CancellationToken cancel) => places.ScopeAsync(place, day, cancel);

    /// <summary>The places of any time that lie in a place of today.</summary>
    public async Task<List<PlaceId>> WithinAsync(PlaceId place, CancellationToken cancel) => await places.WithinAsync(await NowAsync(cancel), place, cancel);

    /// <summary>What places of any time are called, on the last map that they stood on.</summary>
    public Task<Dictionary<PlaceId, MappedPlace>> NamesAsync(IEnumerable<PlaceId> of, CancellationToken cancel) => places.NamesAsync(of, cancel);

    /// <summary>The map on which a place is meant: that of a day where it stands on it, else the last on which it stood. Null where there is no such place.</summary>
    public async Task<PlaceMap?> MapOfAsync(PlaceId place, DateOnly day, CancellationToken cancel) =>
        await OnAsync(day, cancel) is var then && then.Find(place) is not null ? then : await maps.LastMapOfAsync(place, cancel);

    /// <summary>The places that somebody may mean: by a code, or by a name with or without its kind; of a map only. None where nothing is so called.</summary>
    public static IReadOnlyList<MappedPlace> Meant(PlaceMap map, string written, PlaceId? within = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        string text = (written ?? "").Trim(), key = Folding.Fold(text), exact = text.Normalize().ToLowerInvariant();
        if (key.Length == 0) return [];
        if (map.FindByCode(text) is { } coded) return [coded];
        if (map.All.FirstOrDefault(p => p.Code == text) is { } village) return [village];
        List<MappedPlace> open = [.. map.All.Where(p => p.Kind != PlaceKind.Village && (within is not { } outer || map.LiesIn(p.Id, outer)))];
        foreach (Func<MappedPlace, bool> called in (Func<MappedPlace, bool>[])
            [
                p => p.Name.Normalize().ToLowerInvariant() == exact, p => Bare(p).Normalize().ToLowerInvariant() == exact, p => Folding.Fold(p.Name) == key, p => Folding.Fold(Bare(p)) == key,
            ])
        {
            List<MappedPlace> found = [.. open.Where(called)];
            // A province, a district and a commune may share a name: the commune is what lists of communes mean.
            if (found.Count > 1 && found.Where(p => p.IsCommuneLevel).ToList() is { Count: > 0 } communes) found = communes;
            if (found.Count > 0) return found;
        }
        return Whole.Contains(key) && (within is { } of ? map.Find(of) : map.Province) is { } whole ? [whole] : [];
    }

    private static readonly HashSet<string> Whole = [.. Texts.Area.InBoth("whole-place").SelectMany(w => w.Split(';')).Select(Folding.Fold)];

    /// <summary>A name without its kind before it.</summary>
    private static string Bare(MappedPlace place)
    {
        foreach (string kind in Kinds)
            if (place.Name.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase)) return place.Name[(kind.Length + 1)..];
        return place.Name;
    }

    private static readonly string[] Kinds = [.. Texts.Area.InBoth("place-kinds").SelectMany(w => w.Split(';')).Distinct()];
}
