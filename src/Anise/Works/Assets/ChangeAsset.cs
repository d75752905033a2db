using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>Corrects what stands of an asset, with a reason: a name, a length, a day that was written wrong. What happened to it is an event, not a correction.</summary>
public sealed class ChangeAsset(AniseDb db, JournalBook journal, WorksPlaces places, RecordAssets record)
{
    /// <summary>Makes the asset what is given; its kind and site stay. Needs <c>Permission.EditWorks</c> for its place, and for that where it stands then.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else changed it since the form was made.</exception>
    public async Task<Result<AssetId>> RunAsync(Rights rights, AssetId id, NewAsset given, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } stored) return Texts.Problem("asset-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, places.Today, cancel));
        if (given.Place is { } place) rights.Demand(Permission.EditWorks, await places.ScopeAsync(place, places.Today, cancel));
        NewAsset whole = given with { Kind = stored.Kind, Site = Sited(stored), State = stored.State };
        List<Problem> faults = [.. record.Faults(whole, await places.NowAsync(cancel))];
        if (string.IsNullOrWhiteSpace(reason)) faults.Add(Texts.Problem("works-no-reason", "reason"));
        else if (TextLengths.OfTexts(("reason", reason)) is { } longer) faults.Add(longer);
        if (faults.Count > 0) return Result<AssetId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.ChangeAsset, reason!.Trim(), cancel);
        Asset asset = await db.Set<Asset>().SingleAsync(a => a.Id == id, cancel);
        if (asset.RemovedOn is not null) return Texts.Problem("asset-gone", null);
        decimal? length = RecordAssets.Measured(whole);
        // What days claim to have made of it cannot be more than it measures.
        decimal claimed = await db.Set<AssetWork>().Where(w => w.AssetId == id).Join(db.Set<WorksOutput>(), w => w.OutputId, o => o.Id, (w, o) => new { w.Quantity, o.Kind })
            .GroupBy(w => w.Kind).Select(g => g.Sum(w => w.Quantity)).OrderByDescending(q => q).FirstOrDefaultAsync(cancel);
        if (asset.LengthMetres is not null && length < claimed) return Texts.Problem("asset-shorter-than-claimed", "length", length, claimed);
        string name = given.Name!.Trim().Normalize();
        (asset.Name, asset.NameKey, asset.PlaceId, asset.Owner) = (name, Folding.Fold(name), given.Place!.Value, string.IsNullOrWhiteSpace(given.Owner) ? null : given.Owner.Trim());
        if (asset.LengthMetres is not null) asset.LengthMetres = length;
        (asset.Capacity, asset.BuiltOn, asset.EmptiedOn) = (given.Capacity, given.BuiltOn, given.EmptiedOn);
        asset.Safeguards = string.Join(' ', given.Safeguards.Order(StringComparer.Ordinal));
        await write.CommitAsync(cancel);
        return id;
    }

    private static NetTopologySuite.Geometries.Geometry? Sited(Asset asset) => asset.Site is { } site ? Anise.Sites.GeoJson.Read<NetTopologySuite.Geometries.Geometry>(site) : null;
}
