using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Courses;

/// <summary>Enrols a person in a course, by household and number in it.</summary>
public sealed class EnrolLearner(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, ReadOwed read, TimeProvider clock)
{
    /// <summary>Enrols. Training with support is given once per person, to who has a right to it on the first day. Needs <c>Permission.EditSupport</c> for the course's commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LearnerId>> RunAsync(Rights rights, CourseId id, string? householdCode, int? memberNo, bool supported, CancellationToken cancel = default)
    {
        if (await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } course) return Texts.Problem("course-none", null);
        rights.Demand(Permission.EditSupport, await maps.ScopeAsync(course.CommuneId, clock.Today(), cancel: cancel));
        if (string.IsNullOrWhiteSpace(householdCode)) return Texts.Problem("learner-no-household", "household");
        if (course.From > clock.Today()) return Texts.Problem("learner-future", "household", course.From);
        string code = householdCode.Trim();
        List<HouseholdFact> homes = await db.HouseholdFactsOn(course.From).AsNoTracking().Where(f => f.Ended == null && f.Code == code).ToListAsync(cancel);
        if (homes is not [var home]) return Texts.Problem("learner-household", "household", code, course.From);
        // Who lives elsewhere is that office's to enrol: nobody reads names of another commune by trying codes.
        if (!rights.May(Permission.SeeHouseholds, await maps.ScopeAsync(home.VillageId, clock.Today(), cancel: cancel))) return Texts.Problem("learner-household", "household", code, course.From);
        HouseholdId household = home.HouseholdId;
        List<MemberFact> members = await db.MemberFactsOn(course.From).AsNoTracking().Where(m => m.HouseholdId == household && m.Left == null).OrderBy(m => m.MemberNo).ToListAsync(cancel);
        if (memberNo is null) return Texts.Problem("learner-no-member", "member", string.Join("; ", members.Select(m => $"{m.MemberNo} {m.Name}")));
        if (members.FirstOrDefault(m => m.MemberNo == memberNo) is not { } member) return Texts.Problem("learner-member", "member", code, memberNo, string.Join("; ", members.Select(m => $"{m.MemberNo} {m.Name}")));
        string? claim = null;
        if (supported)
        {
            OwedView? owed = await read.OfHouseholdAsync(rights, household, course.From, cancel);
            if (owed?.Lines.Any(l => l.Member?.Id == member.MemberId && l.Owed.Policy.Code == CourseWords.Policy) != true) return Texts.Problem("learner-not-owed", "supported", member.Name, course.From);
            Policy policy = rules.Find(SupportWords.Family, course.From).Policies.First(p => p.Code == CourseWords.Policy);
            claim = SupportPeriods.ClaimOf(policy, household, member.MemberId, course.From);
        }
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.EnrolLearner, null, cancel);
        if (await db.Set<Learner>().AnyAsync(l => l.CourseId == id && l.MemberId == member.MemberId, cancel)) return Texts.Problem("learner-twice", "member", member.Name);
        if (claim is not null && await db.Set<Learner>().AsNoTracking().FirstOrDefaultAsync(l => l.Claim == claim, cancel) is { } before)
            return Texts.Problem("learner-trained", "supported", member.Name, (await db.Set<Course>().AsNoTracking().SingleAsync(c => c.Id == before.CourseId, cancel)).Name);
        var learner = new Learner { Id = new LearnerId(await db.ReserveAsync("learner", 1, cancel)), CourseId = id, MemberId = member.MemberId, HouseholdId = household, VillageId = home.VillageId, Claim = claim };
        db.Add(learner);
        await write.CommitAsync(cancel);
        return learner.Id;
    }
}
