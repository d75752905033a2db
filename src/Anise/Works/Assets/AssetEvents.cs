using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>An event as somebody writes it down.</summary>
public sealed record NewAssetEvent(AssetEventKind? Kind, DateOnly? Date, string? By, AssetState? State, string? Note);

/// <summary>Records what happened to an asset: an inspection, a repair, that it was emptied, handed over or taken away.</summary>
public sealed class RecordAssetEvent(AniseDb db, JournalBook journal, WorksPlaces places, RuleBook rules)
{
    /// <summary>Records it. Needs <c>Permission.EditWorks</c> for the place of the asset.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<AssetId>> RunAsync(Rights rights, AssetId id, NewAssetEvent given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } stored) return Texts.Problem("asset-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, places.Today, cancel));
        if (stored.RemovedOn is not null) return Texts.Problem("asset-gone", null);
        if (given.Kind is not { } kind) return Texts.Problem("asset-event-kind", "kind");
        if (given.Date is not { } date) return Texts.Problem("works-no-date", "date");
        if (date > places.Today) return Texts.Problem("works-date-in-future", "date", date);
        if (date < RecordAssets.First) return Texts.Problem("works-date-too-early", "date", date);
        if (date < stored.BuiltOn) return Texts.Problem("asset-before-built", "date", date, stored.BuiltOn);
        if (string.IsNullOrWhiteSpace(given.By)) return Texts.Problem("asset-event-by", "by");
        if (TextLengths.OfLines(("by", given.By)) is { } line) return line;
        if (TextLengths.OfTexts(("remark", given.Note)) is { } text) return text;
        if (kind == AssetEventKind.Emptied && rules.Works.Asset(stored.Kind)?.EmptyWithinDays is null) return Texts.Problem("asset-not-emptied", "kind", rules.Works.NameOfAsset(stored.Kind));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.RecordAssetEvent, null, cancel);
        Asset asset = await db.Set<Asset>().SingleAsync(a => a.Id == id, cancel);
        db.Add(new AssetEvent
        {
            Id = new AssetEventId(await db.ReserveAsync("asset-event", 1, cancel)),
            AssetId = id,
            Kind = kind,
            Date = date,
            By = given.By.Trim(),
            State = given.State,
            Note = string.IsNullOrWhiteSpace(given.Note) ? null : given.Note.Trim(),
        });
        // An event of long ago that is entered late says nothing of today.
        bool latest = !await db.Set<AssetEvent>().AnyAsync(e => e.AssetId == id && e.Date > date && e.State != null, cancel);
        if (given.State is { } state && latest) asset.State = state;
        if (kind == AssetEventKind.Emptied && (asset.EmptiedOn is null || asset.EmptiedOn < date)) asset.EmptiedOn = date;
        if (kind == AssetEventKind.HandedOver) asset.Owner = given.By.Trim();
        if (kind == AssetEventKind.Removed) asset.RemovedOn = date;
        await write.CommitAsync(cancel);
        return id;
    }
}

/// <summary>Says by which works days an asset was made: an output is counted for one thing only, and never for more than the thing measures.</summary>
public sealed class LinkAssetWork(AniseDb db, JournalBook journal, WorksPlaces places, RuleBook rules)
{
    /// <summary>Notes that so much of an output went into an asset; 0 takes it back. Needs <c>Permission.EditWorks</c> for the place of the asset.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<AssetId>> RunAsync(Rights rights, AssetId id, WorksOutputId outputId, decimal? quantity, CancellationToken cancel = default)
    {
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } asset) return Texts.Problem("asset-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(asset.PlaceId, places.Today, cancel));
        if (quantity is not { } claimed || claimed < 0 || decimal.Round(claimed, 2) != claimed) return Texts.Problem("works-number-wrong", "quantity", quantity);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.LinkAssetWork, null, cancel);
        WorksOutput? output = await db.Set<WorksOutput>().SingleOrDefaultAsync(o => o.Id == outputId, cancel);
        WorksDay? day = output is null ? null : await db.Set<WorksDay>().SingleAsync(d => d.Id == output.DayId, cancel);
        // Only what was done around the asset can have made it: the days of other communes are none of its people's business.
        if (output is null || day is null || day.Withdrawn || !(await places.AroundAsync(asset.PlaceId, cancel)).Contains(day.PlaceId)) return Texts.Problem("works-day-none", "output");
        if (rules.Works.Output(output.Kind) is not { } kind || kind.Asset != asset.Kind) return Texts.Problem("asset-other-kind", "output", rules.Works.NameOfOutput(output.Kind), rules.Works.NameOfAsset(asset.Kind));
        AssetWork? known = await db.Set<AssetWork>().SingleOrDefaultAsync(w => w.AssetId == id && w.OutputId == outputId, cancel);
        var others = await db.Set<AssetWork>().AsNoTracking().Where(w => w.AssetId == id || w.OutputId == outputId)
            .Join(db.Set<WorksOutput>(), w => w.OutputId, o => o.Id, (w, o) => new { w.AssetId, w.OutputId, w.Quantity, o.Kind, o.DayId })
            .Join(db.Set<WorksDay>().Where(d => !d.Withdrawn), w => w.DayId, d => d.Id, (w, d) => w).ToListAsync(cancel);
        decimal elsewhere = others.Where(o => o.OutputId == outputId && o.AssetId != id).Sum(o => o.Quantity);
        if (output.Quantity is not { } done || elsewhere + claimed > done) return Texts.Problem("asset-work-more-than-done", "quantity", kind.Label, day.Date, output.Quantity ?? 0, elsewhere);
        // The measured length of a road is the most that all days together can have built of it; one tank is one tank.
        decimal most = kind.Unit == "m" ? asset.LengthMetres ?? 0 : 1, already = others.Where(o => o.AssetId == id && o.OutputId != outputId && o.Kind == output.Kind).Sum(o => o.Quantity);
        if (already + claimed > most) return Texts.Problem("asset-work-more-than-measured", "quantity", asset.Name, most, already, claimed);
        if (claimed == 0 && known is not null) db.Remove(known);
        else if (known is not null) known.Quantity = claimed;
        else if (claimed > 0) db.Add(new AssetWork { AssetId = id, OutputId = outputId, Quantity = claimed });
        db.Attach(asset);   // so that the journal knows its place
        await write.CommitAsync(cancel);
        return id;
    }
}
