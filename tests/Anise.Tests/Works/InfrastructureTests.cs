using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Posting;
using Anise.Lists;
using Anise.Places;
using Anise.Procedures;
using Anise.Works;
using Anise.Works.Assets;
using Anise.Works.Infrastructure;

namespace Anise.Tests.Works;

/// <summary>What a village asks for, until it is an asset. The clock stands on 25 November 2026.</summary>
public sealed class InfrastructureTests : IAsyncLifetime
{
    private static readonly DateOnly Asked = new(2025, 2, 10);
    private WorksWorld _world = null!;
    private PlaceId _commune;

    public async ValueTask InitializeAsync()
    {
        _world = await WorksWorld.CreateAsync();
        _commune = (await _world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_culvert_goes_from_need_to_asset_and_is_paid_by_three_sources_and_no_fourth()
    {
        InfrastructureWorkId id = await NeedAsync();
        await TakeAllAsync(id, WorkStep.Underway);
        string item = $"dtht-{id.Value}/*/build/2026=900";
        await PostAsync(
            ["A1", "central-investment", "allocation", "", "500"], ["A2", "province-budget", "allocation", "", "300"], ["A3", "commune-budget", "allocation", "", "200"], ["A4", "enterprises", "contribution", "", "100"],
            ["D1", "central-investment", "disbursement", item, "500"], ["D2", "province-budget", "disbursement", item, "300"], ["D3", "commune-budget", "disbursement", item, "100"]);
        PostedEntries fourth = await _world.Store.DoAsync<PostEntries, PostedEntries>(p => p.RunAsync(_world.Console, [Row(["D4", "enterprises", "disbursement", item, "1"])]));
        string refusal = Assert.Single(fourth.Faults).Problem.Message;
        foreach (string source in (string[])["500", "300", "100"]) Assert.Contains(source, refusal, StringComparison.Ordinal);
        Assert.Equal("work-not-done", await RefusedAsync(id, Accepted));
        await TakeAsync(id, Underway with { Progress = 100 });
        await TakeAsync(id, Accepted);
        SeenWork accepted = await SeenAsync(id);
        Assert.Equal((900, 3, 900L, null), (accepted.Paid, accepted.Money.Count, accepted.Work.Cost, accepted.Work.OverEstimate));
        Assert.Empty(await ListedAsync("unpaid"));
        await TakeAsync(id, new NewWorkStep(WorkStep.HandedOver, new DateOnly(2026, 9, 20), "1/BG") { Owner = "UBND xã" });
        Asset asset = (await _world.Store.DoAsync<ReadAsset, SeenAsset?>(r => r.RunAsync(_world.Console, (SeenAsync(id).Result).Work.AssetId!.Value)))!.Asset;
        Assert.Equal(("bridge", "Cống suối Nà Đông", new DateOnly(2026, 9, 1), "UBND xã"), (asset.Kind, asset.Name, asset.BuiltOn, asset.Owner));
        Assert.Equal(7, await CountOfStepsAsync(id) - 1);   // progress was told twice
        Assert.Equal("work-step-not-next", await RefusedAsync(id, Accepted));
    }

    [Fact]
    public async Task Money_is_for_a_work_that_exists_where_it_is()
    {
        InfrastructureWorkId id = await NeedAsync();
        await PostAsync(["A1", "commune-budget", "allocation", "", "500"]);
        foreach (string code in (string[])["dtht-999/*/build/2026", "ct-999/*/repair/2026"])
            Assert.Equal("item-thing-unknown", await RefusedRowAsync(Row(["D1", "commune-budget", "disbursement", code, "1"])));
        FundRow elsewhere = Row(["A2", "commune-budget", "allocation", "", "500"]) with { Place = "06463" };
        Assert.True((await _world.Store.DoAsync<PostEntries, PostedEntries>(p => p.RunAsync(_world.Console, [elsewhere]))).Ok);
        Assert.Equal("item-thing-elsewhere", await RefusedRowAsync(Row(["D2", "commune-budget", "disbursement", $"dtht-{id.Value}/*/build/2026", "1"]) with { Place = "06463" }));
        await PostAsync(["D3", "commune-budget", "disbursement", $"dtht-{id.Value}/*/build/2026", "1"]);

        async Task<string> RefusedRowAsync(FundRow row) => Assert.Single((await _world.Store.DoAsync<PostEntries, PostedEntries>(p => p.RunAsync(_world.Console, [row]))).Faults).Problem.Code;
    }

    [Fact]
    public async Task No_step_is_left_out_and_none_comes_before_the_last()
    {
        InfrastructureWorkId id = await NeedAsync();
        foreach (NewWorkStep early in (NewWorkStep[])[Planned, Contracted, Underway, Accepted]) Assert.Equal("work-step-not-next", await RefusedAsync(id, early));
        Assert.Equal("date-too-early", await RefusedAsync(id, Appraised with { On = Asked.AddDays(-1) }));
        Assert.Equal("date-in-future", await RefusedAsync(id, Appraised with { On = new DateOnly(2026, 11, 26) }));
        Assert.Equal("missing", await RefusedAsync(id, Appraised with { Document = " " }));
        Assert.Equal("work-amount", await RefusedAsync(id, Appraised with { Amount = 0 }));
        await TakeAsync(id, Appraised);
        Assert.Equal("date-too-early", await RefusedAsync(id, Planned with { On = Appraised.On!.Value.AddDays(-1) }));
        Assert.Equal("work-plan-year", await RefusedAsync(id, Planned with { PlanYear = 2024 }));
        Assert.Equal("work-priority", await RefusedAsync(id, Planned with { Priority = null }));
        Assert.Equal("missing", await RefusedAsync(id, Planned with { Note = null }));
        await TakeAsync(id, Planned);
        Assert.Equal("work-due-before", await RefusedAsync(id, Contracted with { DueOn = Contracted.On!.Value.AddDays(-1) }));
        Assert.Equal("missing", await RefusedAsync(id, Contracted with { Supervisor = "" }));
        await TakeAsync(id, Contracted);
        await TakeAsync(id, Underway with { Progress = 60 });
        Assert.Equal("work-progress-less", await RefusedAsync(id, Underway with { Progress = 59 }));
        Assert.Equal("work-progress", await RefusedAsync(id, Underway with { Progress = 101 }));
    }

    [Fact]
    public async Task A_way_back_opens_what_came_after_and_keeps_its_reason()
    {
        InfrastructureWorkId id = await NeedAsync();
        await TakeAllAsync(id, WorkStep.Underway);
        Assert.Equal("missing", await _world.Store.RefusedAsync<ReturnWork, InfrastructureWorkId>(r => r.RunAsync(_world.Console, id, Back(WorkStep.Planned, " "))));
        Assert.Equal("return-not-back", await _world.Store.RefusedAsync<ReturnWork, InfrastructureWorkId>(r => r.RunAsync(_world.Console, id, Back(WorkStep.Accepted, "x"))));
        await _world.Store.RunAsync<ReturnWork, InfrastructureWorkId>(r => r.RunAsync(_world.Console, id, Back(WorkStep.Planned, "Nhà thầu bỏ dở.")));
        SeenWork seen = await SeenAsync(id);
        Assert.Equal((WorkStep.Planned, 900L, null, null, null), (seen.Work.Step, seen.Work.Estimate, seen.Work.Price, seen.Work.Progress, seen.Work.Contractor));
        Assert.Equal("Nhà thầu bỏ dở.", seen.Steps[^1].ReturnedBecause);
        Assert.Equal("date-before-return", await RefusedAsync(id, Contracted with { On = new DateOnly(2026, 10, 31), DueOn = new DateOnly(2026, 12, 31) }));
        await TakeAsync(id, Contracted with { On = new DateOnly(2026, 11, 2), DueOn = new DateOnly(2026, 12, 31), Amount = 950 });
        Assert.Equal(50, (await SeenAsync(id)).Work.OverEstimate);
    }

    [Fact]
    public async Task Figures_of_a_past_year_tell_how_the_works_stood_then()
    {
        InfrastructureWorkId id = await NeedAsync();
        await TakeAllAsync(id, WorkStep.Underway);   // contract of June 2025, due in October 2025, accepted in September 2026
        await TakeAsync(id, Underway with { Progress = 100 });
        await TakeAsync(id, Accepted with { Amount = 901 });
        await NeedAsync("Mở đường");
        Assert.Equal((1, 1, 1, 0, 0, 880), (await At(2025, "works"), await At(2025, "underway"), await At(2025, "late"), await At(2025, "accepted"), await At(2025, "over-estimate"), await At(2025, "cost")));
        Assert.Equal((2, 0, 1, 1, 1, 901), (await At(2026, "works"), await At(2026, "underway"), await At(2026, "late"), await At(2026, "accepted"), await At(2026, "over-estimate"), await At(2026, "cost")));

        async Task<double?> At(int year, string code) => await _world.FigureAsync("infrastructure-" + code, WorksWorld.Commune, year, map: new DateOnly(2026, 11, 25));
    }

    [Fact]
    public async Task Officers_write_in_their_own_commune_and_nobody_asks_for_the_same_twice()
    {
        InfrastructureWorkId id = await NeedAsync();
        PlaceId elsewhere = (await _world.Store.MapAsync(new DateOnly(2026, 11, 25))).Communes.First(c => c.Id != _commune).Id;
        Rights other = WorksWorld.Officer(elsewhere);
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<TakeWorkStep, Result<InfrastructureWorkId>>(t => t.RunAsync(other, id, Appraised)));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<ReturnWork, Result<InfrastructureWorkId>>(t => t.RunAsync(other, id, Back(WorkStep.Needed, "x"))));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<RecordNeed, Result<InfrastructureWorkId>>(r => r.RunAsync(other, Need("Khác"))));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<ReadInfrastructure, SeenWork?>(r => r.RunAsync(other, id)));
        Assert.Equal("work-known", await _world.Store.RefusedAsync<RecordNeed, InfrastructureWorkId>(r => r.RunAsync(_world.Console, Need("CỐNG  suối nà Đông"))));
        foreach (NewNeed bad in (NewNeed[])[Need(" "), Need("a") with { Kind = "castle" }, Need("a") with { On = new DateOnly(2026, 11, 26) }, Need("a") with { Document = null }, Need("a") with { Reason = "" }, Need("a") with { Place = null }])
            await _world.Store.RefusedAsync<RecordNeed, InfrastructureWorkId>(r => r.RunAsync(_world.Console, bad));
    }

    private static NewWorkStep Appraised => new(WorkStep.Appraised, new DateOnly(2025, 3, 1), "1/TĐ") { Amount = 900 };

    private static NewWorkStep Planned => new(WorkStep.Planned, new DateOnly(2025, 4, 1), "1/KH") { PlanYear = 2025, Priority = 1, Note = "Cần trước mùa mưa" };

    private static NewWorkStep Contracted => new(WorkStep.Contracted, new DateOnly(2025, 6, 1), "1/HĐ") { Amount = 880, DueOn = new DateOnly(2025, 10, 1), Contractor = "Tổ thợ", Supervisor = "Ban giám sát" };

    private static NewWorkStep Underway => new(WorkStep.Underway, new DateOnly(2025, 8, 1), null) { Progress = 50 };

    private static NewWorkStep Accepted => new(WorkStep.Accepted, new DateOnly(2026, 9, 1), "1/NT") { Amount = 900 };

    private static StepReturn<WorkStep> Back(WorkStep to, string reason) => new(to, reason, new StepPaper(new DateOnly(2026, 11, 1)));

    private NewNeed Need(string name) => new("bridge", name, _commune, Asked, "1/BB", "Mùa mưa không qua được suối");

    private Task<InfrastructureWorkId> NeedAsync(string name = "Cống suối Nà Đông") =>
        _world.Store.RunAsync<RecordNeed, InfrastructureWorkId>(r => r.RunAsync(_world.Console, Need(name) with { On = name == "Mở đường" ? new DateOnly(2026, 1, 5) : Asked }));

    private async Task TakeAllAsync(InfrastructureWorkId id, WorkStep last)
    {
        foreach (NewWorkStep step in ((NewWorkStep[])[Appraised, Planned, Contracted, Underway]).Where(s => s.Step <= last)) await TakeAsync(id, step);
    }

    private Task<InfrastructureWorkId> TakeAsync(InfrastructureWorkId id, NewWorkStep step) => _world.Store.RunAsync<TakeWorkStep, InfrastructureWorkId>(t => t.RunAsync(_world.Console, id, step));

    private Task<string> RefusedAsync(InfrastructureWorkId id, NewWorkStep step) => _world.Store.RefusedAsync<TakeWorkStep, InfrastructureWorkId>(t => t.RunAsync(_world.Console, id, step));

    private async Task<SeenWork> SeenAsync(InfrastructureWorkId id) => (await _world.Store.DoAsync<ReadInfrastructure, SeenWork?>(r => r.RunAsync(_world.Console, id)))!;

    private async Task<int> CountOfStepsAsync(InfrastructureWorkId id) => (await SeenAsync(id)).Steps.Count;

    private Task<string[]> ListedAsync(string lookAt) => _world.Store.DoAsync<InfrastructureList, string[]>(async list =>
        [.. (await (await list.RunAsync(_world.Console, _commune)).AllAsync(ListAsk.For(("look-at", lookAt)))).Select(w => w.Name)]);

    private async Task PostAsync(params string[][] rows)
    {
        PostedEntries posted = await _world.Store.DoAsync<PostEntries, PostedEntries>(p => p.RunAsync(_world.Console, [.. rows.Select(Row)]));
        Assert.True(posted.Ok, string.Join(' ', posted.Faults.Select(f => f.Problem.Message)));
    }

    private static FundRow Row(string[] of) => new(int.Parse(of[0][1..], CultureInfo.InvariantCulture), of[0], "2026-03-01", of[1], "ntp-1-1", WorksWorld.Commune, "2026", of[2], of[3], of[4], "");
}
