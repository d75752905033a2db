using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Links;
using Anise.Links.Changes;
using Anise.Links.Lists;
using Anise.Projects.Lists;

namespace Anise.Tests.Projects;

/// <summary>A link is effective by what was bought and paid; no grower is paid more than is owed.</summary>
public sealed class LinkTests
{
    private static readonly DateOnly From = new(2026, 1, 5), To = new(2026, 12, 31), Day = new(2026, 8, 3);

    [Fact]
    public async Task A_link_is_effective_when_enough_is_bought_and_paid_and_nobody_is_paid_twice()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        var given = new NewLink(world.Project, "HTX Na", PartnerKind.Cooperative, "01/HĐ", From, To) { Buyer = "Công ty B", AgreedKg = 1000, AgreedPriceVnd = 30_000 };
        Assert.Equal("link-ends-before", await world.Store.RefusedAsync<RecordLink, SupplyLinkId>(r => r.RunAsync(world.Console, given with { To = From.AddDays(-1) })));
        SupplyLinkId id = await world.Store.RunAsync<RecordLink, SupplyLinkId>(r => r.RunAsync(world.Console, given));
        Assert.Equal("link-known", await world.Store.RefusedAsync<RecordLink, SupplyLinkId>(r => r.RunAsync(world.Console, given)));
        Assert.Equal("sale-outside-contract", await SellAsync(world, id, From.AddDays(-1), "Lan", 10));
        Assert.Null(await SellAsync(world, id, Day, "Nông Thị Lan", 600.5m));
        Assert.Null(await SellAsync(world, id, Day, "Hải", 99.5m));
        Assert.False((await SeenAsync(world, id)).Effective);   // 700 kg of 1000 are enough, but nothing is paid
        Assert.Equal("payment-no-sale", await PayAsync(world, id, "Đức", 1));
        Assert.Equal("payment-over-open", await PayAsync(world, id, "nông thị lan", 18_015_001));
        string?[] two = await Task.WhenAll(PayAsync(world, id, "NÔNG THỊ LAN", 10_000_000), PayAsync(world, id, "Nông Thị Lan", 10_000_000));
        Assert.Equal([null, "payment-over-open"], two.Order());
        Assert.Null(await PayAsync(world, id, "Nông Thị Lan", 8_015_000));
        Assert.False((await SeenAsync(world, id)).Effective);   // 18,015,000 of 21,000,000
        Assert.Null(await PayAsync(world, id, "Hải", 885_000));
        SeenLink seen = await SeenAsync(world, id);
        Assert.True(seen.Effective);   // 18,900,000 are 90 per cent
        Assert.Equal((700m, 21_000_000, 18_900_000, 2_100_000), (seen.State.Kg, seen.State.Owed, seen.State.Paid, seen.State.Open));
        Assert.Equal([("Hải", 2_100_000L), ("Nông Thị Lan", 0L)], seen.Growers.Select(g => (g.Name, g.Owed - g.Paid)));
        Assert.Equal((1, 1, 2_100_000, 700, 21_000_000), (await world.FigureAsync("links", 2026), await world.FigureAsync("links-effective", 2026), await world.FigureAsync("links-open", 2026), await world.FigureAsync("link-sales-kg", 2026), await world.FigureAsync("link-sales-value", 2026)));
    }

    /// <summary>A project is what money can be for, under its code in the book, and shows what the book says.</summary>
    [Fact]
    public async Task Money_of_a_project_goes_through_the_book_and_is_for_one_that_exists()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        string item = $"dasx-{world.Project.Value}";
        FundRow Row(int line, string act, string of, string amount) => new(line, "M" + line, "2026-03-01", "commune-budget", "ntp-1-1", ProjectWorld.Commune, "2026", act, of, amount, "");
        async Task<string?> PostAsync(FundRow row) => (await world.Store.DoAsync<PostEntries, PostedEntries>(p => p.RunAsync(world.Console, [row]))) is { Ok: false } refused ? refused.Faults[0].Problem.Code : null;
        Assert.Null(await PostAsync(Row(1, "allocation", "", "500")));
        Assert.Equal("item-thing-unknown", await PostAsync(Row(2, "disbursement", "dasx-999=400", "1")));
        Assert.Null(await PostAsync(Row(3, "disbursement", item + "=400", "300")));
        Assert.NotNull(await PostAsync(Row(4, "disbursement", item + "=400", "101")));   // its cost is 400
        Assert.Null(await PostAsync(Row(5, "disbursement", item + "=400", "100")));
        SeenProject seen = (await world.Store.DoAsync<ReadProject, SeenProject?>(r => r.RunAsync(world.Console, world.Project)))!;
        Assert.Equal([("commune-budget", 2026, 400L)], seen.Money.Select(m => (m.Source, m.Year, m.Paid)));
    }

    private static async Task<SeenLink> SeenAsync(ProjectWorld world, SupplyLinkId id) => (await world.Store.DoAsync<ReadLink, SeenLink?>(r => r.RunAsync(world.Console, id)))!;

    private static async Task<string?> SellAsync(ProjectWorld world, SupplyLinkId id, DateOnly day, string grower, decimal kg) =>
        (await world.Store.DoAsync<RecordSale, Result<LinkSaleId>>(r => r.RunAsync(world.Console, id, day, grower, kg, "A", 30_000))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<string?> PayAsync(ProjectWorld world, SupplyLinkId id, string grower, long vnd) =>
        (await world.Store.DoAsync<RecordSale, Result<LinkPaymentId>>(r => r.PayAsync(world.Console, id, Day.AddDays(9), grower, vnd, "PC-1"))) is { Ok: false } refused ? refused.Problems[0].Code : null;
}
