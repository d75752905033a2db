using System.Net;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Layout;

[Collection(SiteTests.Name)]
public sealed class FrameTests(Site site)
{
    [Fact]
    public async Task The_place_can_be_changed_to_what_the_reader_covers_and_is_remembered()
    {
        using Reader page = await site.ReadAsync("province");
        await page.GotoAsync("/places?q=chi");
        Assert.Contains("Tỉnh Lạng Sơn", await page.InnerTextAsync("header details:nth-of-type(2) summary"), StringComparison.Ordinal);
        await page.ClickAsync("header details:nth-of-type(2) summary");
        await page.ClickAsync("header details:nth-of-type(2) a:has-text('Xã Vạn Linh')");
        Assert.Contains("place=06505", page.Url, StringComparison.Ordinal);
        Assert.Contains("q=chi", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/rules");
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("header details:nth-of-type(2) summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_outside_the_readers_rights_cannot_be_chosen()
    {
        using Reader page = await site.ReadAsync("officer");
        Assert.Equal(403, await page.GotoAsync("/rules?place=20"));
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("header details:nth-of-type(2) summary"), StringComparison.Ordinal);
        await page.GotoAsync("/rules");
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("header details:nth-of-type(2) summary"), StringComparison.Ordinal);   // and it is not remembered
    }

    [Fact]
    public async Task The_language_changes_in_place_and_stays()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/places?on=2024-06-01");
        await page.ClickAsync("header a[hreflang=en]");
        Assert.EndsWith("/places?on=2024-06-01", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await page.GotoAsync("/rules");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task On_a_narrow_screen_the_areas_open_from_the_menu_without_script()
    {
        IPage page = await site.OpenAsync("officer", width: 360, script: false);
        await page.GotoAsync("/");
        Assert.False(await page.Locator("nav.side").IsVisibleAsync());
        await page.ClickAsync("header .menu summary");
        await page.ClickAsync("header .menu a[href='/rules']");
        Assert.EndsWith("/rules", page.Url, StringComparison.Ordinal);
        Assert.Equal("page", await page.GetAttributeAsync("header .menu a[href='/rules']", "aria-current"));
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task The_skip_link_is_first_and_leads_to_the_page()
    {
        IPage page = await site.OpenAsync("officer");
        await page.GotoAsync("/places");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Đến nội dung chính", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("/places#main", page.Url, StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task Pages_allow_nothing_inline_and_nothing_from_elsewhere_and_are_not_kept()
    {
        IPage page = await site.OpenAsync("officer");
        List<string> hosts = [];
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        IResponse answer = (await page.GotoAsync("/rules"))!;
        string policy = (await answer.HeaderValueAsync("content-security-policy"))!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("no-store", await answer.HeaderValueAsync("cache-control"), StringComparison.Ordinal);
        Assert.All(hosts, host => Assert.Equal(new Uri(site.Url).Authority, host));
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.True(cookie.HttpOnly && cookie.SameSite != SameSiteAttribute.None));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using Reader page = await site.ReadAsync("admin");
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync("/users/add", ("_handler", "add-user"), ("user-name", "forged"))).StatusCode);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task The_style_sheet_and_fonts_are_kept_for_ever()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync("/sign-in");
        string style = (await page.GetAttributeAsync("link[rel=stylesheet]", "href"))!;
        IAPIResponse answer = await page.APIRequest.GetAsync(style);
        Assert.Equal(200, answer.Status);
        Assert.Contains("immutable", answer.Headers["cache-control"], StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => document.fonts.load('500 16px \"Be Vietnam Pro\"', 'Nghèo').then(f => f.length > 0)"));
    }
}
