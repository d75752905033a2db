using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Plans;

/// <summary>Targets that do not add up, and a plan that is adjusted.</summary>
[Collection(SiteTests.Name)]
public sealed class PlanPagesTests(Site site)
{
    [Theory]
    [InlineData("vi", "chênh 2")]
    [InlineData("en", "2 off")]
    public async Task A_cascade_that_falls_short_is_sent_with_a_reason_only_and_an_adjusted_plan_stands_beside_what_was_approved(string language, string gap)
    {
        using Reader page = await site.ReadAsync("officer", language);
        await page.GotoAsync("/plans/directives/new");
        await page.FillAsync("#number", "9/NQ-" + language);
        await page.FillAsync("#on", "15/01/2026");
        await page.FillAsync("#issuer", "HĐND xã");
        await page.FillAsync("#title", "Nhiệm vụ năm 2026");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#value", "nhiều");
        await page.SelectOptionAsync("#figure", "pesticide-tanks");
        await page.ClickAsync("form:has(#figure) button");
        Assert.Equal(1, await page.Locator("#value-error").CountAsync());
        await page.SetInputFilesAsync("#targets-file", "chi-tieu.csv", System.Text.Encoding.UTF8.GetBytes("Chỉ tiêu,Mức giao\npesticide-tanks,20\n"));
        await page.ClickAsync("form:has(#targets-file) button");
        Assert.Contains("done=set", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#sent-on", "20/01/2026");
        await page.ClickAsync("form:has(#sent-on) button");
        Assert.Contains("done=sent", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("main table a[href^='/plans/targets/']");
        await page.FillAsync("#value", "18");
        await page.ClickAsync("form:has(#value) button");
        Assert.Equal(1, await page.Locator("#reason-error").CountAsync());
        await page.FillAsync("#value", "18");
        await page.FillAsync("#reason", "Hai nơi không đủ khoảng cách");
        await page.ClickAsync("form:has(#value) button");
        Assert.Contains("done=revised", page.Url, StringComparison.Ordinal);
        Assert.Contains("Hai nơi không đủ khoảng cách", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // The province gives more than its communes are given.
        using Reader province = await site.ReadAsync("province", language);
        await province.GotoAsync("/plans/directives/new");
        await province.FillAsync("#number", "9/CT-" + language);
        await province.FillAsync("#on", "15/01/2026");
        await province.FillAsync("#issuer", "UBND tỉnh");
        await province.FillAsync("#title", "Nhiệm vụ năm 2026");
        await province.ClickAsync("main form button.primary");
        await province.SetInputFilesAsync("#targets-file", "chi-tieu.csv", System.Text.Encoding.UTF8.GetBytes("Chỉ tiêu,Xã,Mức giao\npesticide-tanks,toàn tỉnh,20\npesticide-tanks,06505,12\npesticide-tanks,06463,6\n"));
        await province.ClickAsync("form:has(#targets-file) button");
        await province.FillAsync("#sent-on", "20/01/2026");
        await province.ClickAsync("form:has(#sent-on) button");
        Assert.Contains(gap, await province.InnerTextAsync("#send-reason-error"), StringComparison.Ordinal);
        await province.FillAsync("#send-reason", "Phần còn lại giao sau");
        await province.ClickAsync("form:has(#sent-on) button");
        Assert.Contains("done=sent", province.Url, StringComparison.Ordinal);

        // A plan is drawn up, approved, adjusted, compared.
        await province.GotoAsync("/plans/production/new?place=06505");
        await province.FillAsync("#code", "KH-" + language.ToUpperInvariant());
        await province.FillAsync("#name", "Kế hoạch 2026");
        await LineAsync(province, 1, "Hồi", "8");
        await province.ClickAsync("main form button.primary");
        Assert.Equal(1, await province.Locator("#place-1-error").CountAsync());
        await province.SelectOptionAsync("#place-1", "Xã Vạn Linh");
        await province.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", province.Url, StringComparison.Ordinal);
        string plan = new Uri(province.Url).AbsolutePath;
        await StepAsync(province, "05/01/2026");
        await StepAsync(province, "06/01/2026");
        await province.GotoAsync(plan + "/adjust");
        await province.FillAsync("#area-1", "35");
        await province.ClickAsync("main form button.primary");
        Assert.Equal(1, await province.Locator("#reason-error").CountAsync());
        await province.FillAsync("#reason", "Đất và thị trường");
        await province.ClickAsync("main form button.primary");
        Assert.Contains("done=adjusted", province.Url, StringComparison.Ordinal);
        Assert.Equal(200, await province.GotoAsync(plan + "/compare?from=1&to=2"));
        string compared = await province.InnerTextAsync("main table");
        foreach (string shown in (string[])["8", "35", language == "vi" ? "Thay đổi" : "Changed"]) Assert.Contains(shown, compared, StringComparison.Ordinal);
        foreach (string list in (string[])["/plans?year=2026", "/plans/directives", "/plans/production", "/plans/suitability"]) Assert.Equal(200, await province.GotoAsync(list));
    }

    private static async Task LineAsync(Reader page, int line, string crop, string area)
    {
        await page.FillAsync($"#crop-{line}", crop);
        await page.FillAsync($"#area-{line}", area);
    }

    private static async Task StepAsync(Reader page, string on)
    {
        await page.FillAsync("#on", on);
        await page.FillAsync("#document", "1/QĐ");
        await page.ClickAsync("form:has(#on) button.primary");
        Assert.Contains("done=taken", page.Url, StringComparison.Ordinal);
    }
}
