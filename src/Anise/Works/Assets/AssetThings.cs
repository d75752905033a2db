using System.Globalization;
using Anise.Basics;
using Anise.Funds;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>Assets as what money can be for: their repair and upkeep.</summary>
internal sealed class AssetThings(AniseDb db, WorksPlaces places) : IItemThings
{
    public ItemOf Of => ItemOf.Asset;

    public string Prefix => Asset.ItemPrefix;

    public async Task<IReadOnlyList<ItemThing>> AtAsync(PlaceId place, int most, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(await places.NowAsync(cancel), place, cancel);
        return Things(await db.Set<Asset>().AsNoTracking().Where(a => a.RemovedOn == null && EF.Parameter(within).Contains(a.PlaceId)).OrderByDescending(a => a.Id).Take(most).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<ItemThing>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        List<AssetId> ids = [.. codes.Select(c => long.TryParse(c.AsSpan(Asset.ItemPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0).Where(id => id > 0).Select(id => new AssetId(id))];
        return Things(await db.Set<Asset>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancel));
    }

    private static IReadOnlyList<ItemThing> Things(List<Asset> assets) => [.. assets.Select(a => new ItemThing(a.ItemCode, a.Name, a.PlaceId))];
}
