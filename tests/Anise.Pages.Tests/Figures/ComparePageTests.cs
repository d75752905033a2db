using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Figures;

/// <summary>Two places side by side.</summary>
[Trait("needs", "demo")]
public sealed class ComparePageTests(DemoSite demo)
{
    [Fact]
    public async Task Without_a_year_or_a_second_place_the_newest_results_of_two_places_of_a_kind_are_shown()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/compare?place=06505");
        Assert.Contains("2025", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.StartsWith("Xã Vạn Linh", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal("So sánh", await page.InnerTextAsync("main .filter button"));
        string[] offered = [.. await page.Locator("main select[name=with] option").AllInnerTextsAsync()];
        Assert.Equal(8, offered.Length);   // the province, the district and its six communes with reviews
        Assert.DoesNotContain("Phường Đông Kinh", offered);
        Assert.DoesNotContain("Tỉnh", await page.Locator("main table").First.Locator("thead").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_levels_only_rates_differ()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/compare?place=06505&with=20&year=2025");
        Found rows = page.Locator("main .card").First.Locator("tbody tr");
        Assert.Contains("điểm", await rows.Nth(0).Locator("td").Last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("–", await rows.Nth(2).Locator("td").Last.InnerTextAsync());   // households
        Assert.Equal(0, await page.Locator("section.picture:has-text('Nguyên nhân')").CountAsync());
        await page.GotoAsync("/compare?place=06505&with=06463&year=2025");
        Assert.NotEqual("–", await rows.Nth(2).Locator("td").Last.InnerTextAsync());
        Assert.Equal(1, await page.Locator("section.picture:has-text('Nguyên nhân')").CountAsync());
        Assert.Equal(404, await page.GotoAsync("/compare?place=06505&with=ZZZ"));
    }

    [Fact]
    public async Task Who_has_one_place_is_told_so_and_led_back()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("officer");
        await page.GotoAsync("/compare");
        await page.ClickAsync("main a:has-text('Tổng quan Xã Vạn Linh')");
        Assert.Contains("/overview?place=06505", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Movements_of_a_commune_that_has_ended_name_it_and_what_it_is_today()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/reviews/2024/06463/movements");
        Assert.StartsWith("Thị trấn Đồng Mỏ (nay thuộc Xã Chi Lăng): ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/compare?place=06505&with=06463&year=2025")]
    [InlineData("/figures/poverty-rate?place=20&year=2024")]
    public async Task On_a_narrow_screen_a_name_has_room_and_no_number_is_broken(string path)
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", width: 360);
        await page.GotoAsync(path);
        int[] widths = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('main .card.scroll > table:not(.by-year) tbody th')].map(h => h.offsetWidth)");
        Assert.NotEmpty(widths);
        Assert.All(widths, w => Assert.True(w >= 110, $"{w} px"));
        int[] lines = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('main .card.scroll > table td.num')].map(d => { const r = document.createRange(); r.selectNodeContents(d); return new Set([...r.getClientRects()].map(b => Math.round(b.bottom / 8))).size; })");
        Assert.All(lines, l => Assert.True(l <= 1, $"{l} lines"));
        await page.MustBeSoundAsync();
        await page.Context.CloseAsync();
    }
}
