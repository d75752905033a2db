using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works;

/// <summary>Where works are: on the map of their day, and on today's.</summary>
public sealed class WorksPlaces(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Today.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Today's map.</summary>
    public Task<PlaceMap> NowAsync(CancellationToken cancel) => maps.OnAsync(Today, cancel);

    /// <summary>The map of a day; today's for one that is yet to come.</summary>
    public Task<PlaceMap> OnAsync(DateOnly day, CancellationToken cancel) => maps.OnAsync(day < Today ? day : Today, cancel);

    /// <summary>Reads maps anew from now on: somebody else may have changed places since they were read.</summary>
    internal void Forget() => maps.Forget();

    /// <summary>What rights at a place of a day are checked against.</summary>
    public async Task<Scope> ScopeAsync(PlaceId place, DateOnly day, CancellationToken cancel) =>
        await maps.ScopeAsync(place, Today, await OnAsync(day, cancel) is var then && then.Find(place) is not null ? then : null, cancel);

    /// <summary>
    /// The communes, wards and towns that stood on a day where one of today's or of another day stands: itself, or what it came from (or went into).
    /// </summary>
    public async Task<IReadOnlyList<MappedPlace>> CommunesThenAsync(PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        PlaceMap map = await OnAsync(day, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return [.. trail.All(commune).Where(p => p.IsCommuneLevel).OrderBy(p => p.Code, StringComparer.Ordinal)];
    }

    /// <summary>The places of any time that lie in a place of a map, by what became of them.</summary>
    public async Task<List<PlaceId>> WithinAsync(PlaceMap map, PlaceId place, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return [.. trail.LeadingTo(p => map.LiesIn(p.Id, place))];
    }

    /// <summary>The places of any time that lie in the commune of a place of today; only itself for one that is no more.</summary>
    public async Task<List<PlaceId>> AroundAsync(PlaceId place, CancellationToken cancel)
    {
        PlaceMap map = await NowAsync(cancel);
        return map.Find(place) is null ? [place] : await WithinAsync(map, map.CommuneOf(place).Id, cancel);
    }

    /// <summary>What a place of any time is called, on the last map that it stood on.</summary>
    public async Task<Dictionary<PlaceId, MappedPlace>> NamesAsync(IEnumerable<PlaceId> places, CancellationToken cancel)
    {
        var names = new Dictionary<PlaceId, MappedPlace>();
        PlaceMap now = await NowAsync(cancel);
        var ended = new List<PlaceId>();
        foreach (PlaceId place in places.Distinct())
        {
            if (now.Find(place) is { } found) names[place] = found;
            else ended.Add(place);
        }
        if (ended.Count == 0) return names;
        var spans = await db.Set<PlaceSpan>().AsNoTracking().Where(s => EF.Parameter(ended).Contains(s.PlaceId)).Join(db.Set<Place>(), s => s.PlaceId, p => p.Id, (s, p) => new { Span = s, p.Kind }).ToListAsync(cancel);
        foreach (var last in spans.GroupBy(s => s.Span.PlaceId).Select(g => g.MaxBy(s => s.Span.From)!))
            names[last.Span.PlaceId] = new MappedPlace(last.Span.PlaceId, last.Kind, last.Span.Code, last.Span.CodeIsOfficial, last.Span.Name, last.Span.Parent, last.Span.FormerDistrict);
        return names;
    }
}
