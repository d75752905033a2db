using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Figures;

/// <summary>The page of one figure.</summary>
[Trait("needs", "demo")]
public sealed class FigurePageTests(DemoSite demo)
{
    [Fact]
    public async Task What_is_not_known_of_a_share_is_a_dash_in_every_row_and_at_the_foot()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/figures/poverty-rate?place=06463&year=2026&by=village");
        Found table = page.Locator("table:has(tfoot)");
        Assert.Equal("–", await table.Locator("tfoot td.num").First.InnerTextAsync());   // poor households: nothing is decided
        Assert.Equal("–", await table.Locator("tfoot td.num").Last.InnerTextAsync());
        foreach (string poor in await table.Locator("tbody tr td.num:nth-of-type(1)").AllInnerTextsAsync()) Assert.Equal("–", poor);
    }

    [Fact]
    public async Task Any_day_of_a_former_map_shows_that_map()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/figures/poor-households?place=20&year=2024&map=2023-03-05&by=district");
        Assert.Equal("2025-06-30", await page.Locator("select[name=map]").InputValueAsync());
    }
}
