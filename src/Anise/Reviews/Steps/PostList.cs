using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The commune hangs out the list once every village has agreed; the rules say for how many working days.</summary>
public sealed class PostList(ReviewWork work)
{
    /// <summary>Posts the list from the paper's day.</summary>
    public async Task<Result<Posting>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, string where, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.PostList, paper.Note, cancel);
        if (open.NotAt(ReviewStep.Posting) is { } step) return step;
        if (open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if (!open.Standing.Any() && string.IsNullOrWhiteSpace(paper.Note)) return Texts.Problem("post-nobody", "note");
        if ((TextLengths.Missing("where", where) ?? TextLengths.OfLines(("where", where)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        DateOnly? lastAgreed = open.Standing.Max(l => l.AgreedOn);
        if (open.BadDay(paper.On, lastAgreed ?? open.Review.ListedOn) is { } day) return day;
        if (await RecognisedSince.MissingAsync(open, paper.On, cancel) is { Count: > 0 } missing) return Result<Posting>.Refused(missing);
        Posting posting = await HangAsync(open, paper, where, null, cancel);
        open.Record(ReviewStep.Posting, paper);
        await open.CommitAsync(cancel);
        return posting;
    }

    /// <summary>
    /// Posts the corrected list from the paper's day, once a complaint was upheld after the posting in force and none is open. What hung out before stays as it was.
    /// </summary>
    public async Task<Result<Posting>> CorrectedAsync(Rights rights, CommuneReviewId id, StepPaper paper, string where, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.PostCorrectedList, paper.Note, cancel);
        if (open.NotAt(ReviewStep.Posting, ReviewStep.Complaints) is { } step) return step;
        if (open.Review.PostedUntil is null) return Texts.Problem("not-posted");
        if ((TextLengths.Missing("where", where) ?? TextLengths.OfLines(("where", where)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        Posting last = await work.Db.Postings.Where(p => p.ReviewId == id && !p.Void).OrderByDescending(p => p.Number).FirstAsync(cancel);
        List<Complaint> complaints = await work.Db.Complaints.AsNoTracking().Where(c => c.ReviewId == id).ToListAsync(cancel);
        if (complaints.Count(c => c.Outcome is null) is > 0 and var unanswered) return Texts.Problem("complaints-open", null, unanswered);
        if (!await Corrections.AreWaitingAsync(work.Db, id, cancel)) return Texts.Problem("nothing-corrected");
        if (open.BadDay(paper.On, complaints.Max(c => c.ResolvedOn) ?? last.From) is { } day) return day;
        Posting posting = await HangAsync(open, paper, where, last.Number, cancel);
        open.Record(ReviewStep.Posting, paper);
        await open.CommitAsync(cancel);
        return posting;
    }

    private async Task<Posting> HangAsync(ReviewWrite open, StepPaper paper, string where, int? corrects, CancellationToken cancel)
    {
        var posting = new Posting
        {
            ReviewId = open.Review.Id,
            Number = 1 + await work.Db.Postings.CountAsync(p => p.ReviewId == open.Review.Id, cancel),
            From = paper.On,
            Until = open.Terms.PostedUntil(paper.On),
            Where = where.Trim(),
            Document = paper.Document,
            Revision = open.Write.Revision,
            Corrects = corrects,
        };
        work.Db.Add(posting);
        work.Db.AddRange(open.Standing.Where(l => l.AssessmentId is not null).Select(l => new PostedHousehold
        {
            ReviewId = posting.ReviewId, Number = posting.Number, HouseholdId = l.HouseholdId, AssessmentId = l.AssessmentId!.Value,
        }));
        open.Review.PostedUntil = posting.Until;
        return posting;
    }
}

/// <summary>Tells whether the posted list was corrected by complaints and has not hung out so.</summary>
internal static class Corrections
{
    /// <summary>Whether a household stands on the list otherwise than on the posting in force.</summary>
    public static async Task<bool> AreWaitingAsync(AniseDb db, CommuneReviewId id, CancellationToken cancel) => (await OfAsync(db, [id], cancel)).Count > 0;

    /// <summary>Those of some reviews whose list was corrected and has not hung out so; not of postings from before what hung out was kept.</summary>
    public static async Task<HashSet<CommuneReviewId>> OfAsync(AniseDb db, List<CommuneReviewId> reviews, CancellationToken cancel)
    {
        IQueryable<Posting> all = db.Postings;
        IQueryable<PostedHousehold> hung = db.PostedHouseholds;
        IQueryable<ListedHousehold> listed = db.ListedHouseholds;
        IQueryable<Posting> last = all.Where(p => !p.Void && p.Revision > 0 && !all.Any(o => o.ReviewId == p.ReviewId && !o.Void && o.Number > p.Number));
        return [.. await db.Complaints
            .Where(c => EF.Parameter(reviews).Contains(c.ReviewId) && c.Outcome == ComplaintOutcome.Upheld && c.AssessmentId != null
                && listed.Any(l => l.ReviewId == c.ReviewId && l.AssessmentId == c.AssessmentId)
                && last.Any(p => p.ReviewId == c.ReviewId && !hung.Any(h => h.ReviewId == p.ReviewId && h.Number == p.Number && h.AssessmentId == c.AssessmentId)))
            .Select(c => c.ReviewId).Distinct().ToListAsync(cancel)];
    }
}
