using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>A form that was stored, with what the rules say to it.</summary>
/// <param name="Stored">The assessment.</param>
/// <param name="Computed">Class, points, deprivations, missing answers, explanation.</param>
public sealed record SubmittedForm(Assessment Stored, Rules.Assessing.Assessment Computed);

/// <summary>Stores filled forms B. A form may have missing answers: it is kept, and its household stays open.</summary>
public sealed class SubmitAssessment(ReviewWork work)
{
    /// <summary>Stores one form.</summary>
    public async Task<Result<SubmittedForm>> RunAsync(Rights rights, CommuneReviewId id, FilledForm form, CancellationToken cancel = default)
    {
        Result<IReadOnlyList<SubmittedForm>> all = await RunAsync(rights, id, [form], cancel);
        return all.Ok ? all.Value[0] : Result<SubmittedForm>.Refused(all.Problems);
    }

    /// <summary>Stores many forms of one review in one write: all or none. A problem's field begins with the household's id when there are several.</summary>
    public async Task<Result<IReadOnlyList<SubmittedForm>>> RunAsync(
        Rights rights, CommuneReviewId id, IReadOnlyList<FilledForm> forms, CancellationToken cancel = default)
    {
        var (_, campaign, map) = await work.FindAsync(id, cancel);
        await DemandAsync(rights, id, map, forms, cancel);
        await using ReviewWrite open = await work.OpenAsync(rights, id, campaign, map, ReviewsActs.SubmitAssessment, null, cancel);
        List<ComplaintId> ids = [.. forms.Select(f => f.ComplaintId).OfType<ComplaintId>()];
        List<Complaint> complaints = ids.Count == 0 ? [] : await work.Db.Complaints.Where(c => c.ReviewId == id && EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancel);
        var filling = new FormFilling(open, work.RulesOf(campaign));
        await filling.PrepareAsync(work.Db, forms, cancel);
        long next = await work.Db.ReserveAsync("assessment", forms.Count, cancel);
        Dictionary<HouseholdId, ListedHousehold> listed = open.Listed.ToDictionary(l => l.HouseholdId);
        var stored = new List<SubmittedForm>(forms.Count);
        var problems = new List<Problem>();
        foreach (FilledForm form in forms)
        {
            Result<SubmittedForm> one = form.ComplaintId is { } complaint
                ? ForComplaint(open, filling, form, complaints.Find(c => c.Id == complaint), new(next++))
                : ForReview(open, filling, form, listed.GetValueOrDefault(form.HouseholdId), new(next++));
            if (one.Ok) stored.Add(one.Value);
            else problems.AddRange(forms.Count == 1 ? one.Problems : one.Problems.Select(p => p with { Field = $"{form.HouseholdId.Value}:{p.Field}" }));
        }
        if (problems.Count > 0) return Result<IReadOnlyList<SubmittedForm>>.Refused(problems);
        work.Db.AddRange(stored.Select(s => s.Stored));
        open.FollowFacts();
        await open.CommitAsync(cancel);
        return stored;
    }

    /// <summary>Whoever runs the review may fill any form; an enumerator those assigned to them, where they hold the role.</summary>
    private async Task DemandAsync(Rights rights, CommuneReviewId id, PlaceMap map, IReadOnlyList<FilledForm> forms, CancellationToken cancel)
    {
        CommuneReview review = await work.Db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        PlaceMap today = await work.TodaysMapAsync(cancel);
        Scope commune = today.ScopeOf(review.CommuneId, map);
        if (rights.May(Permission.RunReview, commune) && rights.May(Permission.Assess, commune)) return;
        List<HouseholdId> households = [.. forms.Select(f => f.HouseholdId).Distinct()];
        var assigned = await work.Db.ListedHouseholds.AsNoTracking()
            .Where(l => l.ReviewId == id && EF.Parameter(households).Contains(l.HouseholdId)).Select(l => new { l.HouseholdId, l.VillageId, l.AssignedTo }).ToListAsync(cancel);
        rights.Demand(Permission.Assess, assigned.Count == 0 ? commune : today.ScopeOf(assigned[0].VillageId, map));
        foreach (var household in assigned)
        {
            rights.Demand(Permission.Assess, today.ScopeOf(household.VillageId, map));
            if (household.AssignedTo is null || household.AssignedTo != rights.Actor.UserId) throw new NoAccessException(Permission.Assess);
        }
        if (assigned.Count < households.Count) rights.Demand(Permission.RunReview, commune);
    }

    private static Result<SubmittedForm> ForReview(ReviewWrite open, FormFilling filling, FilledForm form, ListedHousehold? listed, AssessmentId id)
    {
        if (listed is not { RemovedOn: null }) return Texts.Problem("not-listed");
        if (open.NotAt(ReviewStep.Assessing, ReviewStep.Meeting, ReviewStep.Posting) is { } step) return step;
        if (open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if ((open.BadDay(form.On) ?? LongerOf(form)) is { } day) return day;
        Result<(Assessment Stored, Rules.Assessing.Assessment Computed)> filled = filling.Fill(form, listed.VillageId, id);
        if (!filled.Ok) return Result<SubmittedForm>.Refused(filled.Problems);
        Count(listed, filled.Value.Stored);
        return new SubmittedForm(filled.Value.Stored, filled.Value.Computed);
    }

    private static Result<SubmittedForm> ForComplaint(ReviewWrite open, FormFilling filling, FilledForm form, Complaint? complaint, AssessmentId id)
    {
        if (complaint is null) return Texts.Problem("no-complaint");
        if (complaint.Outcome is not null) return Texts.Problem("complaint-resolved", null, complaint.ResolvedOn);
        if (complaint.HouseholdId is { } about && about != form.HouseholdId) return Texts.Problem("complaint-other-household");
        if (open.NotAt(ReviewStep.Posting, ReviewStep.Complaints) is { } step) return step;
        if ((open.BadDay(form.On, complaint.ReceivedOn) ?? LongerOf(form)) is { } day) return day;
        Result<(Assessment Stored, Rules.Assessing.Assessment Computed)> filled = filling.Fill(form, complaint.VillageId, id);
        if (!filled.Ok) return Result<SubmittedForm>.Refused(filled.Problems);
        complaint.HouseholdId = form.HouseholdId;
        return new SubmittedForm(filled.Value.Stored, filled.Value.Computed);
    }

    private static Problem? LongerOf(FilledForm form) => TextLengths.OfLines(("enumerator", form.Enumerator));

    /// <summary>The assessment counts from now on; what a meeting agreed on before is open again.</summary>
    internal static void Count(ListedHousehold listed, Assessment assessment)
    {
        listed.AssessmentId = assessment.Id;
        listed.Form = assessment is { MissingCount: 0, ClassCode: not null } ? FormState.Complete : FormState.Incomplete;
        listed.AgreedOn = null;
    }
}
