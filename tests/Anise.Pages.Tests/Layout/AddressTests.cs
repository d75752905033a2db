using System.Net;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Layout;

/// <summary>An address shows the place and year that it names, or says that it cannot: never others.</summary>
[Trait("needs", "demo")]
public sealed class AddressTests(DemoSite demo)
{
    private async Task<int> StatusAsync(string user, string path)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync(user);
        return (int)(await page.GetAsync(path, follow: false)).StatusCode;
    }

    [Theory]
    [InlineData("/reports/1/file?place=20&year=2024")]
    [InlineData("/reports?place=20&year=2024")]
    [InlineData("/reports/1?place=20&year=2024&map=2025-06-30")]
    [InlineData("/fact-sheet?place=20&year=2024")]
    [InlineData("/what-if?place=20&year=2025")]
    [InlineData("/overview?place=06463")]
    [InlineData("/compare?place=06463")]
    [InlineData("/figures?place=20")]
    [InlineData("/figures/export?codes=poverty-rate&years=2024&place=20&format=csv")]
    [InlineData("/households?place=20")]
    public async Task A_place_of_others_is_403(string path) => Assert.Equal(403, await StatusAsync("officer", path));

    [Theory]
    [InlineData("place=ZZZ")]
    [InlineData("place=06469")]   // a commune that has ended
    [InlineData("place=20&place=06505")]
    [InlineData("place=20&year=0")]
    [InlineData("place=20&year=9999")]
    [InlineData("place=20&year=-1")]
    [InlineData("place=20&year=abc")]
    [InlineData("place=20&year=2024&year=2025")]
    public async Task A_place_or_year_that_there_is_not_is_404(string query)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        foreach (string path in (string[])["/overview", "/reports/1/file", "/fact-sheet", "/figures/poverty-rate", "/compare", "/what-if", "/households"])
            Assert.True((await page.GetAsync($"{path}?{query}")).StatusCode == HttpStatusCode.NotFound, path);
    }

    [Theory]
    [InlineData("map=someday")]
    [InlineData("basis=other")]
    [InlineData("by=colour")]
    public async Task What_a_figure_does_not_have_is_404(string query) => Assert.Equal(404, await StatusAsync("province", "/figures/poverty-rate?place=20&year=2024&" + query));

    [Theory]
    [InlineData("/overview?place=&year=")]
    [InlineData("/figures/poverty-rate?place=20&year=2024&map=&basis=&by=")]
    [InlineData("/figures/poverty-rate?place=06505&year=2024&by=commune")]   // another place chosen at the top
    [InlineData("/figures/poverty-rate?place=06475&year=2024&map=2025-06-30")]
    [InlineData("/reports/1/file?place=06475&year=2024&map=2025-06-30")]
    [InlineData("/fact-sheet?place=187&year=2024")]
    public async Task What_is_empty_counts_as_not_asked_and_a_former_map_has_its_own_places(string path) => Assert.Equal(200, await StatusAsync("province", path));

    [Theory]
    [InlineData("/overview")]
    [InlineData("/fact-sheet")]
    [InlineData("/reports/1")]
    [InlineData("/figures/poverty-rate")]
    public async Task A_village_is_shown_itself(string path)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/figures/households?place=06505-01&year=2024");
        string village = await page.Locator("tfoot th").First.InnerTextAsync();
        Assert.StartsWith("Thôn ", village, StringComparison.Ordinal);
        Assert.Equal(200, await page.GotoAsync(path + "?place=06505-01&year=2024"));
        Assert.Contains(village, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/overview");
        Assert.DoesNotContain(village, await page.InnerTextAsync("h1"), StringComparison.Ordinal);   // it is no place to choose at the top
    }

    [Fact]
    public async Task The_error_offers_the_places_and_years_that_the_reader_has()
    {
        IPage scripted = await (await demo.SiteAsync()).OpenAsync("officer");
        using Reader page = await (await demo.SiteAsync()).ReadAsync("officer");
        await scripted.GotoAsync("/reports?place=20&year=2024");
        await scripted.MustBeSoundAsync();
        await scripted.Context.CloseAsync();
        await page.GotoAsync("/reports?place=20&year=2024");
        Assert.Contains("Tỉnh Lạng Sơn", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("main ul a:has-text('Xã Vạn Linh')");
        Assert.EndsWith("/reports?year=2024&place=06505", page.Url, StringComparison.Ordinal);
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.GotoAsync("/overview?year=abc");
        Assert.Contains("abc", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("main ul a:has-text('2024')");
        Assert.Contains("2024", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_cookie_breaks_no_page()
    {
        Site site = await demo.SiteAsync();
        using Reader page = await site.ReadAsync("officer", "vi", ("anise-place", "20"), ("anise-year", "2099"));
        Assert.Equal(200, await page.GotoAsync("/overview"));
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_posted_to_the_address_of_another_place_is_refused()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("officer");
        await page.GotoAsync("/reports/15?place=06505&year=2024");
        string token = await page.Locator("form[action^='/reports/15/file'] input[name=__RequestVerificationToken]").GetAttributeAsync("value") ?? "";
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PostAsync("/reports/15/file?place=06463&year=2024", ("__RequestVerificationToken", token))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("/reports/15/file?place=06505&year=2024", ("__RequestVerificationToken", token))).StatusCode);
    }
}
