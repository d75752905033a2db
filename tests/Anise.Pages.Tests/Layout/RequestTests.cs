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
    public async Task Health_is_told_to_anybody_and_sets_no_cookie()
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(site.Url + "/health");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
