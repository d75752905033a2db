using Anise.Places;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The list that was made.</summary>
/// <param name="LastYearPoor">Households poor by last year's decision.</param>
/// <param name="LastYearNearPoor">Households near-poor by last year's decision.</param>
/// <param name="Others">Households that applied or were found by quick form A.</param>
/// <param name="NotInRegistry">Last year's poor and near-poor that no household of the registry answers to: record them first, or leave them out knowingly.</param>
/// <param name="Gone">Last year's poor and near-poor of the commune that no longer live in it.</param>
public sealed record ReviewList(
    int LastYearPoor, int LastYearNearPoor, int Others, IReadOnlyList<DecidedHousehold> NotInRegistry, IReadOnlyList<GoneHousehold> Gone);

/// <summary>One of last year's poor or near-poor that is not listed because it no longer lives in the commune.</summary>
/// <param name="Decided">How it was decided last year.</param>
/// <param name="Ended">Why the household ended, as in <see cref="HouseholdFact.Ended"/>; null when it lives elsewhere.</param>
/// <param name="LivesIn">The name of the commune it lives in now; null when it ended, or is not on the map.</param>
public sealed record GoneHousehold(DecidedHousehold Decided, string? Ended, string? LivesIn);

/// <summary>
/// The commune makes its list: last year's poor and near-poor wherever they were decided, as far as they live in the commune now, beside what
/// applied or was found by quick form A. Closes the listing; run again after a way back, it adds what is missing.
/// </summary>
public sealed class MakeReviewList(ReviewWork work)
{
    /// <summary>Makes the list as of the paper's day.</summary>
    public async Task<Result<ReviewList>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.MakeReviewList, paper.Note, cancel);
        if ((open.NotAt(ReviewStep.Listing) ?? open.BadDay(paper.On) ?? TextLengths.Of(paper)) is { } problem) return problem;
        Dictionary<HouseholdId, PlaceId> living = await Registry.LivingInAsync(work.Db, open.Map, open.Review.CommuneId, paper.On, cancel);
        List<LastYears> last = await LastYearAsync(open, [.. living.Keys], cancel);
        Dictionary<string, HouseholdId> byCode = await ByCodeAsync([.. last.Where(l => l.WasHere).Select(l => l.Decided)], living, cancel);
        var notFound = new List<DecidedHousehold>();
        var gone = new List<DecidedHousehold>();
        List<HouseholdId> about = [.. living.Keys.Union(last.Select(l => l.Decided.HouseholdId).OfType<HouseholdId>())];
        var amended = await AmendedClasses.OfYearAsync(work.Db, open.Review.Year - 1, about, cancel);
        Dictionary<HouseholdId, string> inYear = await InYearClasses.OfAsync(work.Db, open.Review.Year, about, cancel);
        foreach (var (decided, wasHere) in last)
        {
            if (decided.HouseholdId is { } changed && (inYear.ContainsKey(changed) || amended.ContainsKey((decided.ReviewId, changed)))) continue;
            HouseholdId? household = decided.HouseholdId ?? (wasHere && decided.Code is { } code && byCode.TryGetValue(code, out HouseholdId found) ? found : null);
            if (household is { } h && living.TryGetValue(h, out PlaceId village)) List(open, h, village, decided.ClassCode, paper.On);
            else if (wasHere && household is null) notFound.Add(decided);
            else if (wasHere) gone.Add(decided);
        }
        var since = inYear.Concat(amended.Values.Where(a => !inYear.ContainsKey(a.HouseholdId)).Select(a => KeyValuePair.Create(a.HouseholdId, a.ClassCode ?? "")));
        foreach (var (household, code) in since.Where(c => ClassCodes.IsListed(c.Value)))
        {
            if (living.TryGetValue(household, out PlaceId village)) List(open, household, village, code, paper.On);
        }
        List<GoneHousehold> left = await WhereToAsync(open, gone, paper.On, cancel);
        open.Review.ListedOn = paper.On;
        open.Review.Step = ReviewStep.Assessing;
        open.FollowFacts();
        open.Record(ReviewStep.Listing, paper);
        await open.CommitAsync(cancel);
        return new ReviewList(
            open.Standing.Count(l => l.Source == ListingSource.LastYearPoor),
            open.Standing.Count(l => l.Source == ListingSource.LastYearNearPoor),
            open.Standing.Count(l => l.Source is not (ListingSource.LastYearPoor or ListingSource.LastYearNearPoor)),
            notFound, left);
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

    private sealed record LastYears(DecidedHousehold Decided, bool WasHere);

    /// <summary>Last year's poor and near-poor who live in this commune now, wherever they were decided, and those whose place is in it now.</summary>
    private async Task<List<LastYears>> LastYearAsync(ReviewWrite open, List<HouseholdId> living, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(work.Db, open.Map, cancel);
        PlaceId commune = open.Review.CommuneId;
        HashSet<PlaceId> places = [.. trail.LeadingTo(p => p.Id == commune || (p.Kind == PlaceKind.Village && open.Map.CommuneOf(p.Id).Id == commune))];
        List<PlaceId> here = [.. places];
        IQueryable<CommuneReview> reviews = work.Db.CommuneReviews.Where(r => r.Year == open.Review.Year - 1);
        var last = await work.Db.DecidedHouseholds.AsNoTracking()
            .Where(d => d.ClassCode == ClassCodes.Poor || d.ClassCode == ClassCodes.NearPoor)
            .Join(reviews, d => d.ReviewId, r => r.Id, (d, r) => new { Decided = d, r.CommuneId })
            .Where(d => (d.Decided.HouseholdId != null && EF.Parameter(living).Contains(d.Decided.HouseholdId.Value))
                || (d.Decided.VillageId == null ? EF.Parameter(here).Contains(d.CommuneId) : EF.Parameter(here).Contains(d.Decided.VillageId.Value)))
            .OrderBy(d => d.Decided.ReviewId).ThenBy(d => d.Decided.Line)
            .ToListAsync(cancel);
        return [.. last.Select(l => new LastYears(l.Decided, places.Contains(l.Decided.VillageId ?? l.CommuneId)))];
    }

    private async Task<List<GoneHousehold>> WhereToAsync(ReviewWrite open, List<DecidedHousehold> gone, DateOnly on, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. gone.Select(d => d.HouseholdId!.Value)];
        Dictionary<HouseholdId, HouseholdFact> facts = await work.Db.HouseholdFactsOn(on).AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.HouseholdId)).ToDictionaryAsync(f => f.HouseholdId, cancel);
        return
        [
            .. gone.Select(d =>
            {
                HouseholdFact? fact = facts.GetValueOrDefault(d.HouseholdId!.Value);
                bool elsewhere = fact is { Ended: null } && open.Map.Find(fact.VillageId) is not null;
                return new GoneHousehold(d, fact?.Ended, elsewhere ? open.Map.CommuneOf(fact!.VillageId).Name : null);
            }),
        ];
    }

    private async Task<Dictionary<string, HouseholdId>> ByCodeAsync(
        List<DecidedHousehold> last, Dictionary<HouseholdId, PlaceId> living, CancellationToken cancel)
    {
        List<string> codes = [.. last.Where(d => d.HouseholdId is null && d.Code is not null).Select(d => d.Code!).Distinct()];
        if (codes.Count == 0) return [];
        var found = await work.Db.Households.AsNoTracking().Where(h => h.Code != null && EF.Parameter(codes).Contains(h.Code)).Select(h => new { h.Code, h.Id }).ToListAsync(cancel);
        return found.Where(f => living.ContainsKey(f.Id)).GroupBy(f => f.Code!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id);
    }
}
