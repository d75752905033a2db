using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>What has a last day.</summary>
public enum DeadlineKind
{
    /// <summary>A complaint has to be answered.</summary>
    AnswerComplaint,
    /// <summary>The higher level has to answer.</summary>
    GiveOpinion,
    /// <summary>The review has to be decided.</summary>
    DecideReview,
    /// <summary>The villages have to meet.</summary>
    Meet,
    /// <summary>The list has to be posted.</summary>
    Post,
    /// <summary>The results have to be sent to the higher level.</summary>
    AskForOpinion,
}

/// <summary>A last day of a review.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Kind">What is due.</param>
/// <param name="Due">The last day, by the rules of the day it began.</param>
/// <param name="Overdue">Whether it has passed.</param>
/// <param name="VillageId">The village, for a complaint.</param>
/// <param name="ComplaintId">The complaint.</param>
public sealed record Deadline(CommuneReviewId ReviewId, DeadlineKind Kind, DateOnly Due, bool Overdue, PlaceId? VillageId = null, ComplaintId? ComplaintId = null);

/// <summary>Tells what is due and what is overdue.</summary>
public sealed class Deadlines(AniseDb db, ReviewWork work)
{
    /// <summary>The open deadlines of undecided reviews, the earliest first. Asks for no right: its callers have.</summary>
    internal async Task<ILookup<CommuneReviewId, Deadline>> OfAsync(IReadOnlyCollection<CommuneReview> reviews, CancellationToken cancel)
    {
        Dictionary<CommuneReviewId, CommuneReview> open = reviews.Where(r => r.DecidedOn is null).ToDictionary(r => r.Id);
        List<CommuneReviewId> ids = [.. open.Keys];
        List<int> years = [.. open.Values.Select(r => r.Year).Distinct()];
        Dictionary<int, LastDays> last = (await db.Campaigns.AsNoTracking().Where(c => years.Contains(c.Year)).ToListAsync(cancel)).ToDictionary(c => c.Year, c => work.Terms.LastDays(c.DecideBy));
        var complaints = await db.Complaints.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ReviewId) && c.Outcome == null).ToListAsync(cancel);
        var opinions = await db.HigherOpinions.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.ReviewId) && !o.Void && o.GivenOn == null).ToListAsync(cancel);
        return complaints.Select(c => Make(c.ReviewId, DeadlineKind.AnswerComplaint, c.Due, c.VillageId, c.Id))
            .Concat(opinions.Select(o => Make(o.ReviewId, DeadlineKind.GiveOpinion, o.Due)))
            .Concat(open.Values.Select(r => Make(r.Id, DeadlineKind.DecideReview, last[r.Year].Decide)))
            .Concat(open.Values.Select(r => Next(r, last[r.Year])).OfType<Deadline>())
            .OrderBy(d => d.Due).ToLookup(d => d.ReviewId);
    }

    /// <summary>The last day of the step at hand, counted back from the day to decide; null at steps with a day of their own.</summary>
    private Deadline? Next(CommuneReview review, LastDays last) => review.Step switch
    {
        ReviewStep.Listing or ReviewStep.Assessing or ReviewStep.Meeting => Make(review.Id, DeadlineKind.Meet, last.Meet),
        ReviewStep.Posting when review.PostedUntil is null => Make(review.Id, DeadlineKind.Post, last.Post),
        ReviewStep.Posting => Make(review.Id, DeadlineKind.AskForOpinion, last.Ask),
        _ => null,
    };

    private Deadline Make(CommuneReviewId review, DeadlineKind kind, DateOnly due, PlaceId? village = null, ComplaintId? complaint = null) =>
        new(review, kind, due, due < work.Today, village, complaint);
}
