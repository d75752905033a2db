using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Projects;
using Anise.Projects.Certificates;
using Anise.Projects.Lists;
using Anise.Projects.Logs;

namespace Anise.Tests.Projects;

/// <summary>Plots on their way to organic farming, and harvests that are allowed within an interval.</summary>
public sealed class OrganicTests
{
    private static readonly DateOnly Since = new(2024, 8, 31);

    [Fact]
    public async Task Conversion_takes_the_months_of_the_crop_or_as_shortened_and_begins_anew_after_what_is_not_allowed()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 0.5), ("C", 5));
        Assert.Null(await CareAsync(world, Since, null, null, "A", "B", "C"));
        Assert.Equal(new DateOnly(2026, 2, 28), await UntilAsync(world, "A"));   // 18 months of a perennial crop, on the last day of a shorter month
        Assert.Equal("organic-months-wrong", await CareAsync(world, Since, 5, "12/CN", "C"));
        Assert.Equal("organic-months-wrong", await CareAsync(world, Since, 19, "12/CN", "C"));
        Assert.Equal("organic-no-paper", await CareAsync(world, Since, 6, null, "C"));
        Assert.Null(await CareAsync(world, Since, 6, "12/CN", "C"));
        Assert.Equal(new DateOnly(2025, 2, 28), await UntilAsync(world, "C"));
        // What is not allowed is refused, also on ground that another plot shares; compost is taken, and what nobody can tell.
        DateOnly day = new(2025, 3, 10);
        EntryFault fault = Assert.Single((await world.LogAsync(Fertilise(world, "A", day, "Phân NPK 16-16-8"))).Faults);
        Assert.Equal("organic-forbidden", fault.Code);
        Assert.Contains("10/03/2028", fault.Message, StringComparison.Ordinal);
        Assert.Empty((await world.LogAsync(Fertilise(world, "A", day, "Phân chuồng ủ hoai"), Fertilise(world, "A", day, "Chế phẩm X"))).Faults);
        Assert.Equal(new DateOnly(2026, 2, 28), await UntilAsync(world, "A"));
        Assert.NotNull((await world.LogAsync(Fertilise(world, "A", day, "Phân NPK 16-16-8") with { BreaksConversion = true })).Done);
        Assert.Equal((new DateOnly(2028, 3, 10), new DateOnly(2028, 3, 10), new DateOnly(2025, 2, 28)), (await UntilAsync(world, "A"), await UntilAsync(world, "B"), await UntilAsync(world, "C")));
        await world.RereadAsync();
        Assert.NotNull(world.Plots["A"].WatchedSince);
        Assert.Equal((2.2, 1.1), (await world.FigureAsync("organic-area-in-conversion", 2026), await world.FigureAsync("organic-area-converted", 2026)));
        // A plot without organic care takes what it likes.
        LogImported refused = await world.ImportAsync("plot,date,work,product\nC,2025-04-01,fertilise,urê\n");
        Assert.Equal((2, "organic-forbidden"), (Assert.Single(refused.Faults).Row, refused.Faults[0].Problem));
    }

    [Fact]
    public async Task An_organic_certificate_is_not_given_to_a_plot_in_conversion()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        Assert.Null(await CareAsync(world, Since, null, null, "A"));
        CertificateId id = await world.Store.RunAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(world.Project, CropStandard.Organic, [world.Plots["A"].Id]) { Body = "B", PlannedOn = Since }));
        Task<Result<CertificateId>> GiveAsync(DateOnly from) => world.Store.DoAsync<StepCertificate, Result<CertificateId>>(s => s.RunAsync(world.Console, id, new NewCertificateStep(CertificateState.Certified, from) { Number = "1", From = from, To = from.AddYears(1) }));
        Assert.Equal("certificate-in-conversion", (await GiveAsync(new DateOnly(2026, 2, 27))).Problems[0].Code);
        Assert.True((await GiveAsync(new DateOnly(2026, 2, 28))).Ok);
    }

    [Fact]
    public async Task Within_an_interval_only_the_chair_takes_a_harvest_with_a_reason_and_it_is_counted()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        DateOnly spray = new(2026, 3, 1);
        Assert.NotNull((await world.LogAsync(world.Spray("A", spray, 14))).Done);
        var chair = new Rights(new Actor("chair", "test", 8), [new Grant { UserId = 8, Role = Role.CommuneChair, Place = world.CommuneId }]);
        Task<Result<RecordedLog>> TakeAsync(Rights rights, DateOnly day, string? reason) => world.Store.DoAsync<RecordLog, Result<RecordedLog>>(r => r.OverrideAsync(rights, new TypedEntry(world.Plots["A"].Id, day, FarmWork.Harvest), reason));
        await Assert.ThrowsAsync<NoAccessException>(() => TakeAsync(ProjectWorld.Officer(world.CommuneId), spray.AddDays(5), "Lũ đến"));
        Assert.Equal("override-no-reason", (await TakeAsync(chair, spray.AddDays(5), " ")).Problems[0].Code);
        Assert.Equal("override-not-needed", (await TakeAsync(chair, spray.AddDays(14), "Lũ đến")).Problems[0].Code);
        Assert.True((await TakeAsync(chair, spray.AddDays(5), "Lũ đến")).Ok);
        Assert.Equal((1, 1, 0), (await world.FigureAsync("harvests-overridden", 2026), await world.FigureAsync("harvests", 2026), await world.FigureAsync("harvests-contested", 2026)));
    }

    private static StatedEntry Fertilise(ProjectWorld world, string plot, DateOnly day, string product) => new(world.Plots[plot], day, FarmWork.Fertilise) { Product = product };

    private static async Task<string?> CareAsync(ProjectWorld world, DateOnly since, int? months, string? paper, params string[] plots) =>
        (await world.Store.DoAsync<RecordOrganicCare, Result<int>>(r => r.RunAsync(world.Console, new NewOrganicCare([.. plots.Select(p => world.Plots[p].Id)], since) { Months = months, Paper = paper }))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<DateOnly?> UntilAsync(ProjectWorld world, string plot) => (await world.Store.DoAsync<ReadProject, SeenPlot?>(r => r.RunAsync(world.Console, world.Plots[plot].Id)))!.Conversion?.Until;
}
