using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Ends a commune, ward or town without villages. A village is ended by <c>EndVillage</c>, which looks for households.</summary>
public sealed class EndPlace(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Ends the place: <paramref name="from"/> is the first day without it.</summary>
    /// <exception cref="NoAccessException">The actor may not change the place.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId place, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, PlacesActs.EndPlace, reference, from, [place], async steps =>
            await db.Set<Place>().FindAsync([place], cancel) is { Kind: PlaceKind.Commune or PlaceKind.Ward or PlaceKind.Town }
                ? await steps.EndAsync(place, from, cancel)
                : Texts.Problem("village-elsewhere", null), cancel);
}
