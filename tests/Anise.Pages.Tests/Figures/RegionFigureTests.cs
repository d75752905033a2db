using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Figures;

/// <summary>A figure by the region of the commune, on its page.</summary>
public sealed class RegionFigureTests(DemoSite demo)
{
    [Theory]
    [InlineData("vi", 1280, "Không thuộc khu vực nào")]
    [InlineData("en", 360, "No region")]
    public async Task The_page_of_a_figure_splits_by_region_and_each_group_opens(string language, int width, string none)
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", language, width);
        await page.GotoAsync("/figures/poor-households?place=20&year=2025&by=region");
        await page.MustBeSoundAsync();
        string records = (await page.GetAttributeAsync($"tr:has(:text-is('{none}')) a[href*='/records']", "href"))!;
        await page.GotoAsync(records);
        Assert.Contains(none, await page.InnerTextAsync("main .lede"), StringComparison.Ordinal);
        Assert.True(await page.Locator("tbody tr").CountAsync() > 0);
        await page.MustBeSoundAsync();
        await page.Context.CloseAsync();
    }
}
