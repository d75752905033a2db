using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Courses;

/// <summary>The work of somebody who was trained, as somebody writes it down.</summary>
/// <param name="Month">How many months after the course: 6 or 12.</param>
/// <param name="On">The day on which the person was asked.</param>
/// <param name="Kind">The work.</param>
/// <param name="Employer">Who employs.</param>
/// <param name="Contract">The contract.</param>
/// <param name="Wage">What is earned.</param>
public sealed record NewJob(int? Month, DateOnly? On, JobKind? Kind, string? Employer = null, JobContract? Contract = null, WageBand? Wage = null);

/// <summary>Notes what a learner works as, 6 and 12 months after the course; what was noted for the same month is corrected.</summary>
public sealed class RecordJob(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Notes it. Needs <c>Permission.EditSupport</c> for the course's commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LearnerId>> RunAsync(Rights rights, LearnerId id, NewJob given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        DateOnly today = clock.Today();
        if (await db.Set<Learner>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } learner) return Texts.Problem("learner-none", null);
        Course course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.Id == learner.CourseId, cancel);
        rights.Demand(Permission.EditSupport, await maps.ScopeAsync(course.CommuneId, today, cancel: cancel));
        string? employer = string.IsNullOrWhiteSpace(given.Employer) ? null : given.Employer.Trim();
        bool employed = given.Kind is JobKind.Wage or JobKind.Abroad;
        if (learner.Finished != true) return Texts.Problem("job-not-finished", "month");
        if (given.Month is not { } month || !CourseWords.Months.Contains(month)) return Texts.Problem("job-month", "month");
        if (given.On is not { } on) return Texts.Problem("job-no-day", "on");
        if (on > today) return Texts.Problem("step-day-future", "on", on);
        if (on < course.To.AddMonths(month)) return Texts.Problem("job-early", "on", month, course.To.AddMonths(month));
        if (given.Kind is not { } kind) return Texts.Problem("job-no-kind", "kind");
        if (employed && employer is null) return Texts.Problem("job-no-employer", "employer");
        if (employed && given.Contract is null) return Texts.Problem("job-no-contract", "contract");
        if (kind == JobKind.None && (employer is not null || given.Contract is not null || given.Wage is not null)) return Texts.Problem("job-none-with", "kind");
        if (TextLengths.OfLines(("employer", employer)) is { } tooLong) return tooLong;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.RecordJob, null, cancel);
        if (await db.Set<LearnerJob>().SingleOrDefaultAsync(j => j.LearnerId == id && j.Month == month, cancel) is not { } job)
            db.Add(job = new LearnerJob { LearnerId = id, CourseId = learner.CourseId, Month = month, On = on, Kind = kind });
        (job.On, job.Kind, job.Employer, job.Contract, job.Wage) = (on, kind, employer, employed ? given.Contract : null, given.Wage);
        await write.CommitAsync(cancel);
        return id;
    }
}
