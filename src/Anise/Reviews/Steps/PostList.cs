using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The commune hangs out the list once every village has agreed; the rules say for how many working days.</summary>
public sealed class PostList(ReviewWork work)
{
    /// <summary>Posts the list from the paper's day.</summary>
    public async Task<Result<Posting>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, string where, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, "post-list", paper.Note, cancel);
        if (open.NotAt(ReviewStep.Posting) is { } step) return step;
        if (open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if (!open.Standing.Any() && string.IsNullOrWhiteSpace(paper.Note)) return Texts.Problem("post-nobody", "note");
        if ((TextLengths.Missing("where", where) ?? TextLengths.OfLines(("where", where)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        DateOnly? lastAgreed = open.Standing.Max(l => l.AgreedOn);
        if (open.BadDay(paper.On, lastAgreed ?? open.Review.ListedOn) is { } day) return day;
        var posting = new Posting
        {
            ReviewId = id,
            Number = 1 + await work.Db.Postings.CountAsync(p => p.ReviewId == id, cancel),
            From = paper.On,
            Until = open.Terms.PostedUntil(paper.On),
            Where = where.Trim(),
            Document = paper.Document,
        };
        work.Db.Add(posting);
        open.Review.PostedUntil = posting.Until;
        open.Record(ReviewStep.Posting, paper);
        await open.CommitAsync(cancel);
        return posting;
    }
}
