using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Places;
using Anise.Rules.Entitling;
using Anise.Store;
using Anise.Support;
using Anise.Support.Deliveries;
using Anise.Support.Owed;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Support;

/// <summary>Rights that last: what is paid in instalments, and the months after a household has escaped poverty.</summary>
[Trait("needs", "demo")]
public sealed class LastingRightsTests
{
    private static readonly Rights Console = Rights.ForConsole();

    [Fact]
    public async Task Two_instalments_of_a_house_are_the_whole_and_never_more()
    {
        await using TestServices store = await TestServices.DemoAsync();
        DateOnly day = new(2025, 11, 3);
        IReadOnlyList<OwedLine> owed = await HousesAsync(store, (await store.MapAsync(day)).Province.Id, day);
        PlaceId commune = (await store.MapAsync(day)).CommuneOf(owed[0].Household.VillageId).Id;
        string code = (await store.MapAsync(day))[commune].Code;
        owed = await HousesAsync(store, commune, day);
        Assert.Empty(await PostAsync(store, $"H-1,2026-01-10,central-recurrent,social-allowance,{code},2026,allocation,,{owed.Count * 100_000_000L},"));

        Task<IReadOnlyList<SupportLine>> LinesAsync() => store.DoAsync<AniseDb, IReadOnlyList<SupportLine>>(async db => await db.Set<SupportLine>().AsNoTracking().Where(l => l.Policy == "housing-campaign").OrderBy(l => l.Id).ToListAsync());

        async Task<int> PayAsync(DateOnly on)
        {
            MadeList made = await store.RunAsync<MakeSupportList, MadeList>(m => m.RunAsync(Console, commune, "housing-campaign", day));
            Assert.Equal(made.Lines, (await StepAsync(store, made.Id, LineStep.Approve, on)).Taken);
            Assert.Equal(made.Lines, (await StepAsync(store, made.Id, LineStep.Deliver, on)).Taken);
            return made.Lines;
        }

        Assert.Equal(owed.Count, await PayAsync(new(2026, 2, 10)));
        Assert.All(await HousesAsync(store, commune, day), l => Assert.Equal(OwedState.DeliveredLess, l.State));
        // The campaign is over: nobody is entitled any more, and the second instalment is still missing.
        DateOnly over = new(2026, 3, 1);
        IReadOnlyList<OwedLine> begun = await HousesAsync(store, commune, over);
        Assert.Equal(owed.Select(l => l.Household.Id).OrderBy(h => h.Value), begun.Select(l => l.Household.Id).OrderBy(h => h.Value));
        Assert.All(begun, l => Assert.Equal((OwedState.DeliveredLess, 24_000_000m, new DateOnly(2026, 2, 10)), (l.State, l.Rest, l.Since)));
        Assert.Empty(await HousesAsync(store, commune, new(2026, 2, 9)));   // before the first
        Assert.Equal(24_000_000m, Assert.Single((await OwedAsync(store, owed[0].Household.Id, over))!.Begun).Rest);
        // While the second is on its way the first goes back: the second waits until the first is paid anew.
        MadeList waiting = await store.RunAsync<MakeSupportList, MadeList>(m => m.RunAsync(Console, commune, "housing-campaign", day));
        Assert.Equal(owed.Count, (await StepAsync(store, waiting.Id, LineStep.Approve, new(2026, 4, 1))).Taken);
        SupportLine first = (await LinesAsync())[0];
        Assert.Equal(1, (await StepAsync(store, first.ListId, LineStep.Return, new(2026, 4, 2), [first.Id])).Taken);
        SupportLine hers = (await LinesAsync()).Last(l => l.HouseholdId == first.HouseholdId);
        Assert.Equal("line-earlier-unpaid", Assert.Single((await StepAsync(store, waiting.Id, LineStep.Deliver, new(2026, 4, 3), [hers.Id])).Left).Problem.Code);
        Assert.Equal(1, await PayAsync(new(2026, 4, 4)));
        Assert.Equal(owed.Count, (await StepAsync(store, waiting.Id, LineStep.LeaveOut, new(2026, 4, 5))).Taken);
        // Three who make the list of the second instalments at once make one list.
        Result<MadeList>[] atOnce = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.DoAsync<MakeSupportList, Result<MadeList>>(m => m.RunAsync(Console, commune, "housing-campaign", day)))));
        MadeList one = Assert.Single(atOnce, r => r.Ok).Value;
        Assert.All(atOnce.Where(r => !r.Ok), r => Assert.Equal("list-all-in-hand", r.Problems[0].Code));
        Assert.Equal(owed.Count, (await StepAsync(store, one.Id, LineStep.LeaveOut, new(2026, 4, 6))).Taken);
        Assert.Equal(owed.Count, await PayAsync(new(2026, 6, 10)));
        SupportLine paidFirst = (await LinesAsync()).Last(l => l.State == LineState.Delivered && SupportPeriods.InstalmentNo(l.ClaimedAs) == 1);
        Assert.Equal("line-later-paid", Assert.Single((await StepAsync(store, paidFirst.ListId, LineStep.Return, new(2026, 6, 11), [paidFirst.Id])).Left).Problem.Code);
        Assert.Empty(await HousesAsync(store, commune, new(2026, 6, 10)));
        Assert.All(await HousesAsync(store, commune, day), l => Assert.Equal(OwedState.Delivered, l.State));
        Assert.Equal("list-all-in-hand", await store.RefusedAsync<MakeSupportList, MadeList>(m => m.RunAsync(Console, commune, "housing-campaign", day)));

        IReadOnlyList<SupportLine> lines = [.. (await LinesAsync()).Where(l => l.State == LineState.Delivered)];
        Assert.All(lines.GroupBy(l => l.HouseholdId), l => Assert.Equal([36_000_000m, 24_000_000m], l.Select(x => x.Money!.Value).OrderDescending()));
        // The book takes no đồng more, whoever pays it.
        Assert.Equal(["item-financed"], await PostAsync(store, $"H-2,2026-07-01,central-recurrent,social-allowance,{code},2026,disbursement,person:household-{owed[0].Household.Id.Value}/housing/once,1,"));

        // A second instalment that was given back may be paid again; the first then stays paid.
        SupportLine second = lines.Last(l => l.HouseholdId == owed[0].Household.Id);
        Assert.Equal(1, (await StepAsync(store, second.ListId, LineStep.Return, new(2026, 7, 2), [second.Id])).Taken);
        Assert.Equal(1, await PayAsync(new(2026, 8, 3)));
        long paid = await store.DoAsync<AniseDb, long>(async db => await db.Set<FundEntry>().Where(e => db.Set<FundItem>().Any(i => i.Id == e.ItemId && i.Line == "housing")).SumAsync(e => e.Amount));
        Assert.Equal(owed.Count * 60_000_000L, paid);
    }

    [Fact]
    public async Task The_months_after_poverty_survive_a_merged_commune_a_move_and_a_split()
    {
        await using TestServices store = await TestServices.DemoAsync();
        // Before and after the communes were merged: the same households, the same first days of the right.
        var before = await CreditAsync(store, new(2025, 6, 30));
        var after = await CreditAsync(store, new(2025, 7, 1));
        Assert.NotEmpty(before);
        Assert.All(before, b => Assert.Equal(b.Value, after.GetValueOrDefault(b.Key)));

        DateOnly day = new(2026, 9, 1), later = new(2026, 10, 1);
        var now = await CreditAsync(store, day);
        (HouseholdId id, (DateOnly From, DateOnly? To) span) = now.First(n => n.Value.To >= later);
        PlaceMap map = await store.MapAsync(day);
        PlaceId home = (await OwedAsync(store, id, day))!.Village;
        PlaceId village = map.Communes.Where(c => c.Id != map.CommuneOf(home).Id).SelectMany(c => map.VillagesIn(c.Id)).First().Id;
        _ = await store.RunAsync<MoveHouseholds, long>(m => m.RunAsync(Console, [id], village, day.AddDays(5), "Chuyển nhà"));
        Assert.Equal(span, (await CreditAsync(store, later))[id]);

        // Who splits off takes nothing of it along: it stays with the household, and is there once.
        OwedView moved = (await OwedAsync(store, id, day.AddDays(6)))!;
        Assert.True(moved.Household.Members.Count > 1);
        HouseholdId own = await store.RunAsync<SplitHousehold, HouseholdId>(s => s.RunAsync(Console, id, [new Leaving(moved.Household.Members[^1].Id, "head")], [], new HouseholdChange { Code = "999990001" }, day.AddDays(10), "Tách hộ"));
        var split = await CreditAsync(store, later);
        Assert.Equal(span, split[id]);
        Assert.DoesNotContain(own, split.Keys);
        Assert.Equal(now.Count(n => n.Value.To is null || n.Value.To >= later), split.Keys.Intersect(now.Keys).Count());
    }

    private static async Task<IReadOnlyList<OwedLine>> HousesAsync(TestServices store, PlaceId place, DateOnly day) =>
        [.. (await store.RunAsync<ReadOwed, IReadOnlyList<OwedLine>>(r => r.OfPlaceAsync(Console, place, day))).Where(l => l.Owed.Policy.Code == "housing-campaign")];

    // The spans of credit of households that have newly escaped.
    private static async Task<Dictionary<HouseholdId, (DateOnly From, DateOnly? To)>> CreditAsync(TestServices store, DateOnly day)
    {
        PlaceId province = (await store.MapAsync(day)).Province.Id;
        var lines = (await store.RunAsync<ReadOwed, IReadOnlyList<OwedLine>>(r => r.OfPlaceAsync(Console, province, day))).Where(l => l.Owed is { Policy.Code: "credit", Grade.Code: "newly-escaped" });
        var spans = new Dictionary<HouseholdId, (DateOnly, DateOnly?)>();
        foreach (OwedLine line in lines)
        {
            // Since the class ended: the grade and not only the amount, which poor households have as well.
            EntitlementSpan span = (await OwedAsync(store, line.Household.Id, day))!.Spans.First(s => s.Entitlement.Policy.Code == "credit");
            spans[line.Household.Id] = (span.From, span.To);
        }
        return spans;
    }

    private static Task<OwedView?> OwedAsync(TestServices store, HouseholdId id, DateOnly day) => store.DoAsync<ReadOwed, OwedView?>(r => r.OfHouseholdAsync(Console, id, day));

    private static Task<StepDone> StepAsync(TestServices store, SupportListId list, LineStep step, DateOnly on, IReadOnlyCollection<SupportLineId>? lines = null) =>
        store.RunAsync<StepLines, StepDone>(s => s.RunAsync(Console, list, new NewLineStep(step, lines, on, Reason: step is LineStep.Return or LineStep.LeaveOut ? "Chưa xây xong" : null, Source: step == LineStep.Deliver ? "central-recurrent" : null, Component: step == LineStep.Deliver ? "social-allowance" : null)));

    private static async Task<IReadOnlyList<string>> PostAsync(TestServices store, string line) =>
        [.. (await store.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(Console, [FundRow.Of(2, line.Split(','))]))).Faults.Select(f => f.Problem.Code)];
}
