using System.Text;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Works;

/// <summary>A month of works days from the spreadsheet of an office, on the page.</summary>
[Collection(SiteTests.Name)]
public sealed class WorksImportPagesTests(Site site)
{
    private const string Month = """
        BÁO CÁO KẾT QUẢ NGÀY CHỦ NHẬT ĐỎ THÁNG 2 NĂM 2026;;;;
        STT;Ngày;Đơn vị tổ chức;Lực lượng tham gia;Nội dung, kết quả
        1;01/02;Đoàn Thanh niên trang nhập;25 người;Phát quang đường 350m + trồng 1,2 km hàng rào xanh
        2;08/02;Đoàn Thanh niên trang nhập;Đoàn viên 20, hội viên phụ nữ 15;
        Tổng cộng;;;60 người;
        """;

    [Fact]
    public async Task A_month_is_uploaded_previewed_and_stored_without_script()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/import/works-days");
        await page.SetInputFilesAsync("#file", "thang-2.csv", Encoding.UTF8.GetBytes(Month));
        await page.FillAsync("#year", "2026");
        await page.ClickAsync("button.primary");
        await WaitAsync(page);
        Assert.StartsWith("Sẽ thêm 2 ngày lao động", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        string preview = await page.InnerTextAsync("main");
        Assert.Contains("Dọn vệ sinh đường 350 m; Hàng rào xanh 1.200 m", preview, StringComparison.Ordinal);
        Assert.Contains("Ngày Chủ nhật đỏ", preview, StringComparison.Ordinal);
        await page.ClickAsync("button:has-text('Đồng ý nhập')");
        await WaitAsync(page);
        Assert.StartsWith("Đã thêm 2 ngày lao động", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.GotoAsync("/works?q=trang+nhap");
        Assert.Contains("2 ngày lao động", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task What_is_wrong_in_a_file_is_named_on_a_page_that_is_accessible_and_fits()
    {
        IPage page = await site.OpenAsync("officer", width: 360);
        await page.GotoAsync("/import/works-days");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "sai.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("Ngày;Đơn vị tổ chức;Số người;Nội dung\n05/02/2026;Đoàn;nhiều;Xây lâu đài\n") });
        await page.FillAsync("#year", "2026");
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        Assert.Equal("Chưa nhập gì: 2 chỗ cần sửa", await page.InnerTextAsync("h1"));
        await page.MustBeSoundAsync();
        await page.Context.CloseAsync();
    }

    private static async Task WaitAsync(Reader page)
    {
        for (int i = 0; i < 600 && await page.Locator("meta[http-equiv=refresh]").CountAsync() > 0; i++)
        {
            await Task.Delay(100);
            await page.ReloadAsync();
        }
    }
}
