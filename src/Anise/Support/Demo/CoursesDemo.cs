using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Support.Courses;
using Anise.Support.Owed;
using static Anise.Access.DemoPart;

namespace Anise.Support.Demo;

/// <summary>Two courses of the demo province with their learners, certificates and what became of them. All of it is invented.</summary>
internal sealed class CoursesDemo(PlaceMaps maps, ReadOwed read, RecordCourse course, EnrolLearner enrol, RecordLearning learning, RecordJob job)
{
    private const int Most = 12;

    public async Task MakeAsync(Rights rights, PlaceId first, PlaceId second, CancellationToken cancel)
    {
        await CourseAsync(rights, first, Texts.Get("demo-course-1"), Texts.Get("demo-trade-1"), new DateOnly(2025, 8, 4), 30, JobKind.Own, cancel);
        await CourseAsync(rights, second, Texts.Get("demo-course-2"), Texts.Get("demo-trade-2"), new DateOnly(2026, 2, 2), 45, JobKind.Wage, cancel);
    }

    private async Task CourseAsync(Rights rights, PlaceId commune, string name, string trade, DateOnly from, int days, JobKind kind, CancellationToken cancel)
    {
        DateOnly to = from.AddDays((days * 3) / 2);
        CourseId id = Must(await course.RunAsync(rights, commune, new NewCourse(name, trade, Texts.Get("demo-provider"), Texts.Get("demo-venue"), from, to, days), cancel: cancel));
        Result<IReadOnlyList<OwedLine>> owed = await read.OfPlacesAsync(await maps.OnAsync(from, cancel), [commune], from, since: false, cancel);
        OwedLine[] people = [.. Must(owed).Where(l => l.Owed.Policy.Code == CourseWords.Policy && l.Household.Code is not null).OrderBy(l => l.Household.Code, StringComparer.Ordinal).ThenBy(l => l.Member!.No).Take(Most)];
        foreach (var (line, i) in people.Select((l, i) => (l, i)))
        {
            Result<LearnerId> learner = await enrol.RunAsync(rights, id, line.Household.Code, line.Member!.No, supported: true, cancel);
            LearnerId of = Must(learner);
            bool finished = i % 6 != 5, certified = finished && i % 4 != 3;
            _ = Must(await learning.RunAsync(rights, of, new NewLearning(finished ? days - (i % 5) : days / 3, finished, certified ? FormattableString.Invariant($"CC-{id.Value:000}-{i + 1:000}") : null, certified ? to : null), cancel));
            // The last two are still to be asked.
            if (!finished || i >= people.Length - 2) continue;
            bool works = i % 3 != 2;
            _ = Must(await job.RunAsync(rights, of, works
                ? new NewJob(6, to.AddMonths(6).AddDays(i), kind, kind == JobKind.Wage ? Texts.Get("demo-employer") : null, kind == JobKind.Wage ? JobContract.Fixed : null, i % 2 == 0 ? WageBand.From5To8 : WageBand.From3To5)
                : new NewJob(6, to.AddMonths(6).AddDays(i), JobKind.None), cancel));
        }
    }
}
