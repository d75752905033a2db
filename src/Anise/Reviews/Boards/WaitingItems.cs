using Anise.Places;

namespace Anise.Reviews.Boards;

/// <summary>What waits for somebody on a board.</summary>
public enum WaitingKind
{
    /// <summary>The list has to be made.</summary>
    ReadyToList,
    /// <summary>A complaint has to be answered.</summary>
    Complaint,
    /// <summary>Forms have missing answers.</summary>
    IncompleteForms,
    /// <summary>Forms have to be filled again.</summary>
    FormsAgain,
    /// <summary>A meeting had too few people.</summary>
    FailedMeeting,
    /// <summary>A village can meet.</summary>
    ReadyToMeet,
    /// <summary>The list can be posted.</summary>
    ReadyToPost,
    /// <summary>The list was corrected after complaints and has to be posted again.</summary>
    ReadyToPostAgain,
    /// <summary>The results can be sent to the higher level.</summary>
    ReadyToSend,
    /// <summary>The higher level has to answer.</summary>
    Opinion,
    /// <summary>The chair can decide.</summary>
    ReadyToDecide,
}

/// <summary>Something that waits.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">In the user's language.</param>
/// <param name="Village">The village; null for the commune.</param>
/// <param name="Count">How many forms or complaints.</param>
/// <param name="Due">The last day, where there is one.</param>
/// <param name="Overdue">Whether it has passed.</param>
/// <param name="ComplaintId">The complaint.</param>
public sealed record WaitingItem(WaitingKind Kind, string Text, MappedPlace? Village, int Count, DateOnly? Due, bool Overdue, ComplaintId? ComplaintId = null);

internal static class WaitingItems
{
    public static List<WaitingItem> Of(
        CommuneReview review, ReviewStep step, List<VillageProgress> villages, List<ListedRow> listed, List<Complaint> complaints, List<Deadline> due, PlaceMap map, bool corrected)
    {
        if (review.DecidedOn is not null) return [];
        var items = new List<WaitingItem>();
        if (review.Step == ReviewStep.Listing) Add(WaitingKind.ReadyToList, null, 1, due.Find(d => d.Kind == DeadlineKind.Meet));
        foreach (Complaint complaint in complaints.Where(c => c.Outcome is null).OrderBy(c => c.Due))
        {
            MappedPlace? village = map.Find(complaint.VillageId);
            bool overdue = due.Exists(d => d.ComplaintId == complaint.Id && d.Overdue);
            items.Add(new(WaitingKind.Complaint, Texts.Get("waiting-Complaint", complaint.From, village?.Name), village, 1, complaint.Due, overdue, complaint.Id));
        }
        foreach (VillageProgress village in villages)
        {
            Add(WaitingKind.FormsAgain, village.Village, listed.Count(l => l.VillageId == village.Village.Id && l.Form == FormState.Again));
            Add(WaitingKind.IncompleteForms, village.Village, listed.Count(l => l.VillageId == village.Village.Id && l.Form == FormState.Incomplete));
            if (village.Meeting == VillageMeetingState.Failed) Add(WaitingKind.FailedMeeting, village.Village, 1);
            else if (village.ReadyToMeet && review.Step is ReviewStep.Assessing or ReviewStep.Meeting) Add(WaitingKind.ReadyToMeet, village.Village, village.Listed);
        }
        if (review is { Step: ReviewStep.Posting, PostedUntil: null }) Add(WaitingKind.ReadyToPost, null, listed.Count);
        bool answered = complaints.TrueForAll(c => c.Outcome is not null);
        if (corrected && answered && review.Step == ReviewStep.Posting) Add(WaitingKind.ReadyToPostAgain, null, 1, due.Find(d => d.Kind == DeadlineKind.AskForOpinion));
        if (step == ReviewStep.Complaints && answered && !corrected) Add(WaitingKind.ReadyToSend, null, Math.Max(1, listed.Count));
        if (review.Step == ReviewStep.Decision) Add(WaitingKind.ReadyToDecide, null, listed.Count, due.Find(d => d.Kind == DeadlineKind.DecideReview));
        if (review.Step == ReviewStep.Opinion) Add(WaitingKind.Opinion, null, listed.Count, due.Find(d => d.Kind == DeadlineKind.GiveOpinion));
        return items;

        void Add(WaitingKind kind, MappedPlace? village, int count, Deadline? last = null)
        {
            if (count > 0) items.Add(new(kind, Texts.Get("waiting-" + kind, count, village?.Name), village, count, last?.Due, last?.Overdue == true));
        }
    }
}
