using Anise.Access;
using Anise.Basics;
using Anise.Cli;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Support;
using Anise.Support.Courses;
using Anise.Support.Owed;
using Anise.Testing;

namespace Anise.Tests.Support;

/// <summary>From a course to a job: support once per person, attendance, certificate, what became of people.</summary>
public sealed class CourseTests
{
    private static readonly DateOnly First = new(2025, 8, 4), Last = new(2025, 9, 18);

    [Fact]
    public async Task From_a_course_to_a_job_with_support_once_per_person()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await YoungAsync(world);
        CourseId course = await CourseAsync(world, new NewCourse("Sơ cấp thú y", "Thú y", "Trung tâm", "Nhà văn hóa", First, Last, 30));
        LearnerId minh = await world.Store.RunAsync<EnrolLearner, LearnerId>(e => e.RunAsync(world.Console, course, "065050001", 1, true));
        LearnerId mai = await world.Store.RunAsync<EnrolLearner, LearnerId>(e => e.RunAsync(world.Console, course, "065050001", 2, false));
        Assert.Equal("learner-twice", await EnrolAsync(world, course, "065050001", 1, false));
        _ = await LearnAsync(world, minh, new NewLearning(28, true, "CC-1", Last));
        _ = await LearnAsync(world, mai, new NewLearning(3, false));

        // Trained with support: it is owed no more from the day after, and never in a second course.
        Assert.Equal(["vocational-training"], await OwedAsync(world, Last));
        Assert.Empty(await OwedAsync(world, Last.AddDays(1)));
        CourseId second = await CourseAsync(world, new NewCourse("May", "May", "Trung tâm", "Xưởng", new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 30), 40));
        Assert.Equal("learner-trained", await EnrolAsync(world, second, "065050001", 1, true));
        CourseId third = await CourseAsync(world, new NewCourse("May", "May", "Trung tâm", "Xưởng", new DateOnly(2025, 11, 1), new DateOnly(2025, 11, 30), 20));
        Assert.Equal("learner-not-owed", await EnrolAsync(world, third, "065050001", 1, true));
        Assert.True((await world.Store.RunAsync<EnrolLearner, LearnerId>(e => e.RunAsync(world.Console, third, "065050001", 1, false))).Value > 0);

        // Due on the day 6 months after, not the day before; who did not finish is not asked.
        Assert.Empty(await DueAsync(world, Last.AddMonths(6).AddDays(-1)));
        Assert.Equal([(minh, 6)], await DueAsync(world, Last.AddMonths(6)));
        Assert.Equal("job-early", await JobAsync(world, minh, new NewJob(6, Last.AddMonths(6).AddDays(-1), JobKind.Own)));
        _ = await world.Store.RunAsync<RecordJob, LearnerId>(j => j.RunAsync(world.Console, minh, new NewJob(6, Last.AddMonths(6), JobKind.Wage, "Công ty A", JobContract.Fixed, WageBand.From5To8)));
        Assert.Empty(await DueAsync(world, Last.AddMonths(6)));
        Assert.Equal([(minh, 12)], await DueAsync(world, Last.AddMonths(12)));
        _ = await world.Store.RunAsync<RecordJob, LearnerId>(j => j.RunAsync(world.Console, minh, new NewJob(12, Last.AddMonths(12), JobKind.None)));

        Assert.Equal(["1", "1", "1", "0"], await FiguresAsync(world));
        var (exit, output, _) = await RunAsync("support", "courses", "--store", world.Store.File, "--place", "06505", "--format", "csv");
        Assert.Equal((0, true), (exit, output.Contains(",Thú y,Trung tâm,2025-08-04,2025-09-18,30,2,1,1,0", StringComparison.Ordinal)));
        foreach (string code in new[] { "people-trained", "people-certified", "people-in-work-6", "people-in-work-12" }) Assert.Equal(0, (await RunAsync("figures", "recount", "--store", world.Store.File, "--code", code)).Exit);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await YoungAsync(world);
        var good = new NewCourse("Thú y", "Thú y", "Trung tâm", "Nhà văn hóa", First, Last, 30);
        async Task<string> CourseRefusedAsync(NewCourse course) => await world.Store.RefusedAsync<RecordCourse, CourseId>(r => r.RunAsync(world.Console, world.Commune, course));
        Assert.Equal("missing", await CourseRefusedAsync(good with { Name = " " }));
        Assert.Equal("course-no-day", await CourseRefusedAsync(good with { From = null }));
        Assert.Equal("course-to", await CourseRefusedAsync(good with { To = First.AddDays(-1), Days = 1 }));
        Assert.Equal("course-no-days", await CourseRefusedAsync(good with { Days = 0 }));
        Assert.Equal("course-days", await CourseRefusedAsync(good with { Days = 47 }));
        CourseId course = await CourseAsync(world, good);
        Assert.Equal("learner-no-household", await EnrolAsync(world, course, "", 1, true));
        Assert.Equal("learner-household", await EnrolAsync(world, course, "9", 1, true));
        Assert.Equal("learner-no-member", await EnrolAsync(world, course, "065050001", null, true));
        Assert.Equal("learner-member", await EnrolAsync(world, course, "065050001", 9, true));
        Assert.Equal("learner-not-owed", await EnrolAsync(world, course, "065050001", 2, true));   // nothing is known of her: she is not owed by guess
        LearnerId learner = await world.Store.RunAsync<EnrolLearner, LearnerId>(e => e.RunAsync(world.Console, course, "065050001", 1, true));
        async Task<string> LearningRefusedAsync(NewLearning learning) => await world.Store.RefusedAsync<RecordLearning, LearnerId>(r => r.RunAsync(world.Console, learner, learning));
        Assert.Equal("learning-days", await LearningRefusedAsync(new(31, true)));
        Assert.Equal("learning-days", await LearningRefusedAsync(new(-1, true)));
        Assert.Equal("learning-no-days", await LearningRefusedAsync(new(0, true)));
        Assert.Equal("learning-certificate", await LearningRefusedAsync(new(20, true, "CC")));
        Assert.Equal("learning-not-finished", await LearningRefusedAsync(new(20, null, "CC", Last)));
        Assert.Equal("learning-certified", await LearningRefusedAsync(new(20, true, "CC", First.AddDays(-1))));
        Assert.Equal("job-not-finished", await JobAsync(world, learner, new NewJob(6, Last.AddMonths(6), JobKind.Own)));
        _ = await LearnAsync(world, learner, new NewLearning(20, true));
        Assert.Equal("job-month", await JobAsync(world, learner, new NewJob(7, Last.AddMonths(7), JobKind.Own)));
        Assert.Equal("job-no-employer", await JobAsync(world, learner, new NewJob(6, Last.AddMonths(6), JobKind.Wage)));
        Assert.Equal("job-no-contract", await JobAsync(world, learner, new NewJob(6, Last.AddMonths(6), JobKind.Wage, "A")));
        Assert.Equal("job-none-with", await JobAsync(world, learner, new NewJob(6, Last.AddMonths(6), JobKind.None, Wage: WageBand.Over8)));
        foreach (Rights rights in (Rights[])[SupportWorld.Someone(Role.CommuneChair, world.Commune), SupportWorld.Someone(Role.CommuneOfficer, (await world.Store.MapAsync(First)).FindByCode("06517")!.Id)])
            await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<EnrolLearner, Result<LearnerId>>(e => e.RunAsync(rights, course, "065050001", 2, false)));
    }

    [Fact]
    public async Task Two_who_enrol_one_person_with_support_at_once_enrol_once()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await YoungAsync(world);
        CourseId[] courses = [await CourseAsync(world, new NewCourse("A", "A", "T", "N", First, Last, 30)), await CourseAsync(world, new NewCourse("B", "B", "T", "N", First, Last, 30))];
        Result<LearnerId>[] both = await Task.WhenAll(courses.Select(c => world.Store.DoAsync<EnrolLearner, Result<LearnerId>>(e => e.RunAsync(world.Console, c, "065050001", 1, true))));
        Assert.Equal("learner-trained", Assert.Single(Assert.Single(both, r => !r.Ok).Problems).Code);
    }

    /// <summary>A household of two who may be trained; of the man it is known that he was not trained with support.</summary>
    private static async Task<HouseholdId> YoungAsync(SupportWorld world)
    {
        HouseholdId id = await world.Store.RunAsync<RecordHousehold, HouseholdId>(r => r.RunAsync(world.Console, new NewHousehold(world.Village, "065050001",
        [
            new NewMember("Nông Văn Minh", Sex.Male, "head") { BirthDate = new DateOnly(1990, 1, 2), Ethnicity = "07" },
            new NewMember("Nông Thị Mai", Sex.Female, "spouse") { BirthDate = new DateOnly(1992, 1, 2), Ethnicity = "07" },
        ]), new DateOnly(2025, 8, 1)));
        MemberId him = (await world.MembersAsync(id))[0];
        _ = await world.Store.RunAsync<RecordTraits, int>(r => r.RunAsync(world.Console, [new NewTrait(TraitOf.Member, him.Value, "trained-with-support", "no", new DateOnly(2025, 8, 1)), new NewTrait(TraitOf.Member, him.Value, "disability", "none", new DateOnly(2025, 8, 1)), new NewTrait(TraitOf.Member, him.Value, "merit", "no", new DateOnly(2025, 8, 1))]));
        return id;
    }

    private static Task<CourseId> CourseAsync(SupportWorld world, NewCourse course) => world.Store.RunAsync<RecordCourse, CourseId>(r => r.RunAsync(world.Console, world.Commune, course));

    private static Task<string> EnrolAsync(SupportWorld world, CourseId course, string code, int? no, bool supported) => world.Store.RefusedAsync<EnrolLearner, LearnerId>(e => e.RunAsync(world.Console, course, code, no, supported));

    private static Task<LearnerId> LearnAsync(SupportWorld world, LearnerId learner, NewLearning learning) => world.Store.RunAsync<RecordLearning, LearnerId>(r => r.RunAsync(world.Console, learner, learning));

    private static Task<string> JobAsync(SupportWorld world, LearnerId learner, NewJob job) => world.Store.RefusedAsync<RecordJob, LearnerId>(j => j.RunAsync(world.Console, learner, job));

    private static async Task<IReadOnlyList<string>> OwedAsync(SupportWorld world, DateOnly day) =>
        [.. (await world.Store.RunAsync<ReadOwed, IReadOnlyList<OwedLine>>(r => r.OfPlaceAsync(world.Console, world.Commune, day))).Where(l => l.Owed.Policy.Code == "vocational-training").Select(l => l.Owed.Policy.Code)];

    private static async Task<IReadOnlyList<(LearnerId, int)>> DueAsync(SupportWorld world, DateOnly day) =>
        [.. (await world.Store.DoAsync<CourseLists, Anise.Lists.ListOf<NamedLearner>>(l => l.DueAsync(world.Console, world.Commune, day))).Rows.ToList().Select(l => (l.Learner.Id, l.Due!.Value))];

    private static async Task<string[]> FiguresAsync(SupportWorld world)
    {
        var values = new List<string>();
        foreach (string code in new[] { "people-trained", "people-certified", "people-in-work-6", "people-in-work-12" })
        {
            var (exit, output, error) = await RunAsync("figures", "show", code, "--store", world.Store.File, "--place", "06505", "--period", "2025", "--format", "csv");
            Assert.True(exit == 0, output + error);
            values.Add(output.TrimEnd().Split('\n')[1].Split(',')[6]);
        }
        return [.. values];
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
