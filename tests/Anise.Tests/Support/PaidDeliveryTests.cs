using Anise.Basics;
using Anise.Funds;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Support;
using Anise.Support.Deliveries;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Support;

/// <summary>What is delivered is paid by the book of money in the same write: a person once for one kind of support and time.</summary>
public sealed class PaidDeliveryTests
{
    [Fact]
    public async Task A_delivery_is_a_payment_and_what_is_given_back_takes_it_back()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        MadeList made = await ApprovedAsync(world);
        Assert.Equal(2, (await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(9))).Taken);

        MemberId[] members = [.. (await world.MembersAsync(family)).Take(2)];
        IReadOnlyList<FundEntry> paid = await world.PaymentsAsync();
        Assert.Equal([("central-recurrent", "social-allowance", 500_000L, 2026), ("central-recurrent", "social-allowance", 500_000L, 2026)], paid.Select(p => (p.Source, p.Component, p.Amount, p.Year)));
        Assert.Equal(members.Select(m => $"person:member-{m.Value}/allowance/2026-03"), await ItemsAsync(world));
        Assert.Equal(paid.Select(p => (FundEntryId?)p.Id), (await world.LinesAsync()).Select(l => l.PaymentId));

        // The book does not take back what a list paid; the list does, and both say the same.
        Assert.Equal(["pay-on-list"], await world.PostAsync($"{paid[0].Key},2026-03-20,,,,,reversal,,,Nhận nhầm"));

        SupportLineId hers = (await world.LinesAsync())[0].Id;
        Assert.Equal(1, (await world.StepAsync(made.Id, LineStep.Return, SupportWorld.March.AddDays(12), [hers], "Nhận nhầm")).Taken);
        FundEntry back = (await world.PaymentsAsync())[^1];
        Assert.Equal((EntryKind.Reversal, -500_000L, (FundEntryId?)paid[0].Id, "Nhận nhầm"), (back.Kind, back.Amount, back.Reverses, back.Note));
        MadeList again = await ApprovedAsync(world);   // the item is free: it may be claimed and paid again
        Assert.Equal(1, (await world.StepAsync(again.Id, LineStep.Deliver, SupportWorld.March.AddDays(15))).Taken);
        Assert.Equal(1_000_000, (await world.PaymentsAsync()).Sum(p => p.Amount));
    }

    [Theory]
    [InlineData("province-budget", "ntp-2-1", "06505", "allowance/2026-03", 500_000)]          // another source and programme
    [InlineData("central-recurrent", "social-allowance", "06517", "allowance/2026", 500_000)]   // another commune, the whole year
    [InlineData("central-recurrent", "social-allowance", "06505", "allowance/2026-Q1", 1)]      // a part of it only
    public async Task Who_was_paid_the_same_already_leaves_the_list_and_the_other_is_paid(string source, string component, string place, string item, long amount)
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        MemberId her = (await world.MembersAsync(family))[0];
        _ = await world.PostAsync($"B,2026-01-11,{source},{component},{place},2026,allocation,,5000000,");
        Assert.Empty(await world.PostAsync($"P,2026-02-20,{source},{component},{place},2026,disbursement,person:member-{her.Value}/{item},{amount},"));
        MadeList made = await ApprovedAsync(world);

        StepDone done = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(9));
        Assert.Equal((1, 1), (done.Taken, done.Left.Count));
        IReadOnlyList<SupportLine> lines = await world.LinesAsync();
        Assert.Equal([LineState.LeftOut, LineState.Delivered], lines.Select(l => l.State));
        Assert.Equal((done.Left[0].Problem.Message, null), (lines[0].Reason, lines[0].Claim));
        Assert.Equal(2, (await world.PaymentsAsync()).Count);
    }

    [Fact]
    public async Task Without_money_nothing_is_delivered_and_what_is_left_of_it_pays_whom_it_can()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        MadeList made = await ApprovedAsync(world);
        async Task<string> RefusedAsync(string? source, string? component) =>
            await world.Store.RefusedAsync<StepLines, StepDone>(s => s.RunAsync(world.Console, made.Id, new NewLineStep(LineStep.Deliver, null, SupportWorld.March.AddDays(5), Source: source, Component: component)));
        Assert.Equal("pay-no-source", await RefusedAsync(null, null));
        Assert.Equal("pay-source", await RefusedAsync("gold", "social-allowance"));
        Assert.Equal("pay-source", await RefusedAsync("people-labour", "social-allowance"));
        Assert.Equal("pay-no-component", await RefusedAsync("central-recurrent", null));
        Assert.Equal("pay-component", await RefusedAsync("central-recurrent", "castle"));

        StepDone none = await world.Store.RunAsync<StepLines, StepDone>(s => s.RunAsync(world.Console, made.Id, new NewLineStep(LineStep.Deliver, null, SupportWorld.March.AddDays(5), Source: "province-budget", Component: "social-allowance")));
        Assert.Equal((0, "nothing-allocated"), (none.Taken, none.Left[0].Problem.Code));
        _ = await world.PostAsync("B,2026-01-11,province-budget,social-allowance,06505,2026,allocation,,700000,");
        StepDone one = await world.Store.RunAsync<StepLines, StepDone>(s => s.RunAsync(world.Console, made.Id, new NewLineStep(LineStep.Deliver, null, SupportWorld.March.AddDays(5), Source: "province-budget", Component: "social-allowance")));
        Assert.Equal((1, "free-left"), (one.Taken, Assert.Single(one.Left).Problem.Code));
        // Who cannot be paid for lack of money waits on the list.
        Assert.Equal([LineState.Delivered, LineState.Approved], (await world.LinesAsync()).Select(l => l.State));
        Assert.Equal(500_000, Assert.Single(await world.PaymentsAsync()).Amount);
    }

    // Delivered before = delivered after, and nobody is paid twice, however households split and people move.
    [Trait("needs", "time")]
    [Fact]
    public Task However_households_split_and_move_what_was_delivered_stays_and_comes_once() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool).Array[1, 4].SampleAsync(async splits =>
        {
            await using SupportWorld world = await SupportWorld.CreateAsync();
            PlaceId elsewhere = (await world.Store.MapAsync(SupportWorld.March)).FindByCode("06517")!.Id, other = await world.AddVillageAsync(elsewhere, "Thôn Khác");
            var families = new List<HouseholdId>();
            for (int i = 0; i < 4; i++) families.Add(await world.FamilyAsync($"06505000{i + 1}"));
            MadeList made = await ApprovedAsync(world);
            _ = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(2));
            var before = (await world.LinesAsync()).Select(l => (l.MemberId, l.Money, l.Claim)).ToList();
            Assert.Equal(8, before.Count);
            foreach (var ((family, both, far), n) in splits.DistinctBy(s => s.Item1).Select((s, n) => (s, n)))
            {
                IReadOnlyList<MemberId> members = await world.MembersAsync(families[family]);
                Leaving[] leaving = both ? [new(members[1], "head"), new(members[2], "child")] : [new(members[1], "head")];
                _ = await world.Store.RunAsync<SplitHousehold, HouseholdId>(s => s.RunAsync(world.Console, families[family], leaving, [], new HouseholdChange { VillageId = far ? other : world.Village, Code = $"06517000{n + 1}" }, SupportWorld.March.AddDays(10), "Tách hộ"));
            }
            foreach (PlaceId commune in (PlaceId[])[world.Commune, elsewhere])
                Assert.Contains(await world.Store.RefusedAsync<MakeSupportList, MadeList>(m => m.RunAsync(world.Console, commune, "social-pension", SupportWorld.March.AddDays(15))), (string[])["list-all-in-hand", "list-nobody"]);
            Assert.Equal(before, (await world.LinesAsync()).Select(l => (l.MemberId, l.Money, l.Claim)));
            Assert.Equal(8 * 500_000, (await world.PaymentsAsync()).Sum(p => p.Amount));
            // Nor by hand, by the money of another commune.
            Assert.Equal(["item-elsewhere"], await world.PostAsync($"H,2026-03-20,central-recurrent,social-allowance,06517,2026,disbursement,person:member-{before[1].MemberId!.Value.Value}/allowance/2026-03,500000,"));
        }, iter: 4, threads: 1);

    private static async Task<MadeList> ApprovedAsync(SupportWorld world)
    {
        MadeList made = await world.MakeAsync(SupportWorld.March);
        _ = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(1));
        return made;
    }

    private static Task<IReadOnlyList<string>> ItemsAsync(SupportWorld world) => world.ReadAsync(async db => (IReadOnlyList<string>)await db.Set<FundItem>().OrderBy(i => i.Id).Select(i => i.Name).ToListAsync());
}
