using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Merges communes, wards or towns into one. Villages are merged together with their households, by <c>MergeVillages</c>.</summary>
public sealed class MergePlaces(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Merges; the villages lie in the new place from <paramref name="from"/> on. Returns the new place.</summary>
    /// <exception cref="NoAccessException">The actor may not change one of the places.</exception>
    public Task<Result<PlaceId>> RunAsync(
        Rights rights, IReadOnlyList<PlaceId> places, NewPlace into, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, PlacesActs.MergePlaces, reference, from, places, async steps =>
            into.Kind == PlaceKind.Village ? Texts.Problem("village-elsewhere", null) : await steps.MergeAsync(places, into, from, reference, cancel), cancel);
}
