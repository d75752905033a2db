using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Funds.Posting;
using Anise.Modules;
using Anise.Places;
using Anise.Tests.Store;

namespace Anise.Tests.Funds;

/// <summary>What the book takes and what it refuses.</summary>
public sealed class PostingTests : IAsyncLifetime
{
    private FundBook _book = null!;

    public async ValueTask InitializeAsync() => _book = await FundBook.CreateAsync();

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    [Fact]
    public async Task What_is_allocated_is_bound_paid_and_returned_and_the_rest_remains()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "C1,2026-02-10,central-investment,ntp-1-1,06505,2026,commitment,bridge-1,600,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,bridge-1,450,",
            "D2,2026-03-11,central-investment,ntp-1-1,06505,2026,disbursement,,100,paid at once",
            "R1,2026-04-10,central-investment,ntp-1-1,06505,2026,return,,200,");
        FundSums sums = await _book.SumsAsync("06505", 2026);
        Assert.Equal((1000, 600, 550, 200, 250, 100, 150), (sums.Allocated, sums.Committed, sums.Disbursed, sums.Returned, sums.Remaining, sums.Free, sums.Open));
    }

    [Fact]
    public async Task What_is_not_allocated_is_zero()
    {
        Assert.Equal("nothing-allocated", (await _book.RefusedAsync("C1,2026-02-10,central-investment,ntp-1-1,06505,2026,commitment,,1,")).Code);
        await _book.MustPostAsync("A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,");
        foreach (string other in (string[])["central-recurrent,ntp-1-1,06505,2026", "central-investment,ntp-1-2,06505,2026", "central-investment,ntp-1-1,06463,2026"])
            Assert.Equal("nothing-allocated", (await _book.RefusedAsync($"C1,2026-02-10,{other},commitment,,1,")).Code);
        Problem refused = await _book.RefusedAsync("C1,2026-02-10,central-investment,ntp-1-1,06505,2026,commitment,,1001,");
        Assert.Equal(("free-left", "amount"), (refused.Code, refused.Field));
        Assert.Matches("1[.,]000", refused.Message);
    }

    [Fact]
    public async Task Nothing_is_paid_beyond_what_was_bound()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,province-budget,ntp-1-1,06505,2026,allocation,,1000,",
            "C1,2026-02-10,province-budget,ntp-1-1,06505,2026,commitment,road-1,600,",
            "D1,2026-03-10,province-budget,ntp-1-1,06505,2026,disbursement,road-1,500,");
        Assert.Equal("commitment-left", (await _book.RefusedAsync("D2,2026-03-11,province-budget,ntp-1-1,06505,2026,disbursement,road-1,101,")).Code);
        await _book.MustPostAsync("D2,2026-03-11,province-budget,ntp-1-1,06505,2026,disbursement,road-1,100,");
        Assert.Equal("commitment-left", (await _book.RefusedAsync("D3,2026-03-12,province-budget,ntp-1-1,06505,2026,disbursement,road-1,1,")).Code);
    }

    [Fact]
    public async Task The_fourth_source_of_a_culvert_is_refused_and_the_three_are_named()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "A2,2026-01-10,province-budget,ntp-1-1,06505,2026,allocation,,1000,",
            "A3,2026-01-10,commune-budget,ntp-1-1,06505,2026,allocation,,1000,",
            "K1,2026-02-01,people-goods,ntp-1-1,06505,2026,contribution,culvert-7/*/build/2026=800,100,sand",
            "C1,2026-02-10,central-investment,ntp-1-1,06505,2026,commitment,culvert-7/*/build/2026,500,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,500,",
            "D2,2026-03-10,province-budget,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026=800,200,");
        Problem refused = await _book.RefusedAsync("D3,2026-03-11,commune-budget,ntp-1-1,06505,2026,disbursement,asset:CULVERT-7//build,1,");
        Assert.Equal(("item-financed", "item"), (refused.Code, refused.Field));
        foreach (string source in (string[])["Ngân sách trung ương, vốn đầu tư phát triển 500", "Vốn đối ứng ngân sách tỉnh 200", "vật liệu, hiện vật 100"]) Assert.Contains(source, refused.Message, StringComparison.Ordinal);

        await _book.MustPostAsync("D2R,2026-03-12,,,,,reversal,D2,200,paid by mistake", "D3,2026-03-12,commune-budget,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,200,");
        Assert.Equal("item-financed", (await _book.RefusedAsync("D4,2026-03-12,province-budget,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,1,")).Code);
    }

    [Fact]
    public async Task What_an_item_costs_is_said_anew_with_a_reason_and_never_less_than_its_sources_finance()
    {
        await _book.MustPostAsync("A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026=800,600,");
        FundItemId item = (await _book.EntriesAsync()).Single(e => e.Key == "D1").ItemId!.Value;
        Assert.Equal("item-cost-reason", await ChangeRefusedAsync(900, " "));
        Assert.Equal("item-cost-below", await ChangeRefusedAsync(599, "quyết toán"));
        Assert.Equal("item-new-cost-wrong", await ChangeRefusedAsync(0, "quyết toán"));
        await _book.Anise.RunAsync<ChangeItemCost, FundItemId>(c => c.RunAsync(TestStore.Console, item, 600, "quyết toán"));
        Assert.Equal("item-financed", (await _book.RefusedAsync("D2,2026-03-11,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,1,")).Code);
        await _book.Anise.RunAsync<ChangeItemCost, FundItemId>(c => c.RunAsync(TestStore.Console, item, 650, "phát sinh"));
        await _book.MustPostAsync("D3,2026-03-12,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,50,");
        Assert.Equal("item-financed", (await _book.RefusedAsync("D4,2026-03-13,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,1,")).Code);

        Task<string> ChangeRefusedAsync(long cost, string reason) => _book.Anise.RefusedAsync<ChangeItemCost, FundItemId>(c => c.RunAsync(TestStore.Console, item, cost, reason));
    }

    [Theory]
    [InlineData("road-9/0-300/surface/2026", "road-9/299-400/surface/2026", false)]
    [InlineData("road-9/0-300/surface/2026", "road-9/300-400/surface/2026", true)]
    [InlineData("road-9/0-300/surface/2026", "road-9/100-200/drainage/2026", true)]
    [InlineData("road-9/0-300/surface/2026", "road-9/100-200", false)]
    [InlineData("road-9/0-300/surface/2026", "road-9/0-300/surface/2025-2026", false)]
    [InlineData("road-9/0-300/surface/2026", "road-9/0-300/surface/2025", true)]
    [InlineData("road-9/0-300/surface/2026-05", "road-9/*/surface/2026-06", true)]
    [InlineData("person:41/housing/2026", "person:41/housing/2026-03", false)]
    [InlineData("person:41/housing/2026", "person:41/training/2026", true)]
    [InlineData("person:41/housing/2026", "person:42/housing/2026", true)]
    [InlineData("41", "person:41/housing/2026", true)]
    public async Task What_is_in_part_the_same_is_not_paid_under_another_name(string first, string second, bool taken)
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            $"D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,{first},100,");
        PostedEntries posted = await _book.PostAsync($"D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,{second},100,");
        Assert.Equal((taken, taken ? null : "item-overlaps"), (posted.Ok, posted.Ok ? null : Assert.Single(posted.Faults).Problem.Code));
    }

    [Fact]
    public async Task An_item_without_a_said_cost_is_paid_whole_by_the_first_and_freed_by_a_reversal()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,100,");
        // Nobody has said what the well costs: the refusal tells how sources share one.
        Problem whole = await _book.RefusedAsync("D2,2026-03-11,central-investment,ntp-1-1,06505,2026,disbursement,well-3,50,");
        Assert.Equal("item-financed", whole.Code);
        Assert.Contains("=900000", whole.Message, StringComparison.Ordinal);
        await _book.MustPostAsync(
            "D1R,2026-03-12,,,,,reversal,D1,,wrong well",
            "D3,2026-03-13,central-investment,ntp-1-1,06505,2026,disbursement,well-3,250,");
        Assert.Equal(250, (await _book.SumsAsync()).Disbursed);
    }

    [Fact]
    public async Task In_one_file_a_payment_is_taken_back_and_paid_anew_for_less()
    {
        await _book.MustPostAsync("A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-5=900,700,");
        await _book.MustPostAsync("D1R,2026-03-12,,,,,reversal,D1,,wrong", "D2,2026-03-13,central-investment,ntp-1-1,06505,2026,disbursement,well-5=300,200,");
        Assert.Equal(200, (await _book.SumsAsync()).Disbursed);
    }

    [Fact]
    public async Task What_an_item_costs_by_an_entry_of_cash_stands_when_others_give_labour()
    {
        await _book.MustPostAsync(
            "C1,2026-03-10,people-cash,ntp-1-1,06505,2026,contribution,well-4=1000000,600000,",
            "C2,2026-03-11,people-labour,ntp-1-1,06505,2026,contribution,well-4,300000,",
            "C3,2026-03-12,people-labour,ntp-1-1,06505,2026,contribution,well-4,700000,");   // with it labour makes up the whole
        Assert.Equal("item-financed", (await _book.RefusedAsync("C4,2026-03-13,people-labour,ntp-1-1,06505,2026,contribution,well-4,1,")).Code);
    }

    [Fact]
    public async Task A_reversal_names_the_entry_by_its_key_or_repeats_it()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,100,",
            "D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-4,100,",
            "D3,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-5,100,",
            "D1,2026-03-11,central-investment,ntp-1-1,06505,2026,reversal,,100,the key is repeated",
            "X2,2026-03-11,,,,,reversal,D2,,the key is in item",
            "X3,2026-03-11,central-investment,ntp-1-1,06505,2026,reversal,well-5,100,the entry is repeated");
        Assert.Equal(0, (await _book.SumsAsync()).Disbursed);
        Assert.Equal("reversal-twice", (await _book.RefusedAsync("X4,2026-03-11,,,,,reversal,D2,,again")).Code);
        Assert.Equal("reversal-of-reversal", (await _book.RefusedAsync("X4,2026-03-11,,,,,reversal,X2,,back")).Code);
        Assert.Equal("reversal-of", (await _book.RefusedAsync("X4,2026-03-11,central-investment,ntp-1-1,06505,2026,reversal,well-9,100,none")).Code);
        Assert.Equal("reversal-before", (await _book.RefusedAsync("X4,2026-01-09,,,,,reversal,A1,,before it was")).Code);
        await _book.MustPostAsync("C1,2026-03-12,central-investment,ntp-1-1,06505,2026,commitment,,1,");
        Assert.Equal("reversal-used", (await _book.RefusedAsync("X4,2026-03-12,,,,,reversal,A1,1000,used since")).Code);
        Assert.Equal("reversal-amount", (await _book.RefusedAsync("X4,2026-03-12,,,,,reversal,A1,500,half")).Code);
    }

    [Fact]
    public async Task A_retry_posts_nothing_twice_and_another_content_is_refused()
    {
        const string Allocation = "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", Payment = "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,100,";
        await _book.MustPostAsync(Allocation, Payment);
        PostedEntries again = await _book.PostAsync(Allocation, Payment, Payment);
        Assert.Equal((true, 0, 3), (again.Ok, again.Posted.Count, again.Known));
        Assert.Equal("entry-other", (await _book.RefusedAsync("D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,101,")).Code);
        Assert.Equal(2, (await _book.EntriesAsync()).Count);
    }

    [Fact]
    public async Task One_bad_line_stops_a_list_or_is_left_out_by_wish()
    {
        string[] list =
        [
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,person:1/housing/2026,100,",
            "D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,person:2/house/2026,100,",
            "D3,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,person:3/housing/2026,100,",
        ];
        PostedEntries refused = await _book.PostAsync(list);
        Assert.False(refused.Ok);
        Assert.Equal((4, "item-support", "item"), (Assert.Single(refused.Faults).Row, refused.Faults[0].Problem.Code, refused.Faults[0].Problem.Field));
        Assert.Empty(await _book.EntriesAsync());

        PostedEntries posted = await _book.PostAsync(TestStore.Console, true, list);
        Assert.Equal((true, 3), (posted.Ok, posted.Posted.Count));
        Assert.Equal([4], posted.LeftOut);
        Assert.Equal(["A1", "D1", "D3"], (await _book.EntriesAsync()).Select(e => e.Key));
    }

    [Theory]
    [InlineData(",2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "entry-key", "entry")]
    [InlineData("a b,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "entry-key", "entry")]
    [InlineData("A,2026-02-30,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "date-wrong", "date")]
    [InlineData("A,2027-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", "date-future", "date")]
    [InlineData("A,2023-01-10,central-investment,spr-1,06505,2025,allocation,,1000,", "date-year", "date")]
    [InlineData("A,2026-01-10,gold,ntp-1-1,06505,2026,allocation,,1000,", "source-unknown", "source")]
    [InlineData("A,2026-01-10,central-investment,roads,06505,2026,allocation,,1000,", "component-unknown", "component")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,99999,2026,allocation,,1000,", "place-unknown", "place")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,26,allocation,,1000,", "year-wrong", "year")]
    [InlineData("A,2026-01-10,central-investment,spr-1,06505,2026,allocation,,1000,", "component-year", "year")]
    [InlineData("A,2025-12-10,central-investment,ntp-1-1,06505,2025,allocation,,1000,", "component-year", "year")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,gift,,1000,", "kind-unknown", "kind")]
    [InlineData("A,2026-01-10,people-cash,ntp-1-1,06505,2026,allocation,,1000,", "source-contributes", "kind")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,contribution,,1000,", "source-allocates", "kind")]
    [InlineData("A,2026-01-10,people-labour,ntp-1-1,06505,2026,disbursement,,1000,", "source-in-kind", "kind")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,-5,", "amount-wrong", "amount")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,0,", "amount-wrong", "amount")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000.5,", "amount-wrong", "amount")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,99999999999999999999,", "amount-wrong", "amount")]
    [InlineData("A,2026-01-10,people-labour,ntp-1-1,06505,2026,contribution,,25 m2,", "amount-unit", "amount")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,road-1,1000,", "item-not-here", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,the new bridge,1000,", "item-shape", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,road-1/300-0,1000,", "item-segment", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,road-1/*/paint,1000,", "item-line", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,road-1/*/build/spring,1000,", "item-period", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,road-1=dear,1000,", "item-cost-wrong", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,person:41,1000,", "item-person-shape", "item")]
    [InlineData("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,person:020090001234/housing/2026,1000,", "item-person-number", "item")]
    public async Task Bad_input_is_refused_with_its_place(string line, string code, string field)
    {
        Problem problem = await _book.RefusedAsync(line);
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.NotEqual("", problem.Message);
    }

    [Theory]
    [InlineData("2026-01-10", "1.500.000", 1_500_000)]
    [InlineData("10/1/2026", "1,500,000", 1_500_000)]
    [InlineData("10/01/2026", "1 500 000", 1_500_000)]
    public async Task Another_office_writes_days_amounts_and_words_its_own_way(string day, string amount, long expected)
    {
        PostedEntries posted = await _book.Anise.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(TestStore.Console,
            [new FundRow(2, "A1", day, "Ngân sách trung ương, vốn đầu tư phát triển", "NTP-1-1", "6505", "2026", "Phân bổ", "", amount, "")]));
        Assert.True(posted.Ok, string.Join("; ", posted.Faults.Select(f => f.Problem.Message)));
        Assert.Equal(expected, (await _book.SumsAsync("06505")).Allocated);
    }

    [Fact]
    public async Task Labour_and_land_are_valued_by_the_rate_of_their_day()
    {
        await _book.MustPostAsync(
            "K1,2023-05-07,people-labour,nrd-2,20,2023,contribution,,120 ngày công,",
            "K2,2024-05-05,people-labour,nrd-2,20,2024,contribution,,120 days,",
            "K3,2026-05-03,people-land,ntp-1-1,20,2026,contribution,,350 m2,");
        Assert.Equal([120 * 200_000L, 120 * 250_000L, 350 * 50_000L], (await _book.EntriesAsync()).Select(e => e.Amount));
        Assert.Equal([120m, 120m, 350m], (await _book.EntriesAsync()).Select(e => e.Quantity!.Value));
        FundSums sums = await _book.SumsAsync();
        Assert.Equal((sums.Allocated, 0), (sums.Disbursed, sums.Remaining));   // used as it is given
    }

    [Fact]
    public async Task What_the_province_was_given_is_passed_on_until_it_is_used_up()
    {
        await _book.MustPostAsync(
            "A0,2026-01-05,central-investment,ntp-1-1,20,2026,allocation,,1000,",
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,700,");
        Assert.Equal("passed-on-left", (await _book.RefusedAsync("A2,2026-01-10,central-investment,ntp-1-1,06463,2026,allocation,,301,")).Code);
        await _book.MustPostAsync("A2,2026-01-10,central-investment,ntp-1-1,06463,2026,allocation,,300,");
        Assert.Equal("passed-on-left", (await _book.RefusedAsync("A3,2026-01-10,central-investment,ntp-1-1,06463,2026,allocation,,1,")).Code);
        Assert.Equal((1000, 700), ((await _book.SumsAsync()).Allocated, (await _book.SumsAsync("06505")).Allocated));
    }

    [Fact]
    public async Task Money_is_carried_over_the_seam_and_may_then_be_spent_in_the_next_year_only()
    {
        await _book.MustPostAsync(
            "A1,2025-01-10,central-investment,spr-1,20,2025,allocation,,1000,",
            "C1,2025-02-10,central-investment,spr-1,20,2025,commitment,road-1/*/build/2025,600,",
            "D1,2025-03-10,central-investment,spr-1,20,2025,disbursement,road-1/*/build/2025,250,",
            "O1,2026-01-20,central-investment,spr-1,20,2025,carry-over,,400,",
            "O2,2026-01-20,central-investment,spr-1,20,2025,carry-over,road-1/*/build/2025,350,");
        FundSums before = await _book.SumsAsync(year: 2025), after = await _book.SumsAsync(year: 2026);
        Assert.Equal((250, 250, 250, 0), (before.Allocated, before.Committed, before.Disbursed, before.Remaining));
        Assert.Equal((750, 350, 0, 400), (after.Allocated, after.Committed, after.Disbursed, after.Free));
        Assert.Equal("commitment-left", (await _book.RefusedAsync("D2,2026-02-01,central-investment,spr-1,20,2025,disbursement,road-1/*/build/2025,1,")).Code);
        await _book.MustPostAsync("D2,2026-02-01,central-investment,spr-1,20,2026,disbursement,road-1/*/build/2025,350,");
        Assert.Equal("component-spent", (await _book.RefusedAsync("O3,2026-11-01,central-investment,spr-1,20,2026,carry-over,,1,")).Code);
        Assert.Equal("component-year", (await _book.RefusedAsync("A2,2026-02-01,central-investment,spr-1,20,2026,allocation,,1,")).Code);
    }

    [Fact]
    public async Task A_merged_commune_has_the_money_of_those_that_went_into_it()
    {
        PlaceMap then = await _book.Anise.MapAsync(new DateOnly(2024, 5, 1)), now = await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock));
        MappedPlace ended = then.FindByCode("06520")!;   // Y Tịch
        Assert.Null(now.Find(ended.Id));
        string merged = now.Communes.Single(c => now.ScopeOf(c.Id).Line.Contains(ended.Id)).Code;
        await _book.MustPostAsync("A1,2024-05-01,central-investment,spr-1,06520,2025,allocation,,1000,");
        Assert.Equal("place-unknown", (await _book.RefusedAsync("D1,2025-08-01,central-investment,spr-1,06520,2025,disbursement,,1,")).Code);
        await _book.MustPostAsync($"D1,2025-08-01,central-investment,spr-1,{merged},2025,disbursement,,900,");
        // What the merged commune has spent is gone, also for an entry that is dated before.
        Assert.Equal("free-left", (await _book.RefusedAsync("D2,2024-06-01,central-investment,spr-1,06520,2025,disbursement,,101,")).Code);
        await _book.MustPostAsync("D2,2024-06-01,central-investment,spr-1,06520,2025,disbursement,,100,");
        Assert.Equal((1000, 1000, 0), ((await _book.SumsAsync(merged)).Allocated, (await _book.SumsAsync(merged)).Disbursed, (await _book.SumsAsync(merged)).Remaining));
        Assert.Equal("nothing-allocated", (await _book.RefusedAsync("D3,2024-06-01,central-investment,spr-1,06505,2025,disbursement,,1,")).Code);
    }

    [Fact]
    public async Task Who_may_do_what_follows_kind_and_place()
    {
        PlaceMap now = await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock));
        Rights Of(Role role, string place) => new(new Anise.Journal.Actor("somebody", "test", 1), [new Grant { UserId = 1, Role = role, Place = now.FindByCode(place)!.Id }]);
        const string Given = "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", Own = "A2,2026-01-10,commune-budget,ntp-1-1,06505,2026,allocation,,50,",
            Paid = "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,,100,", Elsewhere = "D2,2026-03-10,central-investment,ntp-1-1,06463,2026,disbursement,,100,";
        foreach ((Role role, string place, string line) in ((Role, string, string)[])[(Role.CommuneOfficer, "06505", Given), (Role.Auditor, "20", Given), (Role.Analyst, "20", Paid), (Role.CommuneChair, "06505", Paid), (Role.CommuneOfficer, "06505", Elsewhere)])
            await Assert.ThrowsAsync<NoAccessException>(() => _book.PostAsync(Of(role, place), false, line));
        Assert.True((await _book.PostAsync(Of(Role.ProvinceOfficer, "20"), false, Given)).Ok);
        Assert.True((await _book.PostAsync(Of(Role.CommuneOfficer, "06505"), false, Own, Paid)).Ok);
        await Assert.ThrowsAsync<NoAccessException>(() => _book.PostAsync(Of(Role.CommuneOfficer, "06505"), false, "X1,2026-03-11,,,,,reversal,A1,,not ours"));
        PlaceId province = now.Province.Id;
        await Assert.ThrowsAsync<NoAccessException>(() => _book.Anise.DoAsync<ReadBalances, IReadOnlyList<FundBalance>>(read => read.RunAsync(Of(Role.CommuneOfficer, "06505"), province, null, FundSplit.None)));
    }

    [Fact]
    public async Task The_store_itself_refuses_an_item_paid_twice_whoever_writes()
    {
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,road-9/0-300/surface,100,",
            "C1,2026-03-10,central-investment,ntp-1-1,06505,2026,commitment,road-9/300-400/surface,100,");
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_book.Anise.File};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        string Copy(string id, string key, string effect, string amount, string item) =>
            $"INSERT INTO fund_entry (id, key, date, source, component, place_id, year, kind, effect, amount, item_id, note) SELECT {id}, '{key}', date, source, component, place_id, year, kind, '{effect}', {amount}, {item}, '' FROM fund_entry WHERE key = 'D1'";
        int Run(string sql)
        {
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteNonQuery();
        }
        foreach (string effect in (string[])["PaidDirectly", "Committed", "ContributedInKind"])
            Assert.Contains("fund item financed twice", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => Run(Copy("90", "bulk", effect, "1", "item_id"))).Message, StringComparison.Ordinal);
        Run("INSERT INTO fund_item SELECT 90, 'other', \"of\", code, 200, 350, line, \"from\", \"to\", 500 FROM fund_item WHERE id = 1");
        Assert.Contains("fund item financed twice", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => Run(Copy("90", "bulk", "PaidDirectly", "1", "90"))).Message, StringComparison.Ordinal);
        foreach (string change in (string[])["UPDATE fund_entry SET amount = 1 WHERE key = 'D1'", "DELETE FROM fund_entry WHERE key = 'D1'"])
            Assert.Contains("fund entries are not", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => Run(change)).Message, StringComparison.Ordinal);
        Assert.Equal(1, Run(Copy("90", "back", "PaidDirectly", "-100", "item_id")));   // what is taken back frees it
        Assert.Equal(1, Run(Copy("91", "again", "PaidDirectly", "100", "item_id")));
    }
}
