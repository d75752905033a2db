using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>Reads the reviews of communes in a year.</summary>
public sealed class ReviewRecords(AniseDb db, PlaceMaps maps, RecordChanges changes, KeptReads reads, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Review;

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => ReviewParts.YearsAsync(db, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) => ReviewParts.ReadAsync(db, maps, changes, Kind, scope.Year, cancel);

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == scope.Year && r.CommuneId == part.Commune, cancel);
        PlaceMap map = await ReviewParts.MapAsync(db, maps, scope.Year, cancel);
        return TableOf(review, map, await ReviewParts.RegionAsync(db, maps, clock, review, cancel));
    }

    /// <inheritdoc/>
    /// <remarks>The reviews of a year are some rows: read in one, not a question for each.</remarks>
    public async Task<RecordTable?> ColumnsAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        StoreMoment moment = await reads.NowAsync(db, cancel);
        var year = await moment.GetAsync((typeof(ReviewRecords), scope.Year, clock.Today()), () => OrNoneAsync(() => YearAsync(scope.Year, cancel)));
        return part.Commune is { } commune ? year.GetValueOrDefault(commune) : null;
    }

    /// <summary>None where one of them is damaged: each is then read by itself, so that the damaged one is named and the others are shown.</summary>
    private static async Task<Dictionary<PlaceId, RecordTable>> OrNoneAsync(Func<Task<Dictionary<PlaceId, RecordTable>>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception damage) when (DamagedException.Tells(damage))
        {
            return [];
        }
    }

    private async Task<Dictionary<PlaceId, RecordTable>> YearAsync(int year, CancellationToken cancel)
    {
        DateOnly today = clock.Today(), last = new(year, 12, 31);
        PlaceMap map = await ReviewParts.MapAsync(db, maps, year, cancel), now = await maps.OnAsync(today < last ? today : last, cancel);
        List<CommuneReview> reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).ToListAsync(cancel);
        IQueryable<CommuneReviewId> ids = db.CommuneReviews.Where(r => r.Year == year).Select(r => r.Id);
        var decided = await db.ReviewDecisions.AsNoTracking().Where(d => ids.Contains(d.ReviewId)).Select(d => new { d.ReviewId, d.Region }).ToDictionaryAsync(d => d.ReviewId, cancel);
        // What cannot be told from here is left to be read by itself: a commune that has ended, a decision that is missing.
        return reviews.Where(r => r.DecidedOn is null ? now.Find(r.CommuneId) is not null : decided.ContainsKey(r.Id))
            .ToDictionary(r => r.CommuneId, r => TableOf(r, map, r.DecidedOn is null ? now.Find(r.CommuneId)!.Region : decided[r.Id].Region));
    }

    private static RecordTable TableOf(CommuneReview review, PlaceMap map, string? region) => new(
        [HouseholdYears.KeyOf(review.Id)], [review.CommuneId],
        new Dictionary<string, double[]> { ["decided"] = [review.DecidedOn is null ? 0 : 1] },
        new Dictionary<string, string[]>
        {
            ["step"] = [review.Step.ToString()],
            ["board"] = [map.Find(review.CommuneId) is { } commune ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{review.Year}/{commune.Code}") : ""],
            ["head"] = [map.Find(review.CommuneId)?.Name ?? ""],
            ["region"] = [region ?? ""],
        });
}

/// <summary>The parts of a year: a review each.</summary>
internal static class ReviewParts
{
    /// <summary>The years with a review, first to last.</summary>
    public static async Task<IReadOnlyList<int>> YearsAsync(AniseDb db, CancellationToken cancel) =>
        await db.Campaigns.AsNoTracking().OrderBy(c => c.Year).Select(c => c.Year).ToListAsync(cancel);

    public static async Task<IReadOnlyList<RecordPart>> ReadAsync(AniseDb db, PlaceMaps maps, RecordChanges changes, RecordKind kind, int year, CancellationToken cancel)
    {
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).Select(r => new { r.Id, r.CommuneId, r.DecidedOn }).ToListAsync(cancel);
        if (reviews.Count == 0) return [];
        PlaceMap map = await MapAsync(db, maps, year, cancel);
        Func<IEnumerable<PlaceId>, long> version = await changes.ReadAsync(db, kind, cancel);
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
