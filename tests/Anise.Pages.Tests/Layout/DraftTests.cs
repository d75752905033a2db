using System.Globalization;
using Anise.Access;
using Anise.Households;
using Anise.Pages.Tests.Households;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Layout;

/// <summary>A cut line, a closed window: what was typed is still there.</summary>
[Collection(SiteTests.Name)]
[Trait("needs", "browser")]
public sealed class DraftTests(Site site)
{
    [Fact]
    public async Task What_was_typed_comes_back_until_it_is_sent_and_is_gone_at_sign_out()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        string form = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}/change");
        await site.AddUserAsync("types.much", "Chu Thị Gõ", Role.CommuneOfficer, "06505");   // signs out at the end
        IPage page = await site.OpenAsync("types.much");
        await page.GotoAsync(form);
        await page.FillAsync("#reason", "hộ báo số mới");
        await page.CloseAsync();   // the window is closed in mid-form

        page = await page.Context.NewPageAsync();
        await page.GotoAsync(form);
        await page.Locator(".notice.draft").WaitForAsync();
        Assert.Equal("hộ báo số mới", await page.InputValueAsync("#reason"));
        await page.MustBeSoundAsync();

        // A line that is down: the page stays, and says that nothing was saved.
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#phone", "0912999888");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("Không có mạng", await page.InnerTextAsync(".notice.draft"), StringComparison.Ordinal);
        Assert.Equal("0912999888", await page.InputValueAsync("#phone"));
        await page.Context.SetOfflineAsync(false);
        await page.ClickAsync("main form button.primary");
        await page.MustLeaveAsync("/change");
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(k => k.startsWith('draft:'))");

        await page.GotoAsync(form);
        await page.FillAsync("#reason", "còn gõ dở");
        Assert.True(await page.EvaluateAsync<bool>("() => Object.keys(localStorage).some(k => k.startsWith('draft:'))"));
        await page.ClickAsync("details:has(form[action='/sign-out']) > summary");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.MustReachAsync("/sign-in");
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(k => k.startsWith('draft:'))");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_kept_overwrites_nobody_unseen()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        string form = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}/change");
        IPage page = await site.OpenAsync("officer");
        await page.GotoAsync(form);
        await page.FillAsync("#phone", "0912111000");
        await page.FillAsync("#reason", "gõ dở");
        await page.CloseAsync();
        using (Reader other = await site.ReadAsync("officer"))
        {
            await other.GotoAsync(form);
            await other.FillAsync("#phone", "0912222000");
            await other.FillAsync("#reason", "người khác sửa");
            await other.ClickAsync("main form button.primary");
            Assert.DoesNotContain("/change", other.Url, StringComparison.Ordinal);
        }
        page = await page.Context.NewPageAsync();
        await page.GotoAsync(form);
        await page.Locator(".notice.draft").WaitForAsync();
        await page.ClickAsync("main form button.primary");
        await page.Locator(".notice.conflict").WaitForAsync();
        Assert.Contains("0912222000", await page.InnerTextAsync(".notice.conflict"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
