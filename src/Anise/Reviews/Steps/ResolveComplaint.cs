using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>
/// Ends a complaint. Upheld: the form filled for it counts from now on, and a household that was not on the list is taken in. Rejected: the form
/// that counted goes on counting. A list that was corrected so is posted again: <see cref="PostList.CorrectedAsync"/>.
/// </summary>
public sealed class ResolveComplaint(ReviewWork work)
{
    /// <summary>Ends the complaint on <paramref name="paper"/>'s day, for <paramref name="reason"/>.</summary>
    public async Task<Result<Complaint>> RunAsync(
        Rights rights, CommuneReviewId id, ComplaintId complaintId, ComplaintOutcome outcome, string reason, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.ResolveComplaint, reason, cancel);
        if (await work.Db.Complaints.SingleOrDefaultAsync(c => c.Id == complaintId && c.ReviewId == id, cancel) is not { } complaint)
            return Texts.Problem("no-complaint");
        if (complaint.Outcome is not null) return Texts.Problem("complaint-resolved", null, complaint.ResolvedOn);
        if (open.NotAt(ReviewStep.Posting, ReviewStep.Complaints) is { } step) return step;
        if (!Enum.IsDefined(outcome)) return Texts.Problem("no-outcome", "outcome");
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        Assessment? recheck = await work.Db.Assessments.AsNoTracking()
            .Where(a => a.ComplaintId == complaintId).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        if (open.BadDay(paper.On, outcome == ComplaintOutcome.Upheld && recheck is not null ? recheck.On : complaint.ReceivedOn) is { } day) return day;
        if (outcome == ComplaintOutcome.Upheld)
        {
            if (recheck is not { MissingCount: 0, ClassCode: not null }) return Texts.Problem("complaint-needs-form");
            ListedHousehold listed = Take(open, recheck, paper);
            SubmitAssessment.Count(listed, recheck);
            listed.AgreedOn = paper.On;
            complaint.AssessmentId = recheck.Id;
        }
        complaint.Outcome = outcome;
        complaint.ResolvedOn = paper.On;
        complaint.Reason = reason.Trim();
        open.Record(ReviewStep.Complaints, paper, complaint.VillageId);
        await open.CommitAsync(cancel);
        return complaint;
    }

    private ListedHousehold Take(ReviewWrite open, Assessment recheck, StepPaper paper)
    {
        if (open.Find(recheck.HouseholdId) is { } standing)
        {
            if (standing.RemovedOn is null) return standing;
            (standing.RemovedOn, standing.RemovedReason) = (null, null);
            (standing.Source, standing.ListedOn, standing.Document) = (ListingSource.Complaint, paper.On, paper.Document);
            return standing;
        }
        var listed = new ListedHousehold
        {
            ReviewId = open.Review.Id,
            HouseholdId = recheck.HouseholdId,
            VillageId = recheck.VillageId,
            Source = ListingSource.Complaint,
            ListedOn = paper.On,
            Document = paper.Document,
        };
        open.Listed.Add(listed);
        work.Db.Add(listed);
        return listed;
    }
}
