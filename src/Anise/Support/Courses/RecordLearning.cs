using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Courses;

/// <summary>How a learner did, as somebody writes it down.</summary>
/// <param name="DaysAttended">On how many days the person came.</param>
/// <param name="Finished">Whether the course was finished; null while it is not known.</param>
/// <param name="Certificate">The number of the certificate; null where there is none.</param>
/// <param name="CertifiedOn">The day of the certificate.</param>
public sealed record NewLearning(int? DaysAttended, bool? Finished, string? Certificate = null, DateOnly? CertifiedOn = null);

/// <summary>Notes attendance and certificate of a learner. Who finished a course with support has been trained with support from the day after it: it is not owed again.</summary>
public sealed class RecordLearning(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    private const string Trait = "trained-with-support", Yes = "yes", No = "no";

    /// <summary>Notes it. Needs <c>Permission.EditSupport</c> for the course's commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LearnerId>> RunAsync(Rights rights, LearnerId id, NewLearning given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        DateOnly today = clock.Today();
        if (await db.Set<Learner>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } known) return Texts.Problem("learner-none", null);
        Course course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.Id == known.CourseId, cancel);
        rights.Demand(Permission.EditSupport, await maps.ScopeAsync(course.CommuneId, today, cancel: cancel));
        string? certificate = string.IsNullOrWhiteSpace(given.Certificate) ? null : given.Certificate.Trim();
        if (given.DaysAttended is < 0 || given.DaysAttended > course.Days) return Texts.Problem("learning-days", "attended", course.Days, given.DaysAttended);
        if (given.Finished is not null && course.To > today) return Texts.Problem("learning-running", "finished", course.To);
        if (given.Finished == true && given.DaysAttended is null or 0) return Texts.Problem("learning-no-days", "attended");
        if (TextLengths.OfLines(("certificate", certificate)) is { } tooLong) return tooLong;
        if (certificate is null != given.CertifiedOn is null) return Texts.Problem("learning-certificate", certificate is null ? "certificate" : "certified-on");
        if (certificate is not null && given.Finished != true) return Texts.Problem("learning-not-finished", "finished");
        if (given.CertifiedOn is { } on && (on < course.From || on > today)) return Texts.Problem("learning-certified", "certified-on", course.From, on);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.RecordLearning, null, cancel);
        Learner learner = await db.Set<Learner>().SingleAsync(l => l.Id == id, cancel);
        (learner.DaysAttended, learner.Finished, learner.Certificate, learner.CertifiedOn) = (given.DaysAttended, given.Finished, certificate, given.CertifiedOn);
        if (learner.Claim is not null) await TraitAsync(learner, course.To.AddDays(1), cancel);
        await write.CommitAsync(cancel);
        return id;
    }

    private async Task TraitAsync(Learner learner, DateOnly from, CancellationToken cancel)
    {
        SupportTrait? trait = await db.Set<SupportTrait>().SingleOrDefaultAsync(t => t.Of == TraitOf.Member && t.OfId == learner.MemberId.Value && t.Trait == Trait && t.HoldsFrom == from, cancel);
        if (trait is not null) trait.Value = learner.Finished == true ? Yes : No;
        else if (learner.Finished == true)
            db.Add(new SupportTrait { Id = new SupportTraitId(await db.ReserveAsync("support-trait", 1, cancel)), Of = TraitOf.Member, OfId = learner.MemberId.Value, Trait = Trait, HoldsFrom = from, Value = Yes, HouseholdId = learner.HouseholdId, PlaceId = learner.VillageId });
    }
}
