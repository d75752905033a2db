using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Figures;
using Anise.Reviews.InYear;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>
/// The chair decides: the list is frozen as it stands, and the households concerned get their class. Nothing is decided while something is open.
/// </summary>
public sealed class DecideReview(ReviewWork work, PlaceMaps maps, CloseFigures close)
{
    /// <summary>Decides on the paper's day; its document is the number of the decision, its person who signs. A problem of a household has the field <c>household-ID</c>.</summary>
    public async Task<Result<ReviewDecision>> RunAsync(Rights rights, CommuneReviewId id, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.Decide, id, ReviewsActs.DecideReview, paper.Note, cancel);
        List<Problem> problems = [.. await CheckAsync(open, paper, cancel)];
        if (problems.Count > 0) return Result<ReviewDecision>.Refused(problems);
        var decision = new ReviewDecision
        {
            ReviewId = id,
            Number = paper.Document!.Trim(),
            On = paper.On,
            SignedBy = open.PersonOf(paper.Person),
            Revision = open.Write.Revision,
            Origin = DecisionOrigin.Review,
            Region = await maps.RegionAsync(open.Review.CommuneId, paper.On, cancel),
        };
        work.Db.Add(decision);
        List<DecidedHousehold> decided = await FreezeAsync(open, paper.On, cancel);
        work.Db.AddRange(decided);
        await GiveClassesAsync(work.Db, open.Review, open.Map, decided, cancel);
        open.Review.DecidedOn = paper.On;
        open.Record(ReviewStep.Decision, paper);
        await close.RunAsync(open.Write, id, cancel);
        await open.CommitAsync(cancel);
        return decision;
    }

    private static async Task<List<Problem>> CheckAsync(ReviewWrite open, StepPaper paper, CancellationToken cancel)
    {
        if (open.NotAt(ReviewStep.Decision) is { } step) return [step];
        var problems = new List<Problem>();
        CommuneReviewId id = open.Review.Id;
        HigherOpinion opinion = await open.Db.HigherOpinions.SingleAsync(o => o.ReviewId == id && !o.Void, cancel);
        if (open.BadDay(paper.On, opinion.GivenOn) is { } day) problems.Add(day);
        if (TextLengths.Of(paper) is { } longer) problems.Add(longer);
        if (TextLengths.Missing("document", paper.Document) is { } missing) problems.Add(missing);
        else if (await DecisionNumbers.UsedAsync(open.Db, open.Review.CommuneId, new(NumberedKind.Review, paper.Document!, paper.On), cancel) is { } used) problems.Add(used);
        int complaints = await open.Db.Complaints.CountAsync(c => c.ReviewId == id && c.Outcome == null, cancel);
        if (complaints > 0) problems.Add(Texts.Problem("complaints-open", null, complaints));
        int unsettled = open.Standing.Count(l => !l.Settled);
        if (unsettled > 0) problems.Add(Texts.Problem("households-open", null, unsettled));
        foreach (var (household, name) in await EndedAsync(open, paper.On, cancel))
            problems.Add(Texts.Problem("household-ended", string.Create(CultureInfo.InvariantCulture, $"household-{household.Value}"), name));
        problems.AddRange(await RecognisedSince.MissingAsync(open, paper.On, cancel));
        return problems;
    }

    /// <summary>The listed households that no longer exist on the day.</summary>
    private static async Task<List<(HouseholdId Id, string Name)>> EndedAsync(ReviewWrite open, DateOnly on, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. open.Standing.Select(l => l.HouseholdId)];
        IQueryable<HouseholdId> ended = open.Db.HouseholdFactsOn(on).Where(f => f.Ended != null).Select(f => f.HouseholdId);
        var found = await open.Db.Households.Where(h => EF.Parameter(ids).Contains(h.Id) && ended.Contains(h.Id))
            .OrderBy(h => h.SortKey).Select(h => new { h.Id, Name = h.Code == null || h.Code == "" ? h.HeadName : h.HeadName + " (" + h.Code + ")" }).ToListAsync(cancel);
        return [.. found.Select(h => (h.Id, h.Name))];
    }

    private async Task<List<DecidedHousehold>> FreezeAsync(ReviewWrite open, DateOnly on, CancellationToken cancel)
    {
        List<ListedHousehold> standing = [.. open.Standing];
        List<HouseholdId> ids = [.. standing.Select(l => l.HouseholdId)];
        CommuneReviewId id = open.Review.Id;
        Dictionary<AssessmentId, Assessment> assessments = await work.Db.Assessments.AsNoTracking().Where(a => a.ReviewId == id).ToDictionaryAsync(a => a.Id, cancel);
        Dictionary<HouseholdId, HouseholdFact> facts = await work.Db.HouseholdFactsOn(on).AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.HouseholdId)).ToDictionaryAsync(f => f.HouseholdId, cancel);
        var people = await Registry.PeopleAsync(work.Db, ids, cancel);
        var decided = new List<DecidedHousehold>(standing.Count);
        foreach (ListedHousehold listed in standing.OrderBy(l => open.Map.Find(l.VillageId)?.Code, StringComparer.Ordinal).ThenBy(l => l.HouseholdId.Value))
        {
            Assessment assessment = assessments[listed.AssessmentId!.Value];
            List<MemberFact> members = Registry.MembersOn(people.GetValueOrDefault(listed.HouseholdId, []), listed.HouseholdId, assessment.On);
            decided.Add(Freeze(listed, assessment, facts[listed.HouseholdId], members, decided.Count + 1));
        }
        return decided;
    }

    private static DecidedHousehold Freeze(ListedHousehold listed, Assessment assessment, HouseholdFact fact, List<MemberFact> members, int line)
    {
        MemberFact head = members.Find(m => m.Relationship == "head") ?? members[0];
        return new DecidedHousehold
        {
            ReviewId = listed.ReviewId,
            Line = line,
            HouseholdId = listed.HouseholdId,
            VillageId = listed.VillageId,
            Code = fact.Code,
            Head = head.Name,
            HeadSex = head.Sex,
            Members = members.Count,
            Ethnicity = head.Ethnicity,
            AssessedOn = assessment.On,
            Enumerator = assessment.Enumerator,
            B1 = assessment.B1,
            B2 = assessment.B2,
            ClassCode = assessment.ClassCode!,
            Deprivations = assessment.Deprivations,
            Causes = assessment.Causes,
            Groups = assessment.Groups,
            Needs = assessment.Needs,
            MembersJson = DecidedMember.Freeze(members),
            AssessmentId = assessment.Id,
        };
    }

    /// <summary>
    /// Households get the class of the decided list; those that live in the commune and are not on it no longer have the class of an earlier year.
    /// Whom a later year, or the same year elsewhere, has judged already keeps that.
    /// </summary>
    internal static async Task GiveClassesAsync(
        AniseDb db, CommuneReview review, PlaceMap map, IReadOnlyList<DecidedHousehold> decided, CancellationToken cancel)
    {
        int year = review.Year;
        List<PlaceId> villages = [.. map.VillagesIn(review.CommuneId).Select(v => v.Id)];
        IQueryable<Household> living = db.Households.Where(h => EF.Parameter(villages).Contains(h.VillageId) && (h.ClassYear == null || h.ClassYear < year));
        await db.UpdateDerivedAsync(living, set => set.SetProperty(h => h.ClassCode, (string?)null).SetProperty(h => h.ClassYear, year), cancel);
        var classes = decided.Where(d => d.HouseholdId is not null).ToDictionary(d => d.HouseholdId!.Value, d => d.ClassCode);
        List<HouseholdId> ids = [.. classes.Keys];
        foreach (Household household in await db.Households.Where(h => EF.Parameter(ids).Contains(h.Id)).ToListAsync(cancel))
        {
            if (household.ClassYear > year) continue;
            household.ClassCode = classes[household.Id];
            household.ClassYear = year;
        }
    }
}
