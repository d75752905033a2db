using Anise.Access;
using Anise.Basics;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Support.Deliveries;
using Anise.Support.WhatIf;

namespace Anise.Tests.Support;

/// <summary>What other amounts, conditions and classes of support would do, on any day.</summary>
public sealed class SupportWhatIfTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task Other_amounts_and_conditions_tell_who_gains_and_loses_and_what_it_costs_by_source()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        MadeList made = await world.MakeAsync(SupportWorld.March);
        _ = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(1));
        _ = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(2));

        // Two pensions of 500,000 a month; 600,000 would cost 2 x 12 x 100,000 more.
        SupportWhatIfRow more = Pension(await RunAsync(world, new(new Dictionary<string, decimal> { ["pension-amount"] = 600_000 }, None, None)));
        Assert.Equal((0, 0, 2, 0, 12_000_000m, 14_400_000m, "central-recurrent"), (more.Gain, more.Lose, more.Rise, more.Fall, more.CostNow!.Value, more.CostThen!.Value, more.Source));
        // From 82 on she (81) has none, he (82) keeps his.
        SupportWhatIfRow older = Pension(await RunAsync(world, new(new Dictionary<string, decimal> { ["pension-from"] = 82, ["pension-poor-from"] = 82 }, None, None)));
        Assert.Equal((0, 1, 0, 0, 6_000_000m), (older.Gain, older.Lose, older.Rise, older.Fall, older.CostThen!.Value));
        Assert.Equal(2, Pension(await RunAsync(world, new(new Dictionary<string, decimal> { ["pension-amount"] = 400_000 }, None, None), new DateOnly(2025, 8, 1))).Fall);   // a past day
        Assert.Empty((await RunAsync(world, new(new Dictionary<string, decimal> { ["pension-amount"] = 500_000 }, None, None))).Changes);   // nothing was stored, nothing changes
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        async Task<string> RefusedAsync(SupportChange change, DateOnly? day = null) => await world.Store.RefusedAsync<RunSupportWhatIf, SupportWhatIf>(r => r.RunAsync(world.Console, world.Commune, day ?? SupportWorld.March, change));
        Assert.Equal("what-if-nothing", await RefusedAsync(new(new Dictionary<string, decimal>(), None, None)));
        Assert.Equal("what-if-number", await RefusedAsync(new(new Dictionary<string, decimal> { ["castle"] = 1 }, None, None)));
        Assert.Equal("what-if-ground", await RefusedAsync(new(new Dictionary<string, decimal>(), new Dictionary<string, string> { ["electricity.castle"] = "is-poor" }, None)));
        Assert.Equal("what-if-rules", await RefusedAsync(new(new Dictionary<string, decimal>(), new Dictionary<string, string> { ["electricity.poor"] = "is-rich" }, None)));
        Assert.Equal("what-if-class", await RefusedAsync(new(new Dictionary<string, decimal>(), None, new Dictionary<string, string> { ["near-poor"] = "rich" })));
        Assert.Equal("no-rules-then", await RefusedAsync(new(new Dictionary<string, decimal> { ["pension-amount"] = 1 }, None, None), new DateOnly(2019, 1, 1)));
        PlaceId elsewhere = (await world.Store.MapAsync(SupportWorld.March)).FindByCode("06517")!.Id;
        await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<RunSupportWhatIf, Result<SupportWhatIf>>(r => r.RunAsync(SupportWorld.Someone(Role.CommuneOfficer, elsewhere), world.Commune, SupportWorld.March, new(new Dictionary<string, decimal> { ["pension-amount"] = 1 }, None, None))));
    }

    [Theory]
    [InlineData("vn/support/2022/policies.yaml", "paid-as: allowance", "paid-as: castle")]
    [InlineData("vn/funds/items.yaml", "[production, livelihood]", "[production, castle]")]
    public void A_kind_of_support_that_the_book_does_not_know_is_refused_at_load(string path, string sound, string broken)
    {
        var disk = new DirectoryRuleFiles(RuleDirectory.Default);
        Dictionary<string, string> files = disk.Paths.ToDictionary(p => p, disk.Read);
        Assert.Contains(sound, files[path], StringComparison.Ordinal);
        files[path] = files[path].Replace(sound, broken, StringComparison.Ordinal);
        RuleFault fault = RuleBook.Load(new MemoryRuleFiles(files)).Faults[0];
        Assert.Equal((path, true), (fault.File, fault.Message.En.Contains("castle", StringComparison.Ordinal)));
    }

    private static SupportWhatIfRow Pension(SupportWhatIf outcome) => Assert.Single(outcome.Rows, r => r.Policy.Code == "social-pension");

    private static Task<SupportWhatIf> RunAsync(SupportWorld world, SupportChange change, DateOnly? day = null) => world.Store.RunAsync<RunSupportWhatIf, SupportWhatIf>(r => r.RunAsync(world.Console, world.Commune, day ?? SupportWorld.March, change));
}
