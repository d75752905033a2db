using Anise.Access;
using Anise.Basics;
using Anise.Pages.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Access;

[Collection(SiteTests.Name)]
public sealed class SignInTests(Site site)
{
    private static async Task SignInAsync(Reader page, string name, string password)
    {
        await page.FillAsync("#user-name", name);
        await page.FillAsync("#password", password);
        await page.ClickAsync("form button.primary");
    }

    [Fact]
    public async Task Nobody_sees_a_page_before_signing_in_and_then_sees_the_page_they_asked_for()
    {
        using Reader page = await site.ReadAsync();
        await page.GotoAsync("/places?on=2024-06-01");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await SignInAsync(page, "officer", Site.Password);
        Assert.EndsWith("/places?on=2024-06-01", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_alike()
    {
        await site.AddUserAsync("forgetful", "Lộc Thị Quên", Role.Analyst, "20");
        using Reader page = await site.ReadAsync();
        await page.GotoAsync("/sign-in");
        await SignInAsync(page, "forgetful", "not the password");
        string wrong = await page.InnerTextAsync("[role=alert]");
        await SignInAsync(page, "nobody-of-this-name", "not the password");
        Assert.Equal(wrong, await page.InnerTextAsync("[role=alert]"));
        Assert.Equal("nobody-of-this-name", await page.InputValueAsync("#user-name"));
        Assert.Equal("", await page.InputValueAsync("#password"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await site.AddUserAsync("guessed", "Bế Văn Đoán", Role.Analyst, "20");
        using Reader page = await site.ReadAsync();
        await page.GotoAsync("/sign-in");
        for (int i = 0; i < 5; i++) await SignInAsync(page, "guessed", $"guess number {i}");
        await SignInAsync(page, "guessed", Site.Password);
        Assert.Contains("15 phút", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task Empty_fields_are_named_and_linked()
    {
        IPage page = await site.OpenAsync(language: "en");
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("form button.primary");
        await page.ClickAsync("[role=alert] a >> text=Enter your password.");
        Assert.Equal("password", await page.EvaluateAsync<string>("() => location.hash.slice(1)"));
        Assert.Equal("true", await page.GetAttributeAsync("#password", "aria-invalid"));
        await page.MustBeSoundAsync();
    }

    [Fact]
    public async Task A_link_to_another_site_is_not_followed_after_sign_in()
    {
        using Reader page = await site.ReadAsync();
        await page.GotoAsync("/sign-in?return=//example.org/");
        await SignInAsync(page, "officer", Site.Password);
        Assert.Equal(site.Url + "/", page.Url);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await site.AddUserAsync("leaver", "Chu Thị Về", Role.Analyst, "20");
        using Reader page = await site.ReadAsync();
        await page.GotoAsync("/sign-in");
        await SignInAsync(page, "leaver", Site.Password);
        await page.ClickAsync("header .end summary");
        await page.ClickAsync("header form[action='/sign-out'] button");
        Assert.EndsWith("/sign-in", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_time_link_sets_the_password_once()
    {
        string path = "";
        await site.DoAsync(async services =>
        {
            var map = await services.GetRequiredService<Anise.Places.PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
            path = (await services.GetRequiredService<AddUser>().RunAsync(Rights.ForConsole(), "newcomer", "La Thị Mới", Role.Analyst, map.Province.Id)).Value.Path;
        });
        using Reader page = await site.ReadAsync();
        await page.GotoAsync(path);
        await FillAsync("short", "short");
        Assert.Contains("10 ký tự", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await FillAsync("a long enough one", "another long one");
        Assert.Contains("không giống nhau", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await FillAsync("a long enough one", "a long enough one");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await SignInAsync(page, "newcomer", "a long enough one");
        Assert.Contains("La Thị Mới", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        using Reader second = await site.ReadAsync();
        await second.GotoAsync(path);
        Assert.Equal(0, await second.Locator("#password").CountAsync());
        Assert.NotEmpty(await second.InnerTextAsync("h1"));
        Assert.Equal(1, await second.Locator("main a[href='/sign-in']").CountAsync());

        async Task FillAsync(string password, string again)
        {
            await page.FillAsync("#password", password);
            await page.FillAsync("#password-again", again);
            await page.ClickAsync("form button.primary");
        }
    }
}
