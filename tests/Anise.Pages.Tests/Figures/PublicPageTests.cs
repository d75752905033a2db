using System.Globalization;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Figures;

/// <summary>What anybody sees without signing in.</summary>
public sealed class PublicPageTests(DemoSite demo)
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Anybody_sees_published_figures_without_small_counts(string language, int width)
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync(null, language, width);
        await page.GotoAsync("/public?figure=poor-households&in=2024&by=ethnic-group");
        await page.MustBeSoundAsync();
        string[] cells = [.. await page.Locator("tbody td.num").AllInnerTextsAsync()];
        Assert.Contains("‥", cells);
        Assert.DoesNotContain(cells, c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and < 5);
        Assert.Equal(0, await page.Locator("main a[href*='/households'], main a[href*='/records']").CountAsync());
        IAPIResponse csv = await page.APIRequest.GetAsync(await page.Locator("a:text-is('CSV')").GetAttributeAsync("href") ?? "");
        Assert.True(csv.Ok);
        Assert.Contains("suppressed", await csv.TextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_figure_or_year_that_is_not_published_is_not_found()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync(null);
        foreach (string path in (string[])["/public?in=1999", "/public?in=abc", "/public?figure=people-by-size", "/public?figure=new-poor&in=2024"])
            Assert.Equal(404, (await page.GotoAsync(path))!.Status);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("a[href='/public']");
        await page.WaitForURLAsync("**/public");
        await page.Locator("h1:has-text('Số liệu công khai')").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
