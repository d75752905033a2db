using Anise.Basics;
using Anise.Funds;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>Infrastructure works as what money can be for.</summary>
internal sealed class InfrastructureThings(AniseDb db, WorksPlaces places) : IItemThings
{
    public ItemOf Of => ItemOf.Asset;

    public string Prefix => InfrastructureWork.ItemPrefix;

    public async Task<IReadOnlyList<ItemThing>> AtAsync(PlaceId place, int most, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(await places.NowAsync(cancel), place, cancel);
        return Things(await db.Set<InfrastructureWork>().AsNoTracking().Where(w => EF.Parameter(within).Contains(w.PlaceId)).OrderByDescending(w => w.Id).Take(most).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<ItemThing>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        List<InfrastructureWorkId> ids = [.. codes.Select(InfrastructureWork.IdOfItem).OfType<InfrastructureWorkId>()];
        return Things(await db.Set<InfrastructureWork>().AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.Id)).ToListAsync(cancel));
    }

    private static IReadOnlyList<ItemThing> Things(List<InfrastructureWork> works) => [.. works.Select(w => new ItemThing(w.ItemCode, w.Name, w.PlaceId))];
}
