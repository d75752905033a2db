using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Splits a commune, ward or town. A village is split together with its households, by <c>SplitVillage</c>.</summary>
public sealed class SplitPlace(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Splits; each village goes to the part that names it. Returns the new places, in the order of the parts; the first is the main one.</summary>
    /// <exception cref="NoAccessException">The actor may not change the place.</exception>
    public Task<Result<IReadOnlyList<PlaceId>>> RunAsync(
        Rights rights, PlaceId place, IReadOnlyList<NewPart> parts, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<IReadOnlyList<PlaceId>>(db, journal, maps, rights, PlacesActs.SplitPlace, reference, from, [place], async steps =>
            parts.Any(p => p.Place.Kind == PlaceKind.Village) ? Texts.Problem("village-elsewhere", null) : await steps.SplitAsync(place, parts, from, reference, cancel), cancel);
}
