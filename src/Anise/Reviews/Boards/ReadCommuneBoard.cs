using Anise.Figures;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>Where a village is with its meeting.</summary>
public enum VillageMeetingState
{
    /// <summary>It has not met.</summary>
    NotYet,
    /// <summary>Too few came: it has to meet again.</summary>
    Failed,
    /// <summary>It met, and did not agree on all, or something was opened again.</summary>
    Open,
    /// <summary>It agreed on all its households.</summary>
    Agreed,
}

/// <summary>One village on the board.</summary>
/// <param name="Village">The village.</param>
/// <param name="Households">Households living in it on the day of the decision; today while there is none.</param>
/// <param name="Listed">Households on the list.</param>
/// <param name="Assessed">Those with a complete form.</param>
/// <param name="Poor">Poor by the decision; before it, of those assessed.</param>
/// <param name="NearPoor">Near-poor, likewise.</param>
/// <param name="Meeting">Where it is with its meeting.</param>
/// <param name="MetOn">The day of the last meeting that counts.</param>
/// <param name="ReadyToMeet">All its forms are complete and something is left to agree on.</param>
public sealed record VillageProgress(
    MappedPlace Village, int Households, int Listed, int Assessed, int Poor, int NearPoor, VillageMeetingState Meeting, DateOnly? MetOn, bool ReadyToMeet);

/// <summary>One of the seven steps on the board.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">Whether it is behind.</param>
/// <param name="Current">Whether it is being worked on.</param>
/// <param name="Late">Whether a last day in it has passed.</param>
/// <param name="On">The day it was last taken; null before.</param>
/// <param name="Due">The next last day in it, where the rules give one.</param>
/// <param name="Count">What is done of <paramref name="Of"/>: forms, villages, complaints; null where nothing is counted.</param>
/// <param name="Of">Out of how many.</param>
public sealed record StepState(ReviewStep Step, bool Done, bool Current, bool Late, DateOnly? On, DateOnly? Due, int? Count, int? Of);

/// <summary>The board of a commune.</summary>
/// <param name="Review">The review.</param>
/// <param name="Campaign">Its campaign, with the last day to decide.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Step">The step today.</param>
/// <param name="DaysLeft">Days until the last day to decide; negative when it has passed; null once decided.</param>
/// <param name="Villages">Its villages, by code.</param>
/// <param name="Steps">The seven steps.</param>
/// <param name="Waiting">What waits for somebody.</param>
/// <param name="SinceLastYear">Movements of the households assessed so far against last year's decided list; of all, once decided.</param>
/// <param name="Records">The steps taken and the ways back, in order.</param>
/// <param name="Meetings">All meetings of its villages, also failed ones and those that no longer count.</param>
public sealed record CommuneBoard(
    CommuneReview Review, Campaign Campaign, MappedPlace Commune, ReviewStep Step, int? DaysLeft, IReadOnlyList<VillageProgress> Villages,
    IReadOnlyList<StepState> Steps, IReadOnlyList<WaitingItem> Waiting, MovementTable SinceLastYear, IReadOnlyList<StepRecord> Records,
    IReadOnlyList<VillageMeeting> Meetings)
{
    /// <summary>The way back that is still to be answered; null when there is none.</summary>
    public StepRecord? Returned => Review.DecidedOn is null ? Returns.Open(Records) : null;

    /// <summary>How far the province is with the totals of the year: the step after those of the commune.</summary>
    public required YearApproval Year { get; init; }

    /// <summary>The province's way back that is still to be answered and concerns this commune; null when there is none.</summary>
    public YearStepRecord? ReturnedByProvince => Year.Returned is { } back && (back.CommuneId is null || back.CommuneId == Commune.Id) ? back : null;

    /// <summary>The counts of the whole commune.</summary>
    public required ReviewCounts Whole { get; init; }

    /// <summary>The counts of households whose village is not known: of imported results.</summary>
    public required ReviewCounts WithoutVillage { get; init; }

    /// <summary>Households on the list.</summary>
    public int Listed => Whole.Listed;

    /// <summary>Those with a complete form.</summary>
    public int Assessed => Whole.Assessed;

    /// <summary>The meeting that a record tells of: a village's records of meetings come in the order of its meetings; null for any other record.</summary>
    public VillageMeeting? MeetingOf(StepRecord record)
    {
        if (record is not { Step: ReviewStep.Meeting, VillageId: { } village, ReturnedBecause: null }) return null;
        int attempt = Records.Count(r => r is { Step: ReviewStep.Meeting, ReturnedBecause: null } && r.VillageId == village && r.Number <= record.Number);
        return Meetings.FirstOrDefault(m => m.VillageId == village && m.Attempt == attempt);
    }
}

/// <summary>Reads the board of one commune.</summary>
public sealed class ReadCommuneBoard(AniseDb db, ReviewWork work, Deadlines deadlines, ReadMovements movements, ReviewFigures figures, ReadYearApproval approval)
{
    /// <summary>The review of a commune in a year; null where there is none.</summary>
    public async Task<CommuneReviewId?> FindAsync(int year, PlaceId commune, CancellationToken cancel = default) =>
        (await db.CommuneReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.CommuneId == commune, cancel))?.Id;

    /// <summary>The board.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<CommuneBoard> RunAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (campaign, map) = await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        List<ListedRow> listed = await ReviewFacts.ListedAsync(db, [id], cancel);
        List<VillageMeeting> held = await db.VillageMeetings.AsNoTracking().Where(m => m.ReviewId == id).ToListAsync(cancel);
        Dictionary<PlaceId, VillageMeeting> meetings = ReviewFacts.LastOf(held);
        var (whole, of) = await figures.OfCommuneAsync(review, map, cancel);
        List<Deadline> due = [.. (await deadlines.OfAsync([review], cancel))[id]];
        List<StepRecord> records = await db.ReviewSteps.AsNoTracking().Where(s => s.ReviewId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        List<Complaint> complaints = await db.Complaints.AsNoTracking().Where(c => c.ReviewId == id).ToListAsync(cancel);
        var byVillage = listed.ToLookup(l => l.VillageId);
        List<VillageProgress> villages = [.. map.VillagesIn(review.CommuneId).Select(v => Village(v, of(v.Id), [.. byVillage[v.Id]], meetings.GetValueOrDefault(v.Id)))];
        return new CommuneBoard(
            review, campaign, map[review.CommuneId], review.StepOn(work.Today),
            review.DecidedOn is null ? campaign.DecideBy.DayNumber - work.Today.DayNumber : null,
            villages, Steps(review, campaign.DecideBy, villages, listed, records, complaints, due),
            WaitingItems.Of(review, review.StepOn(work.Today), villages, listed, complaints, due, map, await Corrections.AreWaitingAsync(db, id, cancel)), await SinceLastYearAsync(rights, review, campaign, map, listed, cancel), records, held)
        {
            Year = (await approval.RunAsync(review.Year, cancel))!,
            Whole = whole,
            WithoutVillage = of(review.CommuneId),
        };
    }

    private static VillageProgress Village(MappedPlace village, ReviewCounts counts, List<ListedRow> listed, VillageMeeting? meeting)
    {
        bool complete = listed.TrueForAll(l => l.Assessed);
        bool agreed = listed.TrueForAll(l => l.Assessed && l.AgreedOn is not null);
        VillageMeetingState state = meeting is null ? VillageMeetingState.NotYet
            : !meeting.Quorum ? VillageMeetingState.Failed : agreed ? VillageMeetingState.Agreed : VillageMeetingState.Open;
        return new VillageProgress(
            village, counts.Households, counts.Listed, counts.Assessed, counts.Poor, counts.NearPoor,
            state, meeting?.On, listed.Count > 0 && complete && !agreed);
    }

    private List<StepState> Steps(
        CommuneReview review, DateOnly decideBy, List<VillageProgress> villages, List<ListedRow> listed, List<StepRecord> records, List<Complaint> complaints, List<Deadline> due)
    {
        ReviewStep now = review.StepOn(work.Today);
        LastDays last = work.Terms.LastDays(decideBy);
        var counts = new Dictionary<ReviewStep, (int, int)>
        {
            [ReviewStep.Assessing] = (listed.Count(l => l.Assessed), listed.Count),
            [ReviewStep.Meeting] = (villages.Count(v => v.Listed > 0 && v.Meeting == VillageMeetingState.Agreed), villages.Count(v => v.Listed > 0)),
            [ReviewStep.Complaints] = (complaints.Count(c => c.Outcome is not null), complaints.Count),
        };
        DateOnly? DueIn(ReviewStep step) => step switch
        {
            ReviewStep.Assessing or ReviewStep.Meeting => last.Meet,
            ReviewStep.Posting => review.PostedUntil ?? last.Post,
            ReviewStep.Complaints => due.Find(d => d.Kind == DeadlineKind.AnswerComplaint)?.Due ?? last.Ask,
            ReviewStep.Opinion => due.Find(d => d.Kind == DeadlineKind.GiveOpinion)?.Due,
            ReviewStep.Decision => due.Find(d => d.Kind == DeadlineKind.DecideReview)?.Due,
            _ => null,
        };
        return
        [
            .. Enum.GetValues<ReviewStep>().Select(step => new StepState(
                step, review.DecidedOn is not null || step < now, review.DecidedOn is null && step == now,
                review.DecidedOn is null && step >= now && !(step == ReviewStep.Posting && review.PostedUntil is not null) && DueIn(step) < work.Today,
                records.FindLast(r => r.Step == step && r.ReturnedBecause is null)?.On, DueIn(step),
                counts.TryGetValue(step, out var count) ? count.Item1 : null, counts.TryGetValue(step, out count) ? count.Item2 : null)),
        ];
    }

    /// <summary>Once decided, what the province's table says of the commune; before, the households assessed so far.</summary>
    private async Task<MovementTable> SinceLastYearAsync(
        Rights rights, CommuneReview review, Campaign campaign, PlaceMap map, List<ListedRow> listed, CancellationToken cancel)
    {
        if (review.DecidedOn is not null) return await movements.RunAsync(rights, review.Year, PlaceLevel.Village, campaign.Opens, review.CommuneId, cancel: cancel);
        List<ListedRow> assessed = [.. listed.Where(l => l is { Assessed: true, ClassCode: not null })];
        return await movements.SoFarAsync(
            map, review, [.. assessed.Select(l => new Classed(ReadMovements.HouseholdKey(l.HouseholdId), l.VillageId, l.ClassCode!))],
            [.. assessed.Select(l => l.HouseholdId)], cancel);
    }
}
