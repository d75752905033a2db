using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>What every act on a review needs: the right for its commune is demanded, then the write is opened and the review loaded in it.</summary>
public sealed class ReviewWork(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>The store.</summary>
    public AniseDb Db => db;

    /// <summary>The rules.</summary>
    public RuleBook Rules => rules;

    /// <summary>The rules of the review.</summary>
    public ReviewTerms Terms { get; } = new(rules);

    /// <summary>Today.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The map of today.</summary>
    public Task<PlaceMap> TodaysMapAsync(CancellationToken cancel) => maps.OnAsync(Today, cancel);

    /// <summary>The map on which the communes of a campaign stand: that of its first day.</summary>
    public Task<PlaceMap> MapOfAsync(Campaign campaign, CancellationToken cancel) => maps.OnAsync(campaign.Opens, cancel);

    /// <summary>Opens a write on a review after the right was demanded.</summary>
    /// <exception cref="NoAccessException">The right is not held for the commune.</exception>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<ReviewWrite> BeginAsync(
        Rights rights, Permission permission, CommuneReviewId id, Act action, string? reason = null, CancellationToken cancel = default)
    {
        var (campaign, map) = await DemandAsync(rights, permission, id, cancel);
        return await OpenAsync(rights, id, campaign, map, action, reason, cancel);
    }

    /// <summary>Demands the right for the commune of a review and returns its campaign and map.</summary>
    /// <inheritdoc cref="BeginAsync" path="/exception"/>
    public async Task<(Campaign Campaign, PlaceMap Map)> DemandAsync(Rights rights, Permission permission, CommuneReviewId id, CancellationToken cancel)
    {
        var (review, campaign, map) = await FindAsync(id, cancel);
        rights.Demand(permission, (await TodaysMapAsync(cancel)).ScopeOf(review.CommuneId, map));
        return (campaign, map);
    }

    /// <summary>The rule set of a campaign.</summary>
    public RuleSet RulesOf(Campaign campaign) => RulesOf(campaign.RuleFamily, campaign.RuleSet);

    /// <summary>The rule set that a stored assessment was made with.</summary>
    public RuleSet RulesOf(string family, string set) => rules.Sets.First(s => s.Family == family && s.Name == set);

    internal async Task<(CommuneReview Review, Campaign Campaign, PlaceMap Map)> FindAsync(CommuneReviewId id, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel)
            ?? throw new KeyNotFoundException($"No review {id.Value}.");
        Campaign campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == review.Year, cancel);
        return (review, campaign, await MapOfAsync(campaign, cancel));
    }

    internal async Task<ReviewWrite> OpenAsync(
        Rights rights, CommuneReviewId id, Campaign campaign, PlaceMap map, Act action, string? reason, CancellationToken cancel)
    {
        JournaledWrite write = await journal.BeginAsync(rights.Actor, action, reason, cancel);
        CommuneReview review = await db.CommuneReviews.SingleAsync(r => r.Id == id, cancel);
        List<ListedHousehold> listed = await db.ListedHouseholds.Where(l => l.ReviewId == id).ToListAsync(cancel);
        var steps = await db.ReviewSteps.Where(s => s.ReviewId == id).Select(s => new { s.On, Back = s.ReturnedBecause != null }).ToListAsync(cancel);
        var days = new StepDays(Today, campaign.Opens, steps.Where(s => s.Back).Max(s => (DateOnly?)s.On));
        return new ReviewWrite(this, write, rights, review, campaign, map, listed, days, steps.Count);
    }
}

/// <summary>An open write on one review.</summary>
public sealed class ReviewWrite : IAsyncDisposable
{
    private readonly ReviewWork _work;
    private readonly Rights _rights;
    private int _steps;

    internal ReviewWrite(
        ReviewWork work, JournaledWrite write, Rights rights, CommuneReview review, Campaign campaign, PlaceMap map, List<ListedHousehold> listed, StepDays days, int steps) =>
        (_work, Write, _rights, Review, Campaign, Map, Listed, Days, _steps) = (work, write, rights, review, campaign, map, listed, days, steps);

    internal AniseDb Db => _work.Db;

    internal ReviewTerms Terms => _work.Terms;

    internal DateOnly Today => _work.Today;

    /// <summary>The days on which something may be done.</summary>
    internal StepDays Days { get; }

    internal JournaledWrite Write { get; }

    internal CommuneReview Review { get; }

    internal Campaign Campaign { get; }

    internal PlaceMap Map { get; }

    /// <summary>The list, with what this write adds.</summary>
    internal List<ListedHousehold> Listed { get; }

    internal IEnumerable<ListedHousehold> Standing => Listed.Where(l => l.RemovedOn is null);

    /// <summary>The area whose lines apply to the commune.</summary>
    internal string Area => Map[Review.CommuneId].IsUrban ? Registry.Urban : Registry.Rural;

    /// <summary>Whether a village lies in the commune of the review.</summary>
    internal bool IsHere(PlaceId village) => Map.Find(village) is not null && Map.CommuneOf(village).Id == Review.CommuneId;

    internal ListedHousehold? Find(HouseholdId household) => Listed.FirstOrDefault(l => l.HouseholdId == household);

    /// <summary>Refuses what comes too late or too early: a decided review is frozen, and each act has its steps.</summary>
    internal Problem? NotAt(params ReviewStep[] allowed)
    {
        if (Review.DecidedOn is { } decided) return Texts.Problem("review-decided", null, decided);
        ReviewStep now = Review.StepOn(Today);
        return allowed.Contains(now) ? null : Texts.Problem("wrong-step", null, ReviewNames.Of(now), string.Join(", ", allowed.Select(ReviewNames.Of)));
    }

    /// <inheritdoc cref="StepDays.BadOfStep"/>
    internal Problem? BadDay(DateOnly day, DateOnly? earliest = null, string field = "date") => Days.BadOfStep(day, earliest, field);

    internal string PersonOf(string? given) => string.IsNullOrWhiteSpace(given) ? _rights.Actor.SignsAs : given.Trim();

    internal void Record(ReviewStep step, StepPaper paper, PlaceId? village = null, string? returnedBecause = null) => Db.Add(new StepRecord
    {
        ReviewId = Review.Id,
        Number = ++_steps,
        Step = step,
        VillageId = village,
        On = paper.On,
        Person = PersonOf(paper.Person),
        Document = paper.Document,
        Note = paper.Note,
        ReturnedBecause = returnedBecause,
    });

    /// <summary>Between the list and the posting, the step follows from what is still open.</summary>
    internal void FollowFacts()
    {
        if (Review.Step is not (ReviewStep.Assessing or ReviewStep.Meeting or ReviewStep.Posting) || Review.PostedUntil is not null) return;
        Review.Step = Standing.Any(l => l.Form != FormState.Complete) ? ReviewStep.Assessing
            : Standing.Any(l => !l.Settled) ? ReviewStep.Meeting
            : ReviewStep.Posting;
    }

    internal Task CommitAsync(CancellationToken cancel) => Write.CommitAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Write.DisposeAsync();
}
