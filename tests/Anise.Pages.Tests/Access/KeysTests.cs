using System.Net;
using System.Net.Http.Headers;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Access;

[Collection(SiteTests.Name)]
public sealed class KeysTests(Site site)
{
    [Trait("needs", "browser")]
    [Theory, InlineData(true), InlineData(false)]
    public async Task An_administrator_gives_a_key_that_works_until_it_is_revoked(bool script)
    {
        string name = script ? "cong-so-lieu" : "cong-thu-hai";
        IPage page = await site.OpenAsync("admin", script: script);
        await page.GotoAsync("/users/keys");
        await page.FillAsync("#name", name);
        await page.ClickAsync("main form button.primary");
        Assert.Equal(2, await page.Locator(".field.wrong").CountAsync());   // role and place
        Assert.Equal(4, await page.Locator("#role option[value]:not([value=''])").CountAsync());
        await page.SelectOptionAsync("#role", "Analyst");
        await page.SelectOptionAsync("#place", new SelectOptionValue { Label = "Xã Vạn Linh" });
        await page.ClickAsync("main form button.primary");
        string secret = await page.InnerTextAsync(".link-once");
        if (script) await page.MustBeSoundAsync();   // axe is script
        Assert.Equal(HttpStatusCode.OK, await AskAsync(secret));

        await page.GotoAsync("/users/keys");
        Assert.Equal(0, await page.GetByText(secret).CountAsync());
        await page.ClickAsync($"tr:has-text('{name}') button");
        Assert.Equal("Đã thu hồi khóa.", await page.InnerTextAsync("main [role=status]"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(secret));

        await page.GotoAsync("/journal?subject=api-key&id=" + name);
        string journal = await page.InnerTextAsync("main");
        Assert.Contains("Cấp khóa API", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AskAsync(string secret)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using HttpResponseMessage answer = await client.GetAsync(site.Url + "/api/v1/figures");
        return answer.StatusCode;
    }
}
