using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Figures;

/// <summary>A figure by the region of the commune, on its page.</summary>
[Trait("needs", "demo")]
public sealed class RegionFigureTests(DemoSite demo)
{
    [Theory]
    [InlineData("vi", "Không thuộc khu vực nào")]
    [InlineData("en", "No region")]
    public async Task The_page_of_a_figure_splits_by_region_and_each_group_opens(string language, string none)
    {
        Site site = await demo.SiteAsync();
        using Reader page = await site.ReadAsync("province", language);
        await page.GotoAsync("/figures/poor-households?place=20&year=2025&by=region");
        string records = (await page.GetAttributeAsync($"tr:has(:text-is('{none}')) a[href*='/records']", "href"))!;
        await page.GotoAsync(records);
        Assert.Contains(none, await page.InnerTextAsync("main .lede"), StringComparison.Ordinal);
        Assert.True(await page.Locator("tbody tr").CountAsync() > 0);
        if (language != "vi") return;
        foreach (string path in (string[])["/figures/poor-households?place=20&year=2025&by=region", records]) await site.MustBeSoundInBothLanguagesAsync("province", path);
    }
}
