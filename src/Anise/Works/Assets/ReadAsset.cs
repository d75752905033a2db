using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>An asset with its events and the works days that made it.</summary>
public sealed record SeenAsset(Asset Asset, MappedPlace Place, Scope Scope, IReadOnlyList<AssetEvent> Events, IReadOnlyList<SeenAssetWork> Works, IReadOnlyList<SeenAssetWork> Open)
{
    /// <summary>The day by which it must be emptied; null for what is not emptied, and where nobody knows since when it stands.</summary>
    public DateOnly? EmptyBy { get; init; }
}

/// <summary>An output of a works day that went into an asset, or could.</summary>
/// <param name="OutputId">The output.</param>
/// <param name="DayId">The day.</param>
/// <param name="Date">Its date.</param>
/// <param name="Organiser">Who called it.</param>
/// <param name="Kind">The kind of output.</param>
/// <param name="Done">How much was done that day.</param>
/// <param name="Here">How much of it went into this asset.</param>
/// <param name="Elsewhere">How much of it went into others.</param>
public sealed record SeenAssetWork(WorksOutputId OutputId, WorksDayId DayId, DateOnly Date, string Organiser, string Kind, decimal Done, decimal Here, decimal Elsewhere);

/// <summary>Reads one asset.</summary>
public sealed class ReadAsset(AniseDb db, WorksPlaces places, RuleBook rules)
{
    private const int MostOpen = 100;

    /// <summary>The asset; null where there is none. Needs <c>Permission.SeeWorks</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenAsset?> RunAsync(Rights rights, AssetId id, CancellationToken cancel = default)
    {
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } asset) return null;
        Scope scope = await places.ScopeAsync(asset.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeWorks, scope);
        List<AssetEvent> events = await db.Set<AssetEvent>().AsNoTracking().Where(e => e.AssetId == id).OrderByDescending(e => e.Date).ThenByDescending(e => e.Id).ToListAsync(cancel);
        MappedPlace place = (await places.NamesAsync([asset.PlaceId], cancel))[asset.PlaceId];
        IReadOnlyList<SeenAssetWork> works = await WorksAsync(asset, cancel);
        AssetKind? kind = rules.Works.Asset(asset.Kind);
        return new SeenAsset(asset, place, scope, events, [.. works.Where(w => w.Here > 0)], [.. works.Where(w => w.Here == 0 && w.Elsewhere < w.Done).Take(MostOpen)])
        {
            EmptyBy = kind?.EmptyWithinDays is { } days && (asset.EmptiedOn ?? asset.BuiltOn) is { } since ? since.AddDays(days) : null,
        };
    }

    private async Task<IReadOnlyList<SeenAssetWork>> WorksAsync(Asset asset, CancellationToken cancel)
    {
        string[] kinds = [.. rules.Works.Outputs.Where(o => o.Asset == asset.Kind).Select(o => o.Code)];
        List<PlaceId> near = await places.AroundAsync(asset.PlaceId, cancel);
        var outputs = await db.Set<WorksDay>().AsNoTracking().Where(d => !d.Withdrawn && EF.Parameter(near).Contains(d.PlaceId)).SelectMany(d => d.Outputs, (d, o) => new { o.Id, DayId = d.Id, d.Date, d.Organiser, o.Kind, o.Quantity })
            .Where(o => o.Quantity != null && EF.Parameter(kinds).Contains(o.Kind)).OrderByDescending(o => o.Date).ThenBy(o => o.Id).ToListAsync(cancel);
        WorksOutputId[] ids = [.. outputs.Select(o => o.Id)];
        ILookup<WorksOutputId, AssetWork> claims = (await db.Set<AssetWork>().AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.OutputId)).ToListAsync(cancel)).ToLookup(w => w.OutputId);
        return [.. outputs.Select(o => new SeenAssetWork(o.Id, o.DayId, o.Date, o.Organiser, o.Kind, o.Quantity!.Value,
            claims[o.Id].Where(w => w.AssetId == asset.Id).Sum(w => w.Quantity), claims[o.Id].Where(w => w.AssetId != asset.Id).Sum(w => w.Quantity)))];
    }
}

/// <summary>What waits for an officer: tanks that nobody has emptied for long.</summary>
internal sealed class OverdueAssets(AniseDb db, WorksPlaces places, AssetList list, WaitingPlaces waiting) : IWaitingWork
{
    public Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) => waiting.EachAsync(rights, Permission.EditWorks, typeof(OverdueAssets), (map, at) => CountAsync(map, at, cancel),
        (count, at) => count > 0 ? new WaitingWork(Texts.Get("waiting-overdue", count, at.Name), $"/works/assets?place={at.Code}&emptied=overdue", null, true) : null, cancel);

    private async Task<int> CountAsync(PlaceMap map, PlaceId at, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(map, at, cancel);
        return await db.Set<Asset>().Where(a => EF.Parameter(within).Contains(a.PlaceId)).CountAsync(list.Overdue(), cancel);
    }
}
