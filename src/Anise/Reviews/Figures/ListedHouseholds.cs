using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Reviews.Boards;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>Reads the lists of a year's reviews: how far each household is.</summary>
public sealed class ListedHouseholds(AniseDb db, PlaceMaps maps, RegistryChanges changes, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Listed;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) => ReviewParts.ReadAsync(db, maps, changes, scope.Year, cancel);

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == scope.Year && r.CommuneId == part.Commune, cancel);
        List<ListedRow> listed = [.. (await ReviewFacts.ListedAsync(db, [review.Id], cancel)).OrderBy(l => l.HouseholdId.Value)];
        List<Anise.Households.HouseholdId> ids = [.. listed.Select(l => l.HouseholdId)];
        var names = await db.Set<Anise.Households.Household>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).Select(h => new { h.Id, h.Code, h.HeadName }).ToDictionaryAsync(h => h.Id, cancel);
        double decided = review.DecidedOn is null ? 0 : 1;
        string region = await ReviewParts.RegionAsync(db, maps, clock, review, cancel) ?? "";
        return new RecordTable(
            [.. listed.Select(l => string.Create(CultureInfo.InvariantCulture, $"household-{l.HouseholdId.Value}"))], [.. listed.Select(l => l.VillageId)],
            new Dictionary<string, double[]>
            {
                ["assessed"] = [.. listed.Select(l => l.Assessed ? 1.0 : 0)],
                ["agreed"] = [.. listed.Select(l => l.AgreedOn is null ? 0.0 : 1)],
                ["missing"] = [.. listed.Select(l => (double)l.MissingCount)],
                ["assigned"] = [.. listed.Select(l => l.AssignedTo is null ? 0.0 : 1)],
                ["decided"] = [.. listed.Select(_ => decided)],
            },
            new Dictionary<string, string[]>
            {
                ["household"] = [.. listed.Select(l => l.HouseholdId.Value.ToString(CultureInfo.InvariantCulture))],
                ["code"] = [.. listed.Select(l => names[l.HouseholdId].Code ?? "")],
                ["head"] = [.. listed.Select(l => names[l.HouseholdId].HeadName)],
                ["class"] = [.. listed.Select(l => l.Assessed ? l.ClassCode ?? "" : "")],
                ["source"] = [.. listed.Select(l => l.Source.ToString())],
                ["form"] = [.. listed.Select(l => l.Form.ToString())],
                ["region"] = [.. listed.Select(_ => region)],
            });
    }

    /// <inheritdoc/>
    public Task<KeptSums> KeptAsync(RecordPart part, CancellationToken cancel) => Task.FromResult(KeptSums.None);
}

/// <summary>Reads the reviews of communes in a year.</summary>
public sealed class ReviewRecords(AniseDb db, PlaceMaps maps, RegistryChanges changes, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Review;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) => ReviewParts.ReadAsync(db, maps, changes, scope.Year, cancel);

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == scope.Year && r.CommuneId == part.Commune, cancel);
        PlaceMap map = await ReviewParts.MapAsync(db, maps, scope.Year, cancel);
        return new RecordTable(
            [HouseholdYears.KeyOf(review.Id)], [review.CommuneId],
            new Dictionary<string, double[]> { ["decided"] = [review.DecidedOn is null ? 0 : 1] },
            new Dictionary<string, string[]>
            {
                ["step"] = [review.Step.ToString()],
                ["head"] = [map.Find(review.CommuneId)?.Name ?? ""],
                ["region"] = [await ReviewParts.RegionAsync(db, maps, clock, review, cancel) ?? ""],
            });
    }

    /// <inheritdoc/>
    public Task<KeptSums> KeptAsync(RecordPart part, CancellationToken cancel) => Task.FromResult(KeptSums.None);
}

/// <summary>The parts of a year: a review each.</summary>
internal static class ReviewParts
{
    public static async Task<IReadOnlyList<RecordPart>> ReadAsync(AniseDb db, PlaceMaps maps, RegistryChanges changes, int year, CancellationToken cancel)
    {
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).Select(r => new { r.Id, r.CommuneId, r.DecidedOn }).ToListAsync(cancel);
        if (reviews.Count == 0) return [];
        PlaceMap map = await MapAsync(db, maps, year, cancel);
        Func<IEnumerable<PlaceId>, long> version = await changes.ReadAsync(db, cancel);
        // The head's name and the code of a listed household are those of today, so a decided list may still change its looks.
        return [.. reviews.Select(r =>
        {
            PlaceId[] villages = map.Find(r.CommuneId) is null ? [] : [.. map.VillagesIn(r.CommuneId).Select(v => v.Id)];
            return new RecordPart(HouseholdYears.KeyOf(r.Id), r.CommuneId, version([r.CommuneId, .. villages]), r.DecidedOn is not null) { Places = villages };
        })];
    }

    /// <summary>The region of a review's commune: as it was decided, else that of today, or of the end of its year.</summary>
    public static async Task<string?> RegionAsync(AniseDb db, PlaceMaps maps, TimeProvider clock, CommuneReview review, CancellationToken cancel)
    {
        if (review.DecidedOn is not null)
        {
            return (await db.ReviewDecisions.AsNoTracking().Where(d => d.ReviewId == review.Id).Select(d => new { d.Region }).SingleOrDefaultAsync(cancel)
                ?? throw new DamagedException(Texts.Get("check-no-decision"))).Region;
        }
        DateOnly today = clock.Today(), last = new(review.Year, 12, 31);
        return await maps.RegionAsync(review.CommuneId, today < last ? today : last, cancel);
    }

    public static async Task<PlaceMap> MapAsync(AniseDb db, PlaceMaps maps, int year, CancellationToken cancel) =>
        await maps.OnAsync(await db.Campaigns.AsNoTracking().Where(c => c.Year == year).Select(c => c.Opens).SingleAsync(cancel), cancel);
}
