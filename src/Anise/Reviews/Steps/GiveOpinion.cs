using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The higher level agrees, or sends the review back to a step, with its reason.</summary>
public sealed class GiveOpinion(ReviewWork work)
{
    /// <summary>Agrees on the paper's day.</summary>
    public async Task<Result<HigherOpinion>> AgreeAsync(Rights rights, CommuneReviewId id, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.GiveOpinion, id, ReviewsActs.GiveOpinion, paper.Note, cancel);
        Result<HigherOpinion> given = await GiveAsync(open, paper, agrees: true, paper.Note, cancel);
        if (!given.Ok) return given;
        open.Review.Step = ReviewStep.Decision;
        await open.CommitAsync(cancel);
        return given;
    }

    /// <summary>Sends the review back to <paramref name="to"/> because of <paramref name="reason"/>; see <see cref="ReturnStep"/> for what becomes open again.</summary>
    public async Task<Result<HigherOpinion>> ReturnAsync(
        Rights rights, CommuneReviewId id, StepPaper paper, ReviewStep to, string reason, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.GiveOpinion, id, ReviewsActs.GiveOpinion, reason, cancel);
        Result<HigherOpinion> given = await GiveAsync(open, paper, agrees: false, reason, cancel);
        if (!given.Ok) return given;
        if (await WayBack.TakeAsync(open, new ReviewReturn(to, reason, paper), cancel) is { } problem) return problem;
        await open.CommitAsync(cancel);
        return given;
    }

    private static async Task<Result<HigherOpinion>> GiveAsync(ReviewWrite open, StepPaper paper, bool agrees, string? text, CancellationToken cancel)
    {
        if (open.NotAt(ReviewStep.Opinion) is { } step) return step;
        HigherOpinion opinion = await open.Db.HigherOpinions.SingleAsync(o => o.ReviewId == open.Review.Id && !o.Void && o.GivenOn == null, cancel);
        if (open.BadDay(paper.On, opinion.AskedOn) is { } day) return day;
        if (TextLengths.Of(paper with { Note = null }) is { } longer) return longer;
        if (TextLengths.OfTexts(("reason", text)) is { } told) return told;
        if (!agrees && TextLengths.Missing("reason", text) is { } missing) return missing;
        opinion.GivenOn = paper.On;
        opinion.Agrees = agrees;
        opinion.Document = paper.Document;
        opinion.Person = open.PersonOf(paper.Person);
        opinion.Text = text?.Trim();
        open.Record(ReviewStep.Opinion, paper);
        return opinion;
    }
}
