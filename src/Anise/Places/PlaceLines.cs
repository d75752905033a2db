using Anise.Access;
using Anise.Basics;

namespace Anise.Places;

/// <summary>What places lie in today, for access.</summary>
public sealed class PlaceLines(PlaceMaps maps, TimeProvider clock) : IPlaceLines
{
    /// <inheritdoc/>
    public async Task<Scope> OfAsync(PlaceId place, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(DateOnly.FromDateTime(clock.GetLocalNow().Date), cancel);
        return map.Find(place) is null ? new Scope([place]) : map.ScopeOf(place);
    }
}
