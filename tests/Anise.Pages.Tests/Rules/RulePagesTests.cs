using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Rules;

[Collection(SiteTests.Name)]
public sealed class RulePagesTests(Site site)
{
    [Theory, InlineData("2026-11-01", "1.500.000"), InlineData("2027-01-01", "2.200.000")]
    public async Task The_income_line_of_a_day_stands_with_its_dates_and_article(string day, string rural)
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync($"/rules?on={day}");
        Found row = page.Locator("tr:has(.code:text-is('income-line'))").First;
        Assert.Contains(rural, await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Nghị định", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("đã xác nhận", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("/", await row.Locator("td.nowrap").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_shows_its_form_its_twelve_indicators_and_the_unconfirmed_points()
    {
        using Reader page = await site.ReadAsync("officer", language: "en");
        await page.GotoAsync("/rules");
        await page.ClickAsync("a[href='/rules/vn/poverty/2021-2025']");
        Assert.Equal(1, await page.Locator("h2:text-is('12 deprivation indicators')").CountAsync());
        Assert.True(await page.Locator(".tag.un:text-is('unconfirmed')").CountAsync() > 0);
        await page.Locator("details.more summary").First.ClickAsync();
        Assert.True(await page.Locator("details.more[open] li").CountAsync() > 0);
    }
}
