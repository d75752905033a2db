using System.Text;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Funds;

/// <summary>Money on the pages: allocated, paid, refused and taken back, without script.</summary>
[Collection(SiteTests.Name)]
public sealed class FundPagesTests(Site site)
{
    [Fact]
    public async Task The_province_allocates_the_commune_pays_and_takes_back_with_a_reason()
    {
        using Reader province = await site.ReadAsync("province");
        await province.GotoAsync("/funds/post?place=06505");
        await FillAsync(province, "allocation", "province-budget", "ntp-1-1", "1.000.000", "");
        Assert.Equal("Đã ghi bút toán.", await province.InnerTextAsync("main [role=status]"));

        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/funds/post");
        await FillAsync(officer, "disbursement", "province-budget", "ntp-1-1", "1000001", "well-1");
        Assert.Contains("1.000.000", await officer.InnerTextAsync("[role=alert] a[href$='#amount']"), StringComparison.Ordinal);
        Assert.Equal("well-1", await officer.InputValueAsync("#item"));   // what was typed stays
        await officer.FillAsync("#amount", "400000");
        await officer.ClickAsync("button:text-is('Ghi sổ')");
        Assert.Equal("Đã ghi bút toán.", await officer.InnerTextAsync("main [role=status]"));
        string payment = officer.Url;
        Assert.Contains("asset:well-1/*/whole/2026", await officer.InnerTextAsync("main"), StringComparison.Ordinal);

        await officer.GotoAsync("/funds?budget=2026&source=province-budget&component=ntp-1-1");
        Assert.Contains("600.000", await officer.InnerTextAsync("tbody tr"), StringComparison.Ordinal);
        await officer.GotoAsync("/funds/entries?q=well-1");
        Assert.Equal(1, await officer.Locator("tbody tr").CountAsync());

        await officer.GotoAsync(payment);
        await officer.ClickAsync("button:text-is('Đảo bút toán')");
        Assert.Equal(1, await officer.Locator("[role=alert]").CountAsync());   // without a reason
        await officer.FillAsync("#reason", "Chi nhầm công trình");
        await officer.ClickAsync("button:text-is('Đảo bút toán')");
        Assert.Equal("Đã đảo bút toán.", await officer.InnerTextAsync("main [role=status]"));
        Assert.Contains("Chi nhầm công trình", await officer.InnerTextAsync("main"), StringComparison.Ordinal);
        await officer.GotoAsync(payment);
        Assert.Equal(0, await officer.Locator("form:has(#reason)").CountAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_posts_once()
    {
        using Reader province = await site.ReadAsync("province");
        await province.GotoAsync("/funds/post?place=06463");
        string key = await province.InputValueAsync("#entry");
        for (int i = 0; i < 2; i++)
        {
            await province.GotoAsync("/funds/post?place=06463");
            await province.FillAsync("#entry", key);
            await FillAsync(province, "allocation", "integrated", "ntp-2-1", "70000", "");
            Assert.Equal(i == 0 ? "Đã ghi bút toán." : "Bút toán này đã được ghi từ trước; không ghi thêm lần nữa.", await province.InnerTextAsync("main [role=status]"));
        }
        await province.GotoAsync($"/funds/entries?place=06463&q={key}");
        Assert.Equal(1, await province.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task The_form_offers_what_one_may_post_and_tells_what_one_may_not()
    {
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/funds/post");
        Assert.Contains("Phân bổ (chỉ: Vốn đối ứng ngân sách xã)", await officer.InnerTextAsync("#kind"), StringComparison.Ordinal);
        await FillAsync(officer, "allocation", "central-investment", "ntp-1-3", "1.000.000", "");
        Assert.Contains("Vốn đối ứng ngân sách xã", await officer.InnerTextAsync("[role=alert] a[href$='#source']"), StringComparison.Ordinal);
        Assert.Equal("1.000.000", await officer.InputValueAsync("#amount"));   // what was typed stays
        await FillAsync(officer, "allocation", "commune-budget", "ntp-1-3", "900.000", "");
        await officer.GotoAsync("/funds/post");
        await FillAsync(officer, "commitment", "commune-budget", "ntp-1-3", "300.000", "road-117/0-300/surface");
        await officer.GotoAsync("/funds/post");
        Assert.Contains("Mặt đường, road-117, mét 0-300, 2026", await officer.InnerTextAsync("#items"), StringComparison.Ordinal);
        string held = await officer.InnerTextAsync("tbody tr:has(td:text-is('Hợp phần 1, nội dung 3'))");
        Assert.Contains("600.000", held, StringComparison.Ordinal);
        Assert.Contains("300.000", held, StringComparison.Ordinal);
        await officer.GotoAsync("/funds?component=ntp-1-3");
        Assert.Contains("900.000", await officer.InnerTextAsync("tfoot tr"), StringComparison.Ordinal);
        await officer.GotoAsync("/funds?component=ntp-1-3&year=2025");
        Assert.Equal(0, await officer.Locator("tfoot").CountAsync());
        await officer.GotoAsync("/funds?component=ntp-1-3&year=2025&budget=all");
        Assert.Equal(1, await officer.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task The_guide_gives_a_sample_of_a_list()
    {
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/funds/file");
        using HttpResponseMessage sample = await officer.GetAsync("/help/samples/money-list.csv");
        Assert.True(sample.IsSuccessStatusCode);
        Assert.Equal(1, await officer.Locator("a[href='/help/samples/money-list.csv']").CountAsync());
    }

    [Fact]
    public async Task A_payment_list_loses_its_bad_line_and_goes_on()
    {
        byte[] list = Encoding.UTF8.GetBytes("""
            entry,date,source,component,place,year,kind,item,amount,note
            L1,2026-05-01,commune-budget,ntp-2-2,06505,2026,allocation,,500000,
            L2,2026-05-02,commune-budget,ntp-2-2,06505,2026,disbursement,person:11/housing/2026,100000,
            L3,2026-05-02,commune-budget,ntp-2-2,06505,2026,disbursement,person:12/houses/2026,100000,
            L4,2026-05-02,commune-budget,ntp-2-2,06505,2026,disbursement,person:13/housing/2026,100000,

            """);
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/funds/file");
        await officer.ClickAsync("button:text-is('Ghi sổ')");
        Assert.Contains("Hãy chọn một tệp", await officer.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await officer.SetInputFilesAsync("#file", "chi.csv", list);
        await officer.ClickAsync("button:text-is('Ghi sổ')");
        Assert.Contains("Không ghi gì: tệp có 1 lỗi.", await officer.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
        Assert.StartsWith("4", (await officer.InnerTextAsync("tbody tr")).Trim(), StringComparison.Ordinal);
        await officer.SetInputFilesAsync("#file", "chi.csv", list);
        await officer.CheckAsync("[name=leave-out]");
        await officer.ClickAsync("button:text-is('Ghi sổ')");
        Assert.Contains("Đã ghi 3 bút toán", await officer.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
        await officer.GotoAsync("/funds?source=commune-budget&component=ntp-2-2");
        Assert.Contains("300.000", await officer.InnerTextAsync("tbody tr"), StringComparison.Ordinal);

        await officer.GotoAsync("/funds/bank");
        await officer.SetInputFilesAsync("#file", "sao-ke.csv", Encoding.UTF8.GetBytes("Ngày giao dịch,Số tiền ghi nợ,Nội dung\n02/05/2026,100000,TT L2\n03/05/2026,90000,TT L4\n"));
        await officer.ClickAsync("button:text-is('Đối chiếu')");
        Assert.Contains("1 khoản khớp, 1 khoản cần xem lại.", await officer.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
        Assert.Contains("Khác số tiền trong sổ", await officer.InnerTextAsync("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sees_no_form()
    {
        using Reader chair = await site.ReadAsync("chair");
        Assert.Equal(200, await chair.GotoAsync("/funds"));
        Assert.Equal(0, await chair.Locator("a[href='/funds/post']").CountAsync());
        Assert.Equal(403, await chair.GotoAsync("/funds/post"));
        Assert.Equal(403, await chair.GotoAsync("/funds/file"));
        using Reader enumerator = await site.ReadAsync("enumerator");
        Assert.Equal(403, await enumerator.GotoAsync("/funds"));
        Assert.Equal(403, await enumerator.GotoAsync("/funds/entries"));
        using Reader officer = await site.ReadAsync("officer");
        Assert.Equal(404, await officer.GotoAsync("/funds/entries/999999"));
    }

    [Trait("needs", "browser")]
    [Theory]
    [InlineData("/funds/post")]
    [InlineData("/funds/file")]
    [InlineData("/funds/bank")]
    public async Task The_forms_are_accessible_and_fit_the_window_in_both_languages(string path) => await site.MustBeSoundInBothLanguagesAsync("officer", path);

    private static async Task FillAsync(Reader page, string kind, string source, string component, string amount, string item)
    {
        await page.SelectOptionAsync("#kind", kind);
        await page.SelectOptionAsync("#source", source);
        await page.SelectOptionAsync("#component", component);
        await page.FillAsync("#amount", amount);
        await page.FillAsync("#item", item);
        await page.ClickAsync("button:text-is('Ghi sổ')");
    }
}
