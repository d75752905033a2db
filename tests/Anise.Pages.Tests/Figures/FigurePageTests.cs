using Anise.Figures;
using Anise.Pages.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

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

    public static TheoryData<string> FirstOfEveryKind
    {
        get
        {
            using ServiceProvider areas = new ServiceCollection().AddAreas().BuildServiceProvider();
            return [.. areas.GetRequiredService<FigureCatalogue>().All.GroupBy(f => (f.Kind.Code, f.IsShare)).Select(g => g.First().Code)];
        }
    }

    [Theory, MemberData(nameof(FirstOfEveryKind))]
    public async Task Every_kind_of_figure_has_its_page(string code)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        Assert.Equal(200, await page.GotoAsync($"/figures/{code}?place=06505&year=2026"));
        Assert.Equal(1, await page.Locator("table.by-year").CountAsync());
    }

    [Fact]
    public async Task A_figure_of_a_day_is_that_of_the_day_that_is_chosen()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        Assert.Equal(200, await page.GotoAsync("/figures/poor-households-in-force?place=20&year=2026"));
        await page.FillAsync("[name=day]", "2022-01-05");   // before anything was decided
        await page.ClickAsync("form:has([name=day]) button");
        Assert.StartsWith("Số hộ nghèo trong ngày: –", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("ngày 05/01/2022", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_day_of_a_former_map_shows_that_map()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/figures/poor-households?place=20&year=2024&map=2023-03-05&by=district");
        Assert.Equal("2025-06-30", await page.Locator("select[name=map]").InputValueAsync());
    }
}
