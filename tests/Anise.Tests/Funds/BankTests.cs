using System.Text;
using Anise.Basics;
using Anise.Funds.Banking;
using Anise.Tests.Store;

namespace Anise.Tests.Funds;

/// <summary>A bank's file against the payments of the book.</summary>
public sealed class BankTests : IAsyncLifetime
{
    private FundBook _book = null!;

    public async ValueTask InitializeAsync()
    {
        _book = await FundBook.CreateAsync();
        await _book.MustPostAsync(
            "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,10000000,",
            "D-1,2026-03-06,central-investment,ntp-1-1,06505,2026,disbursement,,1000000,",
            "D-12,2026-03-06,central-investment,ntp-1-1,06505,2026,disbursement,,1200000,",
            "D-3,2026-03-09,central-investment,ntp-1-1,06505,2026,disbursement,,300000,",
            "D-4,2026-03-09,central-investment,ntp-1-1,06505,2026,disbursement,,400000,",
            "D-5,2026-03-09,central-investment,ntp-1-1,06505,2026,disbursement,,400000,",
            "D-6,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,,600000,",
            "D-7,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,,700000,",
            "X-7,2026-03-11,,,,,reversal,D-7,,paid twice");
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task<Result<IReadOnlyList<BankMatch>>> CheckAsync(string text)
    {
        PlaceId place = (await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock))).FindByCode("06505")!.Id;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _book.Anise.DoAsync<CheckBank, Result<IReadOnlyList<BankMatch>>>(check => check.RunAsync(TestStore.Console, place, file, "sao-ke.csv"));
    }

    [Fact]
    public async Task Every_line_is_matched_or_says_what_is_wrong_and_what_the_bank_lacks_is_listed()
    {
        Result<IReadOnlyList<BankMatch>> found = await CheckAsync("""
            STT;Ngày giao dịch;Số tiền ghi nợ;Số dư;Nội dung giao dịch
            1;06/03/2026;1.200.000;90.000.000;TT D-12 hop dong 3
            2;06/03/2026;1.000.000;89.000.000;TT cong trinh d-1
            3;09/03/2026;350.000;88.650.000;TT D-3
            4;10/03/2026;400.000;88.250.000;TT khong ghi ma
            5;10/03/2026;700.000;87.550.000;TT D-7
            6;12/03/2026;600.000;86.950.000;TT duong thon
            7;12/03/2026;55.000;86.895.000;Phi dich vu
            """);
        Assert.True(found.Ok, string.Join("; ", found.Problems.Select(p => p.Message)));
        Assert.Equal(
        [
            (BankFinding.Matched, "D-12"), (BankFinding.Matched, "D-1"), (BankFinding.OtherAmount, "D-3"), (BankFinding.Several, null), (BankFinding.TakenBack, "D-7"), (BankFinding.MatchedByAmount, "D-6"),
            (BankFinding.NotInBook, null), (BankFinding.NotInBank, "D-4"), (BankFinding.NotInBank, "D-5"),
        ], found.Value.Select(m => (m.Finding, m.Entry?.Key)));
    }

    [Theory]
    [InlineData("Ngày giao dịch,Số tiền,Nội dung\n06/03/2026,about a million,TT\n", "bank-row")]
    [InlineData("Ngày giao dịch,Số tiền\n06/03/2026,1000\n", null)]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_place(string text, string? code)
    {
        Result<IReadOnlyList<BankMatch>> found = await CheckAsync(text);
        if (code is not null) Assert.Equal(code, found.Problems[0].Code);
        Assert.Equal("file", found.Problems[0].Field);
    }
}
