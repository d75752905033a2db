using System.Text;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Funds.Lists;
using Anise.Funds.Posting;
using Anise.Lists;
using Anise.Places;
using Anise.Tests.Households.Import;
using Anise.Tests.Store;

namespace Anise.Tests.Funds;

/// <summary>Lists of allocations and payments as offices keep them.</summary>
public sealed class OwnListTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    /// <summary>The sample that the guide offers.</summary>
    private static readonly string List = File.ReadAllText(SampleFilesTests.Path("money-list.csv"));

    [Fact]
    public async Task A_list_with_titles_heads_and_words_of_an_office_is_posted()
    {
        await using FundBook book = await FundBook.CreateAsync();
        string commune = (await book.Anise.MapAsync(Days.Today(book.Anise.Clock))).Communes.Single(c => c.Name == "Xã Chi Lăng").Code;
        PostedEntries posted = await book.Anise.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(TestStore.Console, Read(List).Value));
        Assert.True(posted.Ok, string.Join("; ", posted.Faults.Select(f => $"{f.Row}: {f.Problem.Message}")));
        Assert.Equal([("CT-01", 5_000_000, EntryKind.Allocation), ("CT-02", 1_500_000, EntryKind.Disbursement), ("CT-03", -1_500_000, EntryKind.Reversal)], (await book.EntriesAsync()).Select(e => (e.Key, e.Amount, e.Kind)));
        Assert.Equal((5_000_000, 0), ((await book.SumsAsync(commune)).Allocated, (await book.SumsAsync(commune)).Disbursed));

        // A row that is wrong is told by the row of the file.
        posted = await book.Anise.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(TestStore.Console, Read(List.Replace("10/3/2026", "31/2/2026", StringComparison.Ordinal)).Value));
        Assert.Equal((6, "date-wrong"), posted.Faults.Select(f => (f.Row, f.Problem.Code)).First());
    }

    [Theory]
    [InlineData("entry,date\nA1,2026-01-10\n", "file-columns")]
    [InlineData("Tờ trình\n\nkhông có bảng nào\n", "file-columns")]
    [InlineData("BẢNG KÊ\nSTT,Số chứng từ,Ngày,Số tiền,Loại\n1,C1,10/1/2026,100,Chi\n", "file-columns")]
    [InlineData("entry,date,source,component,place,year,kind,item,amount,note\nA1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,a note, with a comma\n", "row-too-long")]
    [InlineData("", "empty-input")]
    public void A_file_that_is_no_such_list_is_refused(string text, string code) => Assert.Equal(code, Assert.Single(Read(text).Problems).Code);

    [Fact]
    public void The_columns_that_an_office_left_out_are_named()
    {
        Problem problem = Assert.Single(Read(List.Replace("Nguồn vốn,", "Người ký,", StringComparison.Ordinal)).Problems);
        Assert.Contains("source (", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("note (", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_several_places_had_is_not_guessed()
    {
        await using FundBook book = await FundBook.CreateAsync();
        PlaceMap then = await book.Anise.MapAsync(new DateOnly(2024, 5, 1));
        string twice = then.Communes.GroupBy(c => c.Name).First(g => g.Count() > 1).Key;
        Assert.Equal("place-unknown", (await book.RefusedAsync($"A1,2024-05-01,central-investment,spr-1,{twice},2024,allocation,,1000,")).Code);
    }

    [Fact]
    public async Task The_columns_of_balances_add_up_and_items_are_told_in_words()
    {
        await using FundBook book = await FundBook.CreateAsync();
        await book.MustPostAsync(
            "A1,2025-01-10,central-investment,spr-1,06505,2025,allocation,,1000,", "O1,2026-01-20,central-investment,spr-1,06505,2025,carry-over,,400,",
            "A2,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,700,", "K1,2026-02-01,people-cash,ntp-1-1,06505,2026,contribution,,50,", "K2,2026-02-01,people-labour,ntp-1-1,06505,2026,contribution,,1 công,",
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,road-117/0-300/surface/2026,90,");
        PlaceId place = (await book.Anise.MapAsync(Days.Today(book.Anise.Clock))).FindByCode("06505")!.Id;
        ListOf<FundBalance> list = await book.Anise.DoAsync<FundLists, ListOf<FundBalance>>(lists => lists.BalancesAsync(TestStore.Console, place, 2026));
        FundSums Shown(ListAsk ask) => list.Found(ask).AsEnumerable().Aggregate(new FundSums(), (sum, b) => sum + b.Sums);
        // 2026 is the year at the top: 700 given, 50 and a day of 300,000 contributed, 400 carried in; the day and 90 used.
        FundSums year = Shown(ListAsk.Everything), all = Shown(ListAsk.For(("budget", "all")));
        Assert.Equal((700, 300_050, 400, 300_090, 1060), (year.Given, year.Contributed, year.Carried, year.Disbursed, year.Remaining));
        Assert.Equal((1700, 0, 1660), (all.Given, all.Carried, all.Remaining));
        Assert.Equal(600, Shown(ListAsk.For(("budget", "2025"))).Remaining);

        ListOf<FundLine> entries = await book.Anise.DoAsync<FundLists, ListOf<FundLine>>(lists => lists.EntriesAsync(TestStore.Console, place));
        FundLine line = new() { Entry = (await book.EntriesAsync())[^1], Item = "asset:road-117/0-300/surface/2026" };
        Assert.Equal("Mặt đường, road-117, mét 0-300, 2026", entries.Columns.Single(c => c.Key == "item").Value(line));
        Assert.Equal("Hỗ trợ nhà ở, người mã 41, 2026-03", entries.Columns.Single(c => c.Key == "item").Value(new FundLine { Entry = line.Entry, Item = "person:41/housing/2026-03" }));
    }

    private static Result<IReadOnlyList<FundRow>> Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return EntryFile.Read(file, "list.csv", Today);
    }
}
