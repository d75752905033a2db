using Anise.Basics;

namespace Anise.Access;

/// <summary>Tells what a place lies in today. Places give it; access stands below them.</summary>
public interface IPlaceLines
{
    /// <summary>The place with all that it lies in, itself first; never empty.</summary>
    Task<Scope> OfAsync(PlaceId place, CancellationToken cancel = default);
}
