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
        Dictionary<int, DateOnly> decideBy = await db.Campaigns.AsNoTracking().ToDictionaryAsync(c => c.Year, c => c.DecideBy, cancel);
        var complaints = await db.Complaints.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ReviewId) && c.Outcome == null).ToListAsync(cancel);
        var opinions = await db.HigherOpinions.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.ReviewId) && !o.Void && o.GivenOn == null).ToListAsync(cancel);
        return complaints.Select(c => Make(c.ReviewId, DeadlineKind.AnswerComplaint, c.Due, c.VillageId, c.Id))
            .Concat(opinions.Select(o => Make(o.ReviewId, DeadlineKind.GiveOpinion, o.Due)))
            .Concat(open.Values.Select(r => Make(r.Id, DeadlineKind.DecideReview, decideBy[r.Year])))
            .OrderBy(d => d.Due).ToLookup(d => d.ReviewId);
    }

    private Deadline Make(CommuneReviewId review, DeadlineKind kind, DateOnly due, PlaceId? village = null, ComplaintId? complaint = null) =>
        new(review, kind, due, due < work.Today, village, complaint);
}
