using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The commune sends its results to the higher level, once the posting has ended, every complaint is answered and what complaints corrected has hung out too.</summary>
public sealed class AskForOpinion(ReviewWork work)
{
    /// <summary>Sends them on the paper's day.</summary>
    public async Task<Result<HigherOpinion>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.AskForOpinion, paper.Note, cancel);
        if (open.NotAt(ReviewStep.Posting, ReviewStep.Complaints) is { } step) return step;
        if (TextLengths.Of(paper) is { } longer) return longer;
        if (open.Review.PostedUntil is not { } until) return Texts.Problem("not-posted");
        if (paper.On <= until) return Texts.Problem("posting-not-over", "date", until);
        DateOnly? resolved = await work.Db.Complaints.Where(c => c.ReviewId == id).MaxAsync(c => c.ResolvedOn, cancel);
        if (open.BadDay(paper.On, resolved) is { } day) return day;
        int complaints = await work.Db.Complaints.CountAsync(c => c.ReviewId == id && c.Outcome == null, cancel);
        if (complaints > 0) return Texts.Problem("complaints-open", null, complaints);
        if (await Corrections.AreWaitingAsync(work.Db, id, cancel)) return Texts.Problem("corrected-not-posted");
        int unsettled = open.Standing.Count(l => !l.Settled);
        if (unsettled > 0) return Texts.Problem("households-open", null, unsettled);
        var opinion = new HigherOpinion
        {
            ReviewId = id,
            Number = 1 + await work.Db.HigherOpinions.CountAsync(o => o.ReviewId == id, cancel),
            AskedOn = paper.On,
            AskedBy = paper.Document,
            Due = open.Terms.OpinionDue(paper.On),
        };
        work.Db.Add(opinion);
        open.Review.Step = ReviewStep.Opinion;
        open.Record(ReviewStep.Complaints, paper);
        await open.CommitAsync(cancel);
        return opinion;
    }
}
