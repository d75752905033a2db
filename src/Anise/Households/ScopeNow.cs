using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Households;

/// <summary>
/// Rights are checked on the map of today, which follows mergers; for a place that has ended, together with the map of its last day.
/// </summary>
internal static class ScopeNow
{
    public static async Task<Scope> ScopeNowAsync(this PlaceMaps maps, PlaceId place, DateOnly today, CancellationToken cancel)
    {
        PlaceMap now = await maps.OnAsync(today, cancel);
        if (now.Find(place) is not null) return now.ScopeOf(place);
        PlaceMap then = await maps.LastMapOfAsync(place, cancel) ?? throw new KeyNotFoundException($"There is no place {place}.");
        return new Scope([.. then.ScopeOf(place).Line.Union(now.ScopeOf(place).Line)]);
    }
}
