using Anise.Access;
using Anise.Households;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>Form B of a household, as far as it is filled, with what the rules say to it now.</summary>
/// <param name="Review">The review.</param>
/// <param name="Listed">Its line on the list; null while it is only spoken of in a complaint.</param>
/// <param name="Household">The household as it stands now.</param>
/// <param name="On">The day whose members are shown.</param>
/// <param name="Rules">The rule set of the review, with form and labels.</param>
/// <param name="Answers">The answers so far, with the members of the day.</param>
/// <param name="Computed">Class, points, deprivations, missing answers, explanation.</param>
/// <param name="Stored">The form they come from; null while none was stored.</param>
public sealed record FormSheet(
    CommuneReview Review, ListedHousehold? Listed, Household Household, DateOnly On, RuleSet Rules, Answers Answers, Rules.Assessing.Assessment Computed, Assessment? Stored);

/// <summary>Reads the form of a household, and tries answers without storing them.</summary>
public sealed class ReadForm(AniseDb db, ReviewWork work)
{
    /// <summary>The form for <paramref name="on"/> (default: the day it was filled, today for one to fill); with <paramref name="complaint"/>, the form filled for it where there is one.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review or household.</exception>
    public async Task<FormSheet> RunAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, DateOnly? on = null, ComplaintId? complaint = null, CancellationToken cancel = default)
    {
        var found = await FindAsync(rights, id, household, cancel);
        Assessment? stored = await StoredAsync(id, found.Listed, household, complaint, cancel);
        return await SheetAsync(found, stored is null ? new Answers() : Answers.FromJson(stored.AnswersJson), on ?? (complaint == stored?.ComplaintId ? stored?.On : null) ?? work.Today, stored, cancel);
    }

    /// <summary>The form with <paramref name="answers"/> that are not stored: what the class would be.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review or household.</exception>
    public async Task<FormSheet> TryAsync(Rights rights, CommuneReviewId id, HouseholdId household, DateOnly on, Answers answers, CancellationToken cancel = default) =>
        await SheetAsync(await FindAsync(rights, id, household, cancel), answers, on, null, cancel);

    private async Task<(CommuneReview Review, Campaign Campaign, string Area, ListedHousehold? Listed, Household Household)> FindAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, CancellationToken cancel)
    {
        var (review, campaign, map) = await work.FindAsync(id, cancel);
        ListedHousehold? listed = await db.ListedHouseholds.AsNoTracking().SingleOrDefaultAsync(l => l.ReviewId == id && l.HouseholdId == household, cancel);
        Household found = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == household, cancel)
            ?? throw new KeyNotFoundException($"No household {household.Value}.");
        rights.Demand(Permission.SeeHouseholds, (await work.TodaysMapAsync(cancel)).ScopeOf(listed?.VillageId ?? found.VillageId, map));
        return (review, campaign, map[review.CommuneId].IsUrban ? Registry.Urban : Registry.Rural, listed, found);
    }

    private async Task<Assessment?> StoredAsync(CommuneReviewId id, ListedHousehold? listed, HouseholdId household, ComplaintId? complaint, CancellationToken cancel)
    {
        IQueryable<Assessment> own = db.Assessments.AsNoTracking().Where(a => a.ReviewId == id && a.HouseholdId == household);
        if (complaint is not null && await own.Where(a => a.ComplaintId == complaint).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel) is { } answer) return answer;
        return listed?.AssessmentId is { } counts ? await own.SingleAsync(a => a.Id == counts, cancel) : null;
    }

    private async Task<FormSheet> SheetAsync(
        (CommuneReview Review, Campaign Campaign, string Area, ListedHousehold? Listed, Household Household) found, Answers given, DateOnly on, Assessment? stored,
        CancellationToken cancel)
    {
        HouseholdId household = found.Household.Id;
        var people = await Registry.PeopleAsync(db, [household], cancel);
        List<MemberFact> members = Registry.MembersOn(people.GetValueOrDefault(household, []), household, on);
        Answers answers = Registry.WithMembers(given, members, found.Area);
        RuleSet rules = work.RulesOf(found.Campaign);
        return new FormSheet(found.Review, found.Listed, found.Household, on, rules, answers, rules.Assess(answers, on), stored);
    }
}
