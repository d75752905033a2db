using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>Communes whose households are read at one go: a small commune costs as many questions to the store as a large one.</summary>
public sealed class CommuneBatches(AniseDb db, PlaceMaps maps, KeptReads kept)
{
    private const int Together = 2000;

    /// <summary>The communes of a day that are read together with one: neighbours of the list, with so many households in all, or the one alone where it has more.</summary>
    public async Task<IReadOnlyList<PlaceId>> WithAsync(PlaceId commune, DateOnly day, CancellationToken cancel) =>
        (await kept.GetAsync(db, (typeof(CommuneBatches), day), () => AllAsync(day, cancel), cancel)).First(b => b.Contains(commune));

    private async Task<List<List<PlaceId>>> AllAsync(DateOnly day, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var lived = await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null).GroupBy(f => f.VillageId).Select(g => new { Village = g.Key, Count = g.Count() }).ToListAsync(cancel);
        Dictionary<PlaceId, int> sizes = lived.Where(v => trail.Find(v.Village) is not null).GroupBy(v => map.CommuneOf(trail.Find(v.Village)!.Id).Id).ToDictionary(g => g.Key, g => g.Sum(v => v.Count));
        var batches = new List<List<PlaceId>>();
        int size = 0;
        foreach (MappedPlace commune in map.Communes)
        {
            int more = sizes.GetValueOrDefault(commune.Id);
            if (batches.Count == 0 || size + more > Together)
            {
                batches.Add([]);
                size = 0;
            }
            batches[^1].Add(commune.Id);
            size += more;
        }
        return batches;
    }
}
