using Anise.Cli;
using Anise.Households;
using Anise.Support;
using Anise.Testing;

namespace Anise.Tests.Support;

/// <summary>The office's own list of what was delivered.</summary>
public sealed class DeliveryImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-deliveries-");

    [Fact]
    public async Task A_list_is_read_as_it_is_meant_and_a_second_time_changes_nothing()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId one = await world.FamilyAsync("065050001"), two = await world.FamilyAsync("065050002");
        IReadOnlyList<MemberId> first = await world.MembersAsync(one), second = await world.MembersAsync(two);
        // Policy and period stand in the title; the spreadsheet dropped the zero of a code; one has not received it.
        string[] import = ["import", "deliveries", Write("danh-sach.csv", "UBND XÃ VẠN LINH;;;;;;\nDANH SÁCH CHI TRẢ TRỢ CẤP HƯU TRÍ XÃ HỘI THÁNG 3/2026;;;;;;\nSTT;Họ và tên;Năm sinh;Mã hộ;Số tiền;Ngày nhận;Đã nhận\n1;HOÀNG THỊ LAN;1945;65050001;500.000 đ;10/03/2026;đã nhận\n2;Nông Văn Hải;1944;065050001;500.000;10/03/2026;vắng\n3;Nông Văn Hải;02/01/1944;065050002;500000;11/03/2026;x\n;Tổng cộng;;;1.500.000;;\n"),
            "--store", world.Store.File, "--place", "06505", "--as-of", "2026-03-31"];
        (int exit, string output, string error) = await RunAsync(import);
        Assert.True(exit == 0, output + error);
        IReadOnlyList<SupportLine> lines = await world.LinesAsync();
        Assert.Equal([(first[0], "social-pension", "2026-03", 500_000m, new DateOnly(2026, 3, 10)), (second[1], "social-pension", "2026-03", 500_000m, new DateOnly(2026, 3, 11))],
            lines.Select(l => (l.MemberId!.Value, l.Policy, l.Period, l.Money!.Value, l.DeliveredOn!.Value)));
        Assert.All(lines, l => Assert.Equal(LineState.Delivered, l.State));
        string head = (await RunAsync("journal", "verify", "--store", world.Store.File)).Output;
        Assert.Equal(0, (await RunAsync(import)).Exit);
        Assert.Equal(head, (await RunAsync("journal", "verify", "--store", world.Store.File)).Output);
        Assert.Equal(2, (await world.MakeAsync(SupportWorld.March)).Lines);   // those who have not had it
    }

    [Fact]
    public async Task Houses_are_read_instalment_by_instalment_or_all_at_once_and_never_above_the_whole()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        foreach (string code in new[] { "065050001", "065050002", "065050003" }) _ = await world.FamilyAsync(code);
        string[] Import(string rows, string head = "Chủ hộ;Mã hộ;Số tiền;Ngày nhận") =>
            ["import", "deliveries", Write("nha.csv", $"DANH SÁCH HỖ TRỢ XÓA NHÀ TẠM, NHÀ DỘT NÁT;;;\n{head}\n{rows}\n"), "--store", world.Store.File, "--place", "06505", "--as-of", "2025-12-20", "--format", "csv"];
        async Task<string[]> FaultsAsync(params string[] import) => [.. (await RunAsync(import)).Output.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')[3])];
        // 60 and 40 % of 60 million; the whole at once is both.
        (int exit, string output, string error) = await RunAsync(Import("Hoàng Thị Lan;065050001;36.000.000;10/11/2025\nHoàng Thị Lan;065050001;24.000.000;15/12/2025\nHoàng Thị Lan;065050002;60.000.000;15/12/2025"));
        Assert.True(exit == 0, output + error);
        Assert.Equal([36_000_000m, 24_000_000m, 36_000_000m, 24_000_000m], (await world.LinesAsync()).Select(l => l.Money!.Value));
        Assert.Equal([1, 2, 1, 2], (await world.LinesAsync()).Select(l => SupportPeriods.InstalmentNo(l.ClaimedAs)));
        Assert.Empty(await FaultsAsync(Import("Hoàng Thị Lan;065050002;60.000.000;15/12/2025")));   // the same again changes nothing
        Assert.Equal(4, (await world.LinesAsync()).Count);
        Assert.Equal(["deliveries-in-hand"], await FaultsAsync(Import("Hoàng Thị Lan;065050002;60.000.000;16/12/2025")));
        Assert.Equal(["deliveries-instalment-before"], await FaultsAsync(Import("Hoàng Thị Lan;065050003;24.000.000;15/12/2025")));
        Assert.Equal(["deliveries-instalment"], await FaultsAsync(Import("Hoàng Thị Lan;065050003;30.000.000;15/12/2025")));
        Assert.Equal(["deliveries-instalment-amount"], await FaultsAsync(Import("Hoàng Thị Lan;065050003;;15/12/2025")));
        const string With = "Chủ hộ;Mã hộ;Số tiền;Ngày nhận;Đợt";
        Assert.Equal(["deliveries-instalment-more"], await FaultsAsync(Import("Hoàng Thị Lan;065050003;18.000.000;1/12/2025;đợt I\nHoàng Thị Lan;065050003;12.000.001;15/12/2025;2", With)));
        Assert.Equal(["deliveries-no-instalment"], await FaultsAsync(Import("Hoàng Thị Lan;065050003;18.000.000;1/12/2025;đợt cuối", With)));
        (exit, output, error) = await RunAsync(Import("Hoàng Thị Lan;065050003;30.000.000;1/12/2025;cả hai đợt", With));
        Assert.True(exit == 0, output + error);
        Assert.Equal([18_000_000m, 12_000_000m], (await world.LinesAsync()).Skip(4).Select(l => l.Money!.Value));
    }

    [Fact]
    public async Task What_cannot_be_is_told_by_row_and_nothing_is_stored()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        _ = await world.FamilyAsync("065050002");
        MemberId her = (await world.MembersAsync(family))[0];
        _ = await world.PostAsync($"P,2026-02-20,central-recurrent,social-allowance,06505,2026,disbursement,person:member-{her.Value}/allowance/2026-05,500000,");
        string[] rows =
        [
            "Tên đối tượng;Mã hộ;Sinh năm;Chính sách;Kỳ;Số tiền",
            "Hoàng Thị Lan;065050009;;Hưu trí xã hội;03/2026;500000",       // no such household
            "Hoàng Thị Lan;;;Hưu trí xã hội;03/2026;500000",                 // two of them
            "Hoàng Thị Lan;065050001;1950;Hưu trí xã hội;03/2026;500000",    // not born then
            "Ma Thị Lạ;065050001;;Hưu trí xã hội;03/2026;500000",            // not of that household
            "Hoàng Thị Lan;065050001;;Lâu đài;03/2026;500000",               // no such policy
            "Hoàng Thị Lan;065050001;;Hưu trí xã hội;2026;500000",           // paid by month
            "Hoàng Thị Lan;065050001;;Hưu trí xã hội;quý V/2026;500000",     // no such quarter
            "Hoàng Thị Lan;065050001;;Hưu trí xã hội;03/2026;nhiều",         // no amount
            "Hoàng Thị Lan;065050002;;Hưu trí xã hội;03/2026;500000",
            "Hoàng Thị Lan;065050002;;Hưu trí xã hội;03/2026;500000",        // twice
            "Hoàng Thị Lan;065050001;;Hưu trí xã hội;05/2026;500000",        // the book has paid it
            "Hoàng Thị Lan;065050001;;Hưu trí xã hội;06/2025;500000",        // before the policy
        ];
        var (exit, output, _) = await RunAsync("import", "deliveries", Write("sai.csv", string.Join('\n', rows) + "\n"), "--store", world.Store.File, "--place", "06505", "--as-of", "2026-06-30", "--format", "csv");
        Assert.Equal(1, exit);
        Dictionary<string, string> faults = output.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')).GroupBy(c => c[1]).ToDictionary(g => g.Key, g => g.First()[3]);
        Assert.Equal(new Dictionary<string, string>
        {
            ["2"] = "deliveries-no-household", ["3"] = "deliveries-several", ["4"] = "deliveries-birth", ["5"] = "deliveries-not-in-household", ["6"] = "deliveries-no-policy", ["7"] = "deliveries-period-long", ["8"] = "deliveries-no-period",
            ["9"] = "not-a-number", ["11"] = "deliveries-twice", ["12"] = "deliveries-paid", ["13"] = "deliveries-policy-then",
        }.OrderBy(f => int.Parse(f.Key)), faults.OrderBy(f => int.Parse(f.Key)));
        Assert.Empty(await world.LinesAsync());
    }

    [Theory]
    [InlineData("Tháng 3/2026", "2026-03")]
    [InlineData("3/2026", "2026-03")]
    [InlineData("2026-03", "2026-03")]
    [InlineData("Quý I/2026", "2026-Q1")]
    [InlineData("quý 4 năm 2026", "2026-Q4")]
    [InlineData("2026-Q2", "2026-Q2")]
    [InlineData("6 tháng cuối năm 2026", "2026-H2")]
    [InlineData("2026-H1", "2026-H1")]
    [InlineData("Năm 2026", "2026")]
    [InlineData("tháng 13/2026", null)]
    [InlineData("tuần 3", null)]
    public void A_period_is_read_as_offices_write_it(string text, string? period) => Assert.Equal(period, Anise.Support.Import.WrittenPeriod.Read(text)?.ToString());

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
