using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>A way back of a review.</summary>
/// <param name="To">The step to go back to.</param>
/// <param name="Reason">Why.</param>
/// <param name="Paper">Its document, day and person.</param>
/// <param name="Villages">For meetings and assessments: the villages that have to do it again; null for all.</param>
/// <param name="Households">For assessments: the households whose form has to be filled again; null for none by name.</param>
public sealed record ReviewReturn(
    ReviewStep To, string Reason, StepPaper Paper, IReadOnlyList<PlaceId>? Villages = null, IReadOnlyList<HouseholdId>? Households = null)
    : StepReturn<ReviewStep>(To, Reason, Paper);

/// <summary>
/// Sends a review back to an earlier step, until it is decided. What came after that step no longer counts (it stays readable): the opinion; the posting;
/// for meetings and earlier also the agreement of the villages.
/// </summary>
public sealed class ReturnStep(ReviewWork work)
{
    /// <summary>Goes back: the commune's officer from any step, the chair from the decision. The higher level has <see cref="GiveOpinion"/>.</summary>
    public async Task<Result<CommuneReview>> RunAsync(Rights rights, CommuneReviewId id, ReviewReturn back, CancellationToken cancel = default)
    {
        var (review, _, map) = await work.FindAsync(id, cancel);
        bool chair = review.Step == ReviewStep.Decision && !rights.May(Permission.RunReview, (await work.TodaysMapAsync(cancel)).ScopeOf(review.CommuneId, map));
        await using ReviewWrite open = await work.BeginAsync(rights, chair ? Permission.Decide : Permission.RunReview, id, ReviewsActs.ReturnStep, back.Reason, cancel);
        if (chair && open.NotAt(ReviewStep.Decision) is { } step) return step;
        if (await WayBack.TakeAsync(open, back, cancel) is { } problem) return problem;
        await open.CommitAsync(cancel);
        return open.Review;
    }
}

internal static class WayBack
{
    /// <summary>Goes back inside an open write, or returns what forbids it.</summary>
    public static async Task<Problem?> TakeAsync(ReviewWrite open, ReviewReturn back, CancellationToken cancel)
    {
        if (open.Review.DecidedOn is { } decided) return Texts.Problem("review-decided", null, decided);
        ReviewStep now = open.Review.StepOn(open.Today);
        bool again = back.Households is { Count: > 0 } || (now == ReviewStep.Posting && open.Review.PostedUntil is not null);
        if (back.Forbidden(now, again, open.Days, ReviewNames.Of) is { } forbidden) return forbidden;
        if (back.Villages?.All(open.IsHere) == false) return Texts.Problem("village-elsewhere", "villages");
        if (back.Households?.FirstOrDefault(h => open.Find(h) is not { RemovedOn: null }) is { Value: > 0 }) return Texts.Problem("not-listed", "households");
        await VoidOpinionsAsync(open, cancel);
        if (back.To <= ReviewStep.Posting) await VoidPostingsAsync(open, cancel);
        if (back.To <= ReviewStep.Meeting) await OpenVillagesAsync(open, back, cancel);
        open.Review.Step = back.To == ReviewStep.Complaints ? ReviewStep.Posting : back.To;
        if (back.To == ReviewStep.Listing) open.Review.ListedOn = null;
        open.Record(back.To, back.Paper, returnedBecause: back.Reason.Trim());
        return null;
    }

    private static async Task VoidOpinionsAsync(ReviewWrite open, CancellationToken cancel)
    {
        foreach (HigherOpinion opinion in await open.Db.HigherOpinions.Where(o => o.ReviewId == open.Review.Id && !o.Void).ToListAsync(cancel))
            opinion.Void = true;
    }

    private static async Task VoidPostingsAsync(ReviewWrite open, CancellationToken cancel)
    {
        foreach (Posting posting in await open.Db.Postings.Where(p => p.ReviewId == open.Review.Id && !p.Void).ToListAsync(cancel))
            posting.Void = true;
        open.Review.PostedUntil = null;
    }

    private static async Task OpenVillagesAsync(ReviewWrite open, ReviewReturn back, CancellationToken cancel)
    {
        bool all = back.To == ReviewStep.Listing || (back.Villages is null && back.Households is null);
        var households = back.Households?.ToHashSet() ?? [];
        foreach (ListedHousehold listed in open.Standing)
        {
            bool again = households.Contains(listed.HouseholdId);
            if (all || again || back.Villages?.Contains(listed.VillageId) == true) listed.AgreedOn = null;
            if (again && listed.Form != FormState.None) listed.Form = FormState.Again;
        }
        HashSet<PlaceId> villages = [.. open.Standing.Where(l => l.AgreedOn is null).Select(l => l.VillageId)];
        foreach (VillageMeeting meeting in await open.Db.VillageMeetings.Where(m => m.ReviewId == open.Review.Id && !m.Void).ToListAsync(cancel))
        {
            if (villages.Contains(meeting.VillageId)) meeting.Void = true;
        }
    }
}
