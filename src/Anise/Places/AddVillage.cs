using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Adds a village to a commune.</summary>
public sealed class AddVillage(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Adds the village from <paramref name="from"/> on; see <see cref="Villages.AddVillageAsync"/>.</summary>
    /// <exception cref="NoAccessException">The actor may not change the commune.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId commune, string name, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync(db, journal, maps, rights, PlacesActs.AddVillage, reference, from, [commune], _ => db.AddVillageAsync(commune, name, from, cancel), cancel);
}
