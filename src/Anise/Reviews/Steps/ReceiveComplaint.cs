using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>A complaint as it came.</summary>
/// <param name="HouseholdId">The household it is about; null for somebody who is not in the registry.</param>
/// <param name="VillageId">The village.</param>
/// <param name="From">Who complains.</param>
/// <param name="Text">What they say.</param>
/// <param name="On">The day it came.</param>
/// <param name="Document">The number of the document.</param>
public sealed record NewComplaint(HouseholdId? HouseholdId, PlaceId VillageId, string From, string Text, DateOnly On, string? Document = null);

/// <summary>Takes a complaint, from the first day of the posting until the results are sent to the higher level.</summary>
public sealed class ReceiveComplaint(ReviewWork work)
{
    /// <summary>Records the complaint; the rules say until when it must be answered.</summary>
    public async Task<Result<Complaint>> RunAsync(Rights rights, CommuneReviewId id, NewComplaint complaint, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.ReceiveComplaint, null, cancel);
        if (open.NotAt(ReviewStep.Posting, ReviewStep.Complaints) is { } step) return step;
        if (open.Review.PostedUntil is null) return Texts.Problem("not-posted");
        Posting posting = await work.Db.Postings.Where(p => p.ReviewId == id && !p.Void).OrderBy(p => p.Number).FirstAsync(cancel);
        if (open.Days.Bad(complaint.On, posting.From) is { } day) return day;
        if ((TextLengths.Missing("from", complaint.From) ?? TextLengths.Missing("text", complaint.Text)) is { } missing) return missing;
        if ((TextLengths.OfLines(("from", complaint.From), ("document", complaint.Document)) ?? TextLengths.OfTexts(("text", complaint.Text))) is { } longer) return longer;
        if (!open.IsHere(complaint.VillageId)) return Texts.Problem("village-elsewhere", "village");
        if (complaint.HouseholdId is { } household)
        {
            PlaceId? village = open.Find(household)?.VillageId ?? await Registry.VillageOfAsync(work.Db, household, complaint.On, cancel);
            if (village is { } other && other != complaint.VillageId && open.IsHere(other)) return Texts.Problem("complaint-other-village", "village", open.Map[other].Name);
            if (village != complaint.VillageId) return Texts.Problem("household-elsewhere", "household");
        }
        string from = complaint.From.Trim(), text = complaint.Text.Trim();
        if (await work.Db.Complaints.AnyAsync(
            c => c.ReviewId == id && c.HouseholdId == complaint.HouseholdId && c.VillageId == complaint.VillageId && c.From == from && c.Text == text && c.ReceivedOn == complaint.On, cancel))
            return Texts.Problem("complaint-twice", "text", complaint.On);
        var received = new Complaint
        {
            Id = new(await work.Db.ReserveAsync("complaint", 1, cancel)),
            ReviewId = id,
            HouseholdId = complaint.HouseholdId,
            VillageId = complaint.VillageId,
            From = from,
            Text = text,
            ReceivedOn = complaint.On,
            Due = open.Terms.ComplaintDue(complaint.On),
            Document = complaint.Document,
        };
        work.Db.Add(received);
        await open.CommitAsync(cancel);
        return received;
    }
}
