using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>The list that was made.</summary>
/// <param name="LastYearPoor">Households poor by last year's decision.</param>
/// <param name="LastYearNearPoor">Households near-poor by last year's decision.</param>
/// <param name="Others">Households that applied or were found by quick form A.</param>
/// <param name="NotInRegistry">Last year's poor and near-poor that no household of the registry answers to: record them first, or leave them out knowingly.</param>
public sealed record ReviewList(int LastYearPoor, int LastYearNearPoor, int Others, IReadOnlyList<DecidedHousehold> NotInRegistry);

/// <summary>
/// The commune makes its list: last year's poor and near-poor wherever they were decided, as far as they live in the commune now, beside what
/// applied or was found by quick form A. Closes the listing; run again after a way back, it adds what is missing.
/// </summary>
public sealed class MakeReviewList(ReviewWork work)
{
    /// <summary>Makes the list as of the paper's day.</summary>
    public async Task<Result<ReviewList>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, "make-review-list", paper.Note, cancel);
        if ((open.NotAt(ReviewStep.Listing) ?? open.BadDay(paper.On)) is { } problem) return problem;
        Dictionary<HouseholdId, PlaceId> living = await Registry.LivingInAsync(work.Db, open.Map, open.Review.CommuneId, paper.On, cancel);
        List<DecidedHousehold> last = await LastYearAsync(open, cancel);
        Dictionary<string, HouseholdId> byCode = await ByCodeAsync(last, living, cancel);
        var notFound = new List<DecidedHousehold>();
        foreach (DecidedHousehold decided in last)
        {
            HouseholdId? household = decided.HouseholdId ?? (decided.Code is { } code && byCode.TryGetValue(code, out HouseholdId found) ? found : null);
            if (household is { } h && living.TryGetValue(h, out PlaceId village)) List(open, h, village, decided.ClassCode, paper.On);
            else if (household is null && SameCommune(open, decided)) notFound.Add(decided);
        }
        open.Review.ListedOn = paper.On;
        open.Review.Step = ReviewStep.Assessing;
        open.FollowFacts();
        open.Record(ReviewStep.Listing, paper);
        await open.CommitAsync(cancel);
        return new ReviewList(
            open.Standing.Count(l => l.Source == ListingSource.LastYearPoor),
            open.Standing.Count(l => l.Source == ListingSource.LastYearNearPoor),
            open.Standing.Count(l => l.Source is not (ListingSource.LastYearPoor or ListingSource.LastYearNearPoor)),
            notFound);
    }

    private void List(ReviewWrite open, HouseholdId household, PlaceId village, string classCode, DateOnly on)
    {
        ListingSource source = classCode == ClassCodes.Poor ? ListingSource.LastYearPoor : ListingSource.LastYearNearPoor;
        if (open.Find(household) is { } standing)
        {
            if (standing.Source is ListingSource.Application or ListingSource.QuickForm) standing.Source = source;
            return;
        }
        var listed = new ListedHousehold { ReviewId = open.Review.Id, HouseholdId = household, VillageId = village, Source = source, ListedOn = on };
        open.Listed.Add(listed);
        work.Db.Add(listed);
    }

    private async Task<List<DecidedHousehold>> LastYearAsync(ReviewWrite open, CancellationToken cancel)
    {
        IQueryable<DecidedHousehold> decided = work.Db.DecidedHouseholds.AsNoTracking();
        IQueryable<CommuneReview> reviews = work.Db.CommuneReviews;
        int lastYear = open.Review.Year - 1;
        return await decided
            .Where(d => (d.ClassCode == ClassCodes.Poor || d.ClassCode == ClassCodes.NearPoor)
                && reviews.Any(r => r.Id == d.ReviewId && r.Year == lastYear))
            .OrderBy(d => d.ReviewId).ThenBy(d => d.Line)
            .ToListAsync(cancel);
    }

    private async Task<Dictionary<string, HouseholdId>> ByCodeAsync(
        List<DecidedHousehold> last, Dictionary<HouseholdId, PlaceId> living, CancellationToken cancel)
    {
        List<string> codes = [.. last.Where(d => d.HouseholdId is null && d.Code is not null).Select(d => d.Code!).Distinct()];
        if (codes.Count == 0) return [];
        var found = await work.Db.Households.AsNoTracking().Where(h => h.Code != null && EF.Parameter(codes).Contains(h.Code)).Select(h => new { h.Code, h.Id }).ToListAsync(cancel);
        return found.Where(f => living.ContainsKey(f.Id)).GroupBy(f => f.Code!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id);
    }

    private static bool SameCommune(ReviewWrite open, DecidedHousehold decided) =>
        decided.VillageId is { } village && open.Map.Find(village) is not null && open.Map.CommuneOf(village).Id == open.Review.CommuneId;
}
