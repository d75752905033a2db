using Anise.Access;
using Anise.Basics;

namespace Anise.Places;

/// <summary>What places lie in today, for access.</summary>
public sealed class PlaceLines(PlaceMaps maps, TimeProvider clock) : IPlaceLines
{
    /// <inheritdoc/>
    public async Task<Scope> OfAsync(PlaceId place, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        return map.ScopeOf(place);
    }
}
