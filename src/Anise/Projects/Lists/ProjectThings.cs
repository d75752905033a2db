using System.Globalization;
using Anise.Basics;
using Anise.Funds;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Lists;

/// <summary>Production projects as what money can be for.</summary>
internal sealed class ProjectThings(AniseDb db, WorksPlaces places) : IItemThings
{
    public ItemOf Of => ItemOf.Asset;

    public string Prefix => Project.ItemPrefix;

    public async Task<IReadOnlyList<ItemThing>> AtAsync(PlaceId place, int most, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(await places.NowAsync(cancel), place, cancel);
        IQueryable<ProjectId> there = db.Set<ProjectCommune>().Where(c => EF.Parameter(within).Contains(c.PlaceId)).Select(c => c.ProjectId);
        return Things(await db.Set<Project>().AsNoTracking().Where(p => EF.Parameter(within).Contains(p.PlaceId) || there.Contains(p.Id)).OrderByDescending(p => p.Id).Take(most).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<ItemThing>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        List<ProjectId> ids = [.. codes.Select(c => long.TryParse(c.AsSpan(Project.ItemPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0).Where(id => id > 0).Select(id => new ProjectId(id))];
        return Things(await db.Set<Project>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancel));
    }

    private static IReadOnlyList<ItemThing> Things(List<Project> projects) => [.. projects.Select(p => new ItemThing(p.ItemCode, p.Name, p.PlaceId))];
}
