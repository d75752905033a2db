using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>A household applies to be reviewed: it is put on the list. Once the list is posted, a complaint is the way.</summary>
public sealed class ApplyForReview(ReviewWork work)
{
    /// <summary>Puts a household of the commune on the list; the paper is its application.</summary>
    public async Task<Result<ListedHousehold>> RunAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.ApplyForReview, paper.Note, cancel);
        if (TextLengths.Of(paper) is { } longer) return longer;
        Result<ListedHousehold> listed = await Listing.AddAsync(open, household, ListingSource.Application, paper.On, paper.Document, cancel);
        if (listed.Ok) await open.CommitAsync(cancel);
        return listed;
    }

    /// <summary>Puts many households on the list in one write: all or none. The field of a problem is the household's id.</summary>
    public async Task<Result<int>> RunAsync(
        Rights rights, CommuneReviewId id, IReadOnlyList<HouseholdId> households, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.ApplyForReview, paper.Note, cancel);
        if (TextLengths.Of(paper) is { } longer) return longer;
        Dictionary<HouseholdId, PlaceId> living = await Registry.LivingInAsync(work.Db, open.Map, open.Review.CommuneId, paper.On, cancel);
        var problems = new List<Problem>();
        foreach (HouseholdId household in households)
        {
            Result<ListedHousehold> listed = await Listing.AddAsync(open, household, ListingSource.Application, paper.On, paper.Document, cancel, living);
            problems.AddRange(listed.Problems.Select(p => p with { Field = household.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        }
        if (problems.Count > 0) return Result<int>.Refused(problems);
        await open.CommitAsync(cancel);
        return households.Count;
    }
}

/// <summary>Takes a household off the list, with the reason: until the posting, and one that no longer exists until the decision.</summary>
public sealed class RemoveFromList(ReviewWork work)
{
    /// <summary>Takes it off on the paper's day.</summary>
    public async Task<Result<ListedHousehold>> RunAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, string reason, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.RemoveFromList, reason, cancel);
        bool exists = await Registry.VillageOfAsync(work.Db, household, paper.On, cancel) is not null;
        if (exists && open.NotAt(ReviewStep.Listing, ReviewStep.Assessing, ReviewStep.Meeting, ReviewStep.Posting) is { } step) return step;
        if (open.Review.DecidedOn is { } decided) return Texts.Problem("review-decided", null, decided);
        if (exists && open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } unfit) return unfit;
        if (open.Find(household) is not { RemovedOn: null } listed) return Texts.Problem("not-listed", "household");
        if (open.BadDay(paper.On, listed.ListedOn) is { } day) return day;
        listed.RemovedOn = paper.On;
        listed.RemovedReason = reason.Trim();
        open.FollowFacts();
        await open.CommitAsync(cancel);
        return listed;
    }
}

/// <summary>Names who is to fill the forms of households.</summary>
public sealed class AssignHouseholds(ReviewWork work)
{
    /// <summary>Assigns them to a user who may assess there, or to nobody (null). Returns how many changed hands.</summary>
    public async Task<Result<int>> RunAsync(
        Rights rights, CommuneReviewId id, IReadOnlyList<HouseholdId> households, long? userId, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.AssignHouseholds, null, cancel);
        if (open.NotAt(ReviewStep.Listing, ReviewStep.Assessing, ReviewStep.Meeting) is { } step) return step;
        User? user = userId is null ? null
            : await work.Db.Set<User>().AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId && !u.Disabled, cancel);
        if (userId is not null && user is null) return Texts.Problem("no-user", "user");
        int changed = 0;
        foreach (HouseholdId household in households.Distinct())
        {
            if (open.Find(household) is not { RemovedOn: null } listed) return Texts.Problem("not-listed", "households");
            if (user is not null && !MayAssess(open, user, listed.VillageId)) return Texts.Problem("user-may-not-assess", "user", user.DisplayName);
            if (listed.AssignedTo == userId) continue;
            listed.AssignedTo = userId;
            changed++;
        }
        await open.CommitAsync(cancel);
        return changed;
    }

    private static bool MayAssess(ReviewWrite open, User user, PlaceId village)
    {
        IReadOnlyList<PlaceId> line = open.Map.ScopeOf(village).Line;
        return user.Grants.Exists(g => Permission.Assess.IsHeldBy(g.Role) && line.Contains(g.Place));
    }
}

internal static class Listing
{
    /// <summary>Puts a household of the commune on the list inside an open write; one that was taken off comes back.</summary>
    /// <remarks>For many at once, <paramref name="living"/> holds who lives in the commune on that day.</remarks>
    public static async Task<Result<ListedHousehold>> AddAsync(
        ReviewWrite open, HouseholdId household, ListingSource source, DateOnly on, string? document, CancellationToken cancel,
        IReadOnlyDictionary<HouseholdId, PlaceId>? living = null)
    {
        if (open.NotAt(ReviewStep.Listing, ReviewStep.Assessing, ReviewStep.Meeting, ReviewStep.Posting) is { } step) return step;
        if (open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if (open.Days.Bad(on) is { } day) return day;
        PlaceId? lives = living is null ? await Registry.VillageOfAsync(open.Db, household, on, cancel)
            : living.TryGetValue(household, out PlaceId known) ? known : null;
        if (lives is not { } village || !open.IsHere(village))
            return Texts.Problem("household-elsewhere", "household");
        ListedHousehold? listed = open.Find(household);
        if (listed is { RemovedOn: null }) return Texts.Problem("already-listed", "household");
        if (listed is null)
        {
            listed = new ListedHousehold { ReviewId = open.Review.Id, HouseholdId = household, VillageId = village, Source = source, ListedOn = on };
            open.Listed.Add(listed);
            open.Db.Add(listed);
        }
        (listed.Source, listed.ListedOn, listed.Document) = (source, on, document);
        (listed.RemovedOn, listed.RemovedReason) = (null, null);
        open.FollowFacts();
        return listed;
    }
}
