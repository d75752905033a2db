using System.Net;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Layout;

/// <summary>Requests that no link of ours makes.</summary>
[Collection(SiteTests.Name)]
public sealed class RequestTests(Site site)
{
    [Fact]
    public async Task The_language_switch_does_not_lead_to_another_host()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using HttpResponseMessage answer = await client.GetAsync(site.Url + "//elsewhere.example/?lang=en");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/elsewhere.example/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_a_body()
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, site.Url + "/sign-in"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_not_allowed_says_which_right_it_takes_and_who_holds_it()
    {
        using Reader page = await site.ReadAsync("enumerator");
        Assert.Equal(403, await page.GotoAsync("/journal"));
        string lede = await page.InnerTextAsync("main");
        Assert.Contains("“Xem nhật ký”", lede, StringComparison.Ordinal);
        Assert.Contains("Kiểm toán", lede, StringComparison.Ordinal);
        using Reader officer = await site.ReadAsync("officer");
        Assert.Equal(403, await officer.GotoAsync("/reviews/2026/approval"));
        Assert.Equal("Phê duyệt kết quả rà soát năm 2026 là việc của tỉnh", await officer.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task Health_is_told_to_anybody_and_sets_no_cookie()
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(site.Url + "/health");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
