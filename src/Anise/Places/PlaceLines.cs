using Anise.Access;
using Anise.Basics;

namespace Anise.Places;

/// <summary>What places lie in today, for access.</summary>
public sealed class PlaceLines(PlaceMaps maps, TimeProvider clock) : IPlaceLines
{
    /// <inheritdoc/>
    public Task<Scope> OfAsync(PlaceId place, CancellationToken cancel = default) => maps.ScopeAsync(place, clock.Today(), cancel: cancel);
}
