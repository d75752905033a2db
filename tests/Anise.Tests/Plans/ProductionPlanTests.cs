using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Production;
using Anise.Procedures;
using Anise.Projects;
using Anise.Projects.Logs;
using Anise.Tests.Projects;

namespace Anise.Tests.Plans;

/// <summary>Production plans: reviewed, approved, adjusted, compared. A deed counts against the version in force on its day.</summary>
public sealed class ProductionPlanTests : IAsyncLifetime
{
    private ProjectWorld _world = null!;
    private ProductionPlanId _plan;

    private NewPlanLine Anise => new("Cây hồi", _world.CommuneId) { AreaHa = 8, Budget = 96_000_000 };

    private NewPlanLine Goats => new("Dê", _world.CommuneId) { Heads = 200 };

    public async ValueTask InitializeAsync()
    {
        _world = await ProjectWorld.CreateAsync(("A", 0), ("B", 2), ("C", 4));
        _plan = await _world.Store.RunAsync<RecordPlan, ProductionPlanId>(r => r.RunAsync(_world.Console, new NewPlan("kh-2026", "Kế hoạch 2026", _world.CommuneId, 2026, [Anise, Goats, new NewPlanLine("Ngô", _world.CommuneId, PlanSeason.Summer) { AreaHa = 40 }])));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_adjusted_plan_keeps_what_was_approved_and_the_two_stand_side_by_side()
    {
        Assert.Equal("plan-step-not-next", await StepRefusedAsync(PlanStep.Approved, new(2026, 1, 5)));
        await StepAsync(PlanStep.Reviewed, new(2025, 12, 20));
        Assert.Equal("plan-reviewed", await _world.Store.RefusedAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, "x", [Anise])));
        Assert.Equal("date-too-early", await StepRefusedAsync(PlanStep.Approved, new(2025, 12, 19)));
        Assert.Equal("plan-from-odd", await StepRefusedAsync(PlanStep.Approved, new(2025, 12, 28), new(2024, 12, 31)));
        await StepAsync(PlanStep.Approved, new(2025, 12, 28), new(2026, 1, 1));
        Assert.Equal("plan-step-not-next", await StepRefusedAsync(PlanStep.Approved, new(2026, 1, 5)));
        Assert.Equal("missing", await _world.Store.RefusedAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, " ", [Anise])));
        Assert.Equal("plan-day-in-future", await _world.Store.RefusedAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, "x", [Anise], new(2026, 11, 26))));
        NewPlanLine[] adjusted = [Anise with { AreaHa = 35 }, Goats, new NewPlanLine("Ớt", _world.CommuneId, PlanSeason.Spring) { AreaHa = 5 }];
        Assert.Equal(2, await _world.Store.RunAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, "Đất và thị trường", adjusted, new(2026, 1, 28))));
        Assert.Equal([(1, new DateOnly(2026, 11, 25)), (2, new DateOnly(2026, 1, 28))], (await SeenAsync()).Steps.Where(s => s.Step == PlanStep.Drafted).Select(s => (s.Version, s.On)));
        // A draft is drawn up anew without a further version; sent back, it is a draft again.
        Assert.Equal(2, await _world.Store.RunAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, "Đất và thị trường", adjusted)));
        await StepAsync(PlanStep.Reviewed, new(2026, 2, 3));
        await _world.Store.RunAsync<TakePlanStep, ProductionPlanId>(s => s.ReturnAsync(_world.Console, _plan, "Thiếu dự toán", new StepPaper(new(2026, 2, 5))));
        await StepAsync(PlanStep.Reviewed, new(2026, 2, 6));
        Assert.Equal("plan-from-before", await StepRefusedAsync(PlanStep.Approved, new(2026, 2, 8), new(2025, 12, 31)));
        await StepAsync(PlanStep.Approved, new(2026, 2, 8), new(2026, 3, 1));
        Assert.Equal("plan-approved-stays", await _world.Store.RefusedAsync<TakePlanStep, ProductionPlanId>(s => s.ReturnAsync(_world.Console, _plan, "x", new StepPaper(new(2026, 2, 9)))));

        SeenPlan seen = await SeenAsync();
        Assert.Equal((1, 1, 2), (seen.InForce(new(2026, 1, 1))!.Number, seen.InForce(new(2026, 2, 28))!.Number, seen.InForce(new(2026, 3, 1))!.Number));
        Assert.Null(seen.InForce(new(2025, 12, 31)));
        Assert.Equal(
            [("anise", LineChange.Changed, 8m, 35m), ("chili", LineChange.Added, null, 5m), ("maize", LineChange.Removed, 40m, null), ("goat", LineChange.Same, null, null)],
            ComparePlans.Run(seen, 1, 2).Value.Select(l => (l.Crop, l.Change, l.Before?.AreaHa, l.After?.AreaHa)));
        Assert.Equal("plan-version-none", Assert.Single(ComparePlans.Run(seen, 1, 3).Problems).Code);
        // Figures are those of the version in force at the end of the year.
        Assert.Equal((40, 200, 96_000_000), (await _world.FigureAsync("planned-area", 2026), await _world.FigureAsync("planned-heads", 2026), await _world.FigureAsync("planned-budget", 2026)));
    }

    [Fact]
    public async Task A_deed_counts_once_against_the_version_in_force_on_its_first_day()
    {
        await StepAsync(PlanStep.Reviewed, new(2025, 12, 20));
        await StepAsync(PlanStep.Approved, new(2025, 12, 28), new(2026, 1, 10));
        await _world.Store.RunAsync<AdjustPlan, int>(a => a.RunAsync(_world.Console, _plan, "Mở rộng", [Anise with { AreaHa = 35 }]));
        await StepAsync(PlanStep.Reviewed, new(2026, 2, 3));
        await StepAsync(PlanStep.Approved, new(2026, 2, 8), new(2026, 3, 1));
        // A before any version, B on the last day of the first and again later, C on the first day of the second; each has 1.1 ha.
        foreach (var (plot, day) in ((string, DateOnly)[])[("A", new(2026, 1, 9)), ("B", new(2026, 2, 28)), ("B", new(2026, 4, 1)), ("C", new(2026, 3, 1))])
            Assert.NotNull((await _world.LogAsync(_world.Harvest(plot, day))).Done);
        SeenPlan seen = await SeenAsync();
        IReadOnlyList<PlanDeed> deeds = await _world.Store.DoAsync<ReadPlans, IReadOnlyList<PlanDeed>>(r => r.DeedsAsync(seen));
        Assert.Equal([(null, 1, 1.1m, null), (1, 1, 1.1m, 8m), (2, 1, 1.1m, 35m)], deeds.Select(d => (d.Version, d.Plots, d.AreaHa, d.PlannedHa)));
    }

    [Fact]
    public async Task Officers_draw_up_and_chairs_approve_and_two_do_not_take_one_step_at_once()
    {
        Rights officer = PlansWorld.Someone(Role.CommuneOfficer, _world.CommuneId), chair = PlansWorld.Someone(Role.CommuneChair, _world.CommuneId), other = PlansWorld.Someone(Role.CommuneOfficer, _world.OtherCommune);
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<AdjustPlan, Result<int>>(a => a.RunAsync(other, _plan, "x", [Anise])));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<AdjustPlan, Result<int>>(a => a.RunAsync(chair, _plan, "x", [Anise])));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<ReadPlans, SeenPlan?>(r => r.RunAsync(other, _plan)));
        await _world.Store.RunAsync<TakePlanStep, ProductionPlanId>(s => s.RunAsync(officer, _plan, PlanStep.Reviewed, new StepPaper(new(2025, 12, 20), "1/TĐ")));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<TakePlanStep, Result<ProductionPlanId>>(s => s.RunAsync(officer, _plan, PlanStep.Approved, new StepPaper(new(2025, 12, 28), "1/QĐ"))));
        long seen = await _world.Store.DoAsync<Anise.Store.AniseDb, long>(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<JournalHead>())).Count);
        await _world.Store.RunAsync<TakePlanStep, ProductionPlanId>(s => s.RunAsync(chair, _plan, PlanStep.Approved, new StepPaper(new(2025, 12, 28), "1/QĐ"), new(2026, 1, 1)));
        await _world.Store.RunAsync<AdjustPlan, int>(a => a.RunAsync(officer, _plan, "Một", [Anise]));
        Result<int> drawn = await _world.Store.DoAsync<IServiceProvider, Result<int>>(async services =>
        {
            ((ReadAt)services.GetService(typeof(ReadAt))!).Entry = seen;
            try
            {
                return await ((AdjustPlan)services.GetService(typeof(AdjustPlan))!).RunAsync(officer, _plan, "Hai", [Goats]);
            }
            catch (ChangedMeanwhileException)
            {
                return new Problem("changed-meanwhile", "");
            }
        });
        Assert.Equal("changed-meanwhile", Assert.Single(drawn.Problems).Code);
        Assert.Equal("Một", (await SeenAsync()).Versions[^1].Reason);
    }

    [Fact]
    public async Task What_cannot_be_a_line_or_a_plan_is_told_with_its_place()
    {
        async Task<string[]> FaultsAsync(params NewPlanLine[] lines) => [.. (await _world.Store.DoAsync<RecordPlan, Result<ProductionPlanId>>(r => r.RunAsync(_world.Console, new NewPlan("KH-X", "x", _world.CommuneId, 2026, lines)))).Problems.Select(p => $"{p.Code} {p.Field}")];
        Assert.Equal(["plan-no-lines "], await FaultsAsync());
        Assert.Equal(["plan-line-no-amount area-2"], await FaultsAsync(Anise, new NewPlanLine("Na", _world.CommuneId)));
        Assert.Equal(["plan-line-twice crop-2"], await FaultsAsync(Anise, Anise with { Crop = "hồi", AreaHa = 1 }));
        Assert.Equal(["plan-line-place place-1"], await FaultsAsync(Anise with { Place = _world.OtherCommune }));
        Assert.Equal(["plan-line-area area-1"], await FaultsAsync(Anise with { AreaHa = -1 }));
        Assert.Equal(["plan-line-two-amounts area-1"], await FaultsAsync(Anise with { Heads = 5 }));
        foreach (NewPlan odd in (NewPlan[])[new("KH 1", "x", _world.CommuneId, 2026, [Anise]), new("KH-1", " ", _world.CommuneId, 2026, [Anise]), new("KH-1", "x", _world.CommuneId, 1990, [Anise]), new("KH-2026", "x", _world.CommuneId, 2026, [Anise])])
            Assert.Single((await _world.Store.DoAsync<RecordPlan, Result<ProductionPlanId>>(r => r.RunAsync(_world.Console, odd))).Problems);
    }

    [Fact]
    public async Task The_latest_note_of_each_respect_counts_and_earlier_ones_stay()
    {
        NewSuitability Slope(DateOnly? on, SuitabilityGrade? grade = SuitabilityGrade.Suited) => new(_world.CommuneId, "Hồi", SuitabilityAspect.Slope, grade, on, "Sườn thoải") { Measured = 18, Unit = "độ" };
        foreach (NewSuitability note in (NewSuitability[])[Slope(new(2022, 11, 10)), Slope(new(2024, 5, 2), SuitabilityGrade.Limited), Slope(new(2021, 1, 1), SuitabilityGrade.Unsuited)])
            await _world.Store.RunAsync<NoteSuitability, SuitabilityNoteId>(n => n.RunAsync(_world.Console, note));
        var notes = await _world.Store.DoAsync<ReadSuitability, IReadOnlyList<(SuitabilityNote Note, MappedPlace Place, bool Counts)>>(r => r.RunAsync(_world.Console, _world.CommuneId));
        Assert.Equal([(2024, true), (2022, false), (2021, false)], notes.Select(n => (n.Note.On.Year, n.Counts)));
        foreach (var (bad, code) in ((NewSuitability, string)[])[(Slope(null), "plan-no-day"), (Slope(new(2026, 11, 26)), "plan-day-in-future"), (Slope(new(2022, 1, 1)) with { Unit = null }, "suitability-no-unit"), (Slope(new(2022, 1, 1), null), "suitability-no-grade"), (Slope(new(2022, 1, 1)) with { Place = null }, "suitability-place")])
            Assert.Equal(code, await _world.Store.RefusedAsync<NoteSuitability, SuitabilityNoteId>(n => n.RunAsync(_world.Console, bad)));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<NoteSuitability, Result<SuitabilityNoteId>>(n => n.RunAsync(PlansWorld.Someone(Role.CommuneChair, _world.CommuneId), Slope(new(2022, 1, 1)))));
    }

    private Task<ProductionPlanId> StepAsync(PlanStep step, DateOnly on, DateOnly? from = null) =>
        _world.Store.RunAsync<TakePlanStep, ProductionPlanId>(s => s.RunAsync(_world.Console, _plan, step, new StepPaper(on, "1/QĐ"), from));

    private Task<string> StepRefusedAsync(PlanStep step, DateOnly on, DateOnly? from = null) =>
        _world.Store.RefusedAsync<TakePlanStep, ProductionPlanId>(s => s.RunAsync(_world.Console, _plan, step, new StepPaper(on, "1/QĐ"), from));

    private Task<SeenPlan> SeenAsync() => _world.Store.DoAsync<ReadPlans, SeenPlan>(async r => (await r.RunAsync(_world.Console, _plan))!);
}
