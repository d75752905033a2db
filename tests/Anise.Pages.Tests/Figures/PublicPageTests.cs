using System.Globalization;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Figures;

/// <summary>What anybody sees without signing in.</summary>
[Trait("needs", "demo")]
public sealed class PublicPageTests(DemoSite demo)
{
    [Fact]
    public async Task Anybody_sees_published_figures_without_small_counts()
    {
        Site site = await demo.SiteAsync();
        const string Path = "/public?figure=poor-households&in=2024&by=ethnic-group";
        await site.MustBeSoundInBothLanguagesAsync(null, Path);
        using Reader page = await site.ReadAsync();
        await page.GotoAsync(Path);
        string[] cells = [.. await page.Locator("tbody td.num").AllInnerTextsAsync()];
        Assert.Contains("‥", cells);
        Assert.DoesNotContain(cells, c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and < 5);
        Assert.Equal(0, await page.Locator("main a[href*='/households'], main a[href*='/records']").CountAsync());
        using HttpResponseMessage csv = await page.GetAsync(await page.Locator("a:text-is('CSV')").GetAttributeAsync("href") ?? "");
        Assert.True(csv.IsSuccessStatusCode);
        Assert.Contains("suppressed", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_or_year_that_is_not_published_is_not_found()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync();
        foreach (string path in (string[])["/public?in=1999", "/public?in=abc", "/public?figure=people-by-size", "/public?figure=new-poor&in=2024"])
            Assert.Equal(404, await page.GotoAsync(path));
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("a[href='/public']");
        Assert.EndsWith("/public", page.Url, StringComparison.Ordinal);
        Assert.Contains("Số liệu công khai", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }
}
