using Anise.Access;
using Anise.Basics;
using Anise.Projects;
using Anise.Projects.Certificates;
using Anise.Projects.Changes;
using Anise.Sites;

namespace Anise.Tests.Projects;

public sealed class CertifiedAreaTests
{
    private static readonly DateOnly From = new(2024, 3, 15), To = new(2026, 3, 14);

    /// <summary>Every state, on the day before its first, the first, the last, and the day after.</summary>
    [Fact]
    public void A_certificate_is_valid_from_its_first_to_its_last_day_while_its_last_step_gave_it()
    {
        foreach (CertificateState state in Enum.GetValues<CertificateState>())
        {
            bool given = state >= CertificateState.Certified;
            var certificate = new Certificate { Id = new CertificateId(1), ProjectId = new ProjectId(1), PlaceId = new PlaceId(1), Standard = CropStandard.Organic, State = state, From = given ? From : null, To = given ? To : null };
            DateOnly stepped = state > CertificateState.Certified ? From.AddDays(100) : From;
            List<CertificateStep> steps = [.. Enum.GetValues<CertificateState>().Where(s => s <= CertificateState.Certified && s <= state).Select(s => Step(s, From.AddDays(s == CertificateState.Certified ? 0 : -10)))];
            if (state > CertificateState.Certified) steps.Add(Step(state, stepped));
            bool On(DateOnly day) => CertificateDays.IsValid(certificate, steps, day);
            Assert.Equal((false, given, given && state == CertificateState.Certified, false), (On(From.AddDays(-1)), On(From), On(To), On(To.AddDays(1))));
            if (state > CertificateState.Certified) Assert.Equal((true, false), (On(stepped.AddDays(-1)), On(stepped)));
        }

        static CertificateStep Step(CertificateState state, DateOnly date) => new() { Id = new CertificateStepId((long)state + 1), CertificateId = new CertificateId(1), State = state, Date = date };
    }

    [Fact]
    public async Task The_certified_area_is_that_of_the_union_of_the_different_plots()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 0.5), ("C", 5));
        CertificateId first = await CertifyAsync(world, CropStandard.Organic, "HC-1", "A", "B");
        await CertifyAsync(world, CropStandard.VietGap, "VG-1", "B");
        async Task<CertifiedPlots> On(DateOnly day) => await world.Store.DoAsync<CertifiedArea, CertifiedPlots>(c => c.RunAsync(world.Console, world.CommuneId, day));
        double square = Geodesy.AreaSquareMetres(ProjectWorld.Square(0)) / 10_000;
        Assert.Empty((await On(From.AddDays(-1))).Plots);
        CertifiedPlots certified = await On(From);
        Assert.Equal([("Organic", "A"), ("Organic", "B"), ("VietGap", "B")], certified.Plots.Select(p => (p.Certificate.Standard.ToString(), p.Plot.Name)));
        Assert.Equal(1.5 * square, certified.UnionHa, 1e-6);
        Assert.Equal(certified.UnionHa, (await On(To)).UnionHa, 1e-9);
        Assert.Equal(0, (await On(To.AddDays(1))).UnionHa);
        // Suspended, only the other holds; given again, both do. Figures count each plot once, by its declared area.
        Assert.Equal((2.2, 2.2), (await world.FigureAsync("certified-area", 2025), await world.FigureAsync("certification-expected-area", 2024)));
        await StepAsync(world, first, CertificateState.Suspended, new DateOnly(2025, 1, 10));
        await StepAsync(world, first, CertificateState.Certified, new DateOnly(2025, 2, 10));
        Assert.Equal((1, 3), ((await On(new DateOnly(2025, 1, 10))).Plots.Count, (await On(new DateOnly(2025, 2, 10))).Plots.Count));
        Assert.Equal("certificate-step-wrong", await world.Store.RefusedAsync<StepCertificate, CertificateId>(s => s.RunAsync(world.Console, first, new NewCertificateStep(CertificateState.Applied, new DateOnly(2025, 3, 1)))));
    }

    [Fact]
    public async Task A_certificate_is_not_given_without_number_body_and_end_nor_for_plots_of_another_project()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        ProjectId other = await world.Store.RunAsync<RecordProject, ProjectId>(r => r.RunAsync(world.Console, new NewProject("P2", "Khác", [world.CommuneId])));
        Assert.Equal("certificate-other-plots", await world.Store.RefusedAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(other, CropStandard.Organic, [world.Plots["A"].Id]))));
        CertificateId id = await world.Store.RunAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(world.Project, CropStandard.Organic, [world.Plots["A"].Id]) { PlannedOn = From.AddDays(-5) }));
        foreach (var (step, code) in ((NewCertificateStep, string)[])
        [
            (new(CertificateState.Certified, From), "certificate-no-number"),
            (new(CertificateState.Certified, From) { Number = "1" }, "certificate-no-body"),
            (new(CertificateState.Certified, From) { Number = "1", Body = "A" }, "certificate-no-end"),
            (new(CertificateState.Certified, From) { Number = "1", Body = "A", To = From.AddDays(-1) }, "certificate-ends-before"),
            (new(CertificateState.Suspended, From), "certificate-step-wrong"),
            (new(CertificateState.Applied, From.AddDays(-6)), "certificate-step-before"),
        ])
            Assert.Equal(code, await world.Store.RefusedAsync<StepCertificate, CertificateId>(s => s.RunAsync(world.Console, id, step)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<StepCertificate, Result<CertificateId>>(s => s.RunAsync(ProjectWorld.Officer(world.OtherCommune), id, new NewCertificateStep(CertificateState.Applied, From))));
    }

    /// <summary>It ends on 14 March 2026; the rules say three months before.</summary>
    [Fact]
    public async Task A_certificate_that_ends_waits_for_the_officer_until_another_is_on_its_way_and_one_that_is_late_too()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        await CertifyAsync(world, CropStandard.Organic, "HC-1", "A");
        async Task<int> WaitingAsync(DateOnly day, PlaceId? at = null)
        {
            world.Store.Clock.Day = day;
            Rights here = ProjectWorld.Officer(at ?? world.CommuneId);
            return (await world.Store.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(r => r.RunAsync(here))).Count(w => w.Address.StartsWith("/projects/certificates", StringComparison.Ordinal));
        }
        Assert.Equal((0, 1, 1, 1), (await WaitingAsync(To.AddMonths(-3).AddDays(-1)), await WaitingAsync(To.AddMonths(-3)), await WaitingAsync(To), await WaitingAsync(To.AddDays(400))));
        Assert.Equal(0, await WaitingAsync(To, world.OtherCommune));
        // Another is on its way, expected in July: until then nothing waits, afterwards that it is late.
        world.Store.Clock.Day = To;
        await world.Store.RunAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(world.Project, CropStandard.Organic, [world.Plots["A"].Id]) { Body = "A", PlannedOn = To, ExpectedOn = new DateOnly(2026, 7, 31) }));
        Assert.Equal((0, 0, 1), (await WaitingAsync(To.AddDays(1)), await WaitingAsync(new DateOnly(2026, 7, 31)), await WaitingAsync(new DateOnly(2026, 8, 1))));
    }

    private static async Task<CertificateId> CertifyAsync(ProjectWorld world, CropStandard standard, string number, params string[] plots)
    {
        CertificateId id = await world.Store.RunAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(world.Project, standard, [.. plots.Select(p => world.Plots[p].Id)]) { Body = "A", PlannedOn = From.AddDays(-30), ExpectedOn = new DateOnly(2024, 12, 31) }));
        await world.Store.RunAsync<StepCertificate, CertificateId>(s => s.RunAsync(world.Console, id, new NewCertificateStep(CertificateState.Certified, From) { Number = number, To = To }));
        return id;
    }

    private static Task<CertificateId> StepAsync(ProjectWorld world, CertificateId id, CertificateState state, DateOnly date) =>
        world.Store.RunAsync<StepCertificate, CertificateId>(s => s.RunAsync(world.Console, id, new NewCertificateStep(state, date)));
}
