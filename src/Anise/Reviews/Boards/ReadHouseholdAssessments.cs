using Anise.Access;
using Anise.Households;
using Anise.Households.Relocations;
using Anise.Places;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>A household in the review of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Commune">The commune that reviewed it, on the map of that review.</param>
/// <param name="Decided">Its frozen line; null before the decision.</param>
/// <param name="Decision">The decision; null before it.</param>
/// <param name="Assessment">The form that counts; null for imported results and before the first form.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="Computed">What the rule set of that form says to its answers, with the explanation by article: computed again now.</param>
/// <param name="Rules">That rule set.</param>
public sealed record HouseholdYear(
    int Year, MappedPlace Commune, DecidedHousehold? Decided, ReviewDecision? Decision, Assessment? Assessment, Answers? Answers, Rules.Assessing.Assessment? Computed, RuleSet? Rules);

/// <summary>What a paper of a commune made of the class of a household.</summary>
/// <param name="On">Its day.</param>
/// <param name="Paper">What paper it is, in the reader's words.</param>
/// <param name="Number">Its number.</param>
/// <param name="ClassCode">The class from then on; null for none, or where nothing was granted.</param>
/// <param name="Why">Why, where the paper says so.</param>
public sealed record ClassEvent(DateOnly On, string Paper, string? Number, string? ClassCode, string? Why);

/// <summary>Reads all years of a household, each explained by the rules of its time.</summary>
public sealed class ReadHouseholdAssessments(AniseDb db, ReviewWork work, ClassHistory history, ClassPapers papers)
{
    /// <summary>The years of a household, the latest first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such household.</exception>
    public async Task<IReadOnlyList<HouseholdYear>> RunAsync(Rights rights, HouseholdId household, CancellationToken cancel = default)
    {
        Household found = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == household, cancel)
            ?? throw new KeyNotFoundException($"No household {household.Value}.");
        PlaceMap today = await work.TodaysMapAsync(cancel);
        rights.Demand(Permission.SeeHouseholds, today.ScopeOf(found.VillageId));
        var listed = await db.ListedHouseholds.AsNoTracking().Where(l => l.HouseholdId == household && l.RemovedOn == null).ToDictionaryAsync(l => l.ReviewId, cancel);
        var decided = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId == household).ToListAsync(cancel))
            .GroupBy(d => d.ReviewId).ToDictionary(g => g.Key, g => g.Last());
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.HouseholdId == household).ToDictionaryAsync(a => a.Id, cancel);
        List<CommuneReviewId> ids = [.. listed.Keys.Union(decided.Keys)];
        List<CommuneReview> reviews = await db.CommuneReviews.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.Year).ToListAsync(cancel);
        var decisions = await db.ReviewDecisions.AsNoTracking().Where(d => ids.Contains(d.ReviewId)).ToDictionaryAsync(d => d.ReviewId, cancel);
        var years = new List<HouseholdYear>();
        foreach (CommuneReview review in reviews)
        {
            DecidedHousehold? line = decided.GetValueOrDefault(review.Id);
            AssessmentId? counts = line is null ? listed[review.Id].AssessmentId : line.AssessmentId;
            PlaceMap map = (await work.FindAsync(review.Id, cancel)).Map;
            years.Add(Year(review, map, line, decisions.GetValueOrDefault(review.Id), counts is { } id ? assessments[id] : null));
        }
        return years;
    }

    /// <summary>All papers that say something of the class of a household, the latest first: decisions of reviews, amendments, decisions and refusals within a year.</summary>
    /// <exception cref="KeyNotFoundException">There is no such household.</exception>
    public async Task<IReadOnlyList<ClassEvent>> ClassesAsync(Rights rights, HouseholdId household, CancellationToken cancel = default)
    {
        Household found = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == household, cancel) ?? throw new KeyNotFoundException($"No household {household.Value}.");
        rights.Demand(Permission.SeeHouseholds, (await work.TodaysMapAsync(cancel)).ScopeOf(found.VillageId));
        var decided = await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId == household)
            .Join(db.ReviewDecisions.AsNoTracking(), d => d.ReviewId, r => r.ReviewId, (d, r) => new { r.On, r.Number, d.ClassCode }).ToListAsync(cancel);
        var amended = await db.AmendedHouseholds.AsNoTracking().Where(a => a.HouseholdId == household)
            .Join(db.Amendments.AsNoTracking(), a => new { a.ReviewId, a.Number }, p => new { p.ReviewId, p.Number }, (a, p) => new { p.On, p.Document, p.Reason, a.ClassCode }).ToListAsync(cancel);
        List<InYearCase> within = await db.InYearCases.AsNoTracking().Where(c => c.HouseholdId == household && c.Granted != null).ToListAsync(cancel);
        var moved = await db.Relocations.AsNoTracking().Where(r => r.Made && r.ClassYear != null && r.ToHouseholdId == household).ToListAsync(cancel);
        // A class that was granted within a year ends where the next list was decided without the household.
        List<ClassEvent> ended = within.Exists(c => c.Granted == true) ? await EndedAsync(household, cancel) : [];
        return
        [
            .. ended.Concat(moved.Select(m => new ClassEvent(m.MovedOn, Texts.Get("paper-moved"), null, m.ClassCode, m.Because)))
                .Concat(decided.Select(d => new ClassEvent(d.On, Texts.Get("paper-Review"), d.Number, d.ClassCode, null)))
                .Concat(amended.Select(a => new ClassEvent(a.On, Texts.Get("paper-Amendment"), a.Document, a.ClassCode, a.Reason)))
                .Concat(within.Select(c => new ClassEvent(c.DecidedOn!.Value, Texts.Get(c.Granted == true ? "paper-granted" : "paper-refused"), c.Number, c.Granted == true ? c.ClassCode : null, c.RefusedBecause)))
                .OrderByDescending(e => e.On),
        ];
    }

    private async Task<List<ClassEvent>> EndedAsync(HouseholdId household, CancellationToken cancel)
    {
        IReadOnlyList<ClassPaper> all = (await papers.OfAsync([household], cancel))[household];
        ClassPaper[] off = [.. all.Where((p, i) => p.Kind == ClassPaperKind.NotListed && i > 0 && ClassCodes.IsListed(all[i - 1].Class))];
        List<CommuneReviewId> reviews = [.. off.Select(p => new CommuneReviewId(p.Of))];
        Dictionary<CommuneReviewId, string> numbers = reviews.Count == 0 ? [] : await db.ReviewDecisions.AsNoTracking().Where(d => EF.Parameter(reviews).Contains(d.ReviewId)).ToDictionaryAsync(d => d.ReviewId, d => d.Number, cancel);
        return [.. off.Select(p => new ClassEvent(p.On, Texts.Get("paper-Review"), numbers.GetValueOrDefault(new CommuneReviewId(p.Of)), null, Texts.Get("off-the-list")))];
    }

    /// <summary>The class in force on a day; null where nothing is known of it yet.</summary>
    /// <exception cref="KeyNotFoundException">There is no such household.</exception>
    public async Task<string?> ClassOnAsync(Rights rights, HouseholdId household, DateOnly day, CancellationToken cancel = default)
    {
        Household found = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == household, cancel) ?? throw new KeyNotFoundException($"No household {household.Value}.");
        rights.Demand(Permission.SeeHouseholds, (await work.TodaysMapAsync(cancel)).ScopeOf(found.VillageId));
        return (await history.OnAsync([household], day, cancel)).GetValueOrDefault(household);
    }

    private HouseholdYear Year(CommuneReview review, PlaceMap map, DecidedHousehold? line, ReviewDecision? decision, Assessment? stored)
    {
        if (stored is null) return new(review.Year, map[review.CommuneId], line, decision, null, null, null, null);
        RuleSet rules = work.RulesOf(stored.RuleFamily, stored.RuleSet);
        Answers answers = Answers.FromJson(stored.AnswersJson);
        return new(review.Year, map[review.CommuneId], line, decision, stored, answers, rules.Assess(answers, stored.On), rules);
    }
}
