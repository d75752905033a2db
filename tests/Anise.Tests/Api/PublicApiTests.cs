using System.Net;
using System.Text.Json;
using Anise.Access;
using Anise.Tests.Figures;

namespace Anise.Tests.Api;

/// <summary>The public part as anybody sees it.</summary>
[Trait("needs", "demo")]
public sealed class PublicApiTests(DemoApi api, DemoProvince demo) : IClassFixture<DemoApi>
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_public_needs_no_key_shows_no_small_count_and_may_be_read_from_other_sites()
    {
        using HttpClient client = api.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://example.org");
        HttpResponseMessage list = await client.GetAsync("public/figures", _cancel);
        Assert.Equal("*", list.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True(list.Headers.CacheControl!.Public);
        JsonElement published = JsonDocument.Parse(await list.Content.ReadAsStringAsync(_cancel)).RootElement;
        Assert.Equal([2022, 2023, 2024, 2025], published.GetProperty("years").EnumerateArray().Select(y => y.GetInt32()));
        int suppressed = 0;
        foreach (string code in (string[])["poor-households", "near-poor-households", "poor-people", "poverty-rate", "poor-deprived-water", "poor-households&by=ethnic-group"])
        {
            string[] parts = code.Split('&');
            JsonElement figure = JsonDocument.Parse(await client.GetStringAsync($"public/figures/{parts[0]}?year=2024&{(parts.Length > 1 ? parts[1] : "")}", _cancel)).RootElement;
            Assert.StartsWith("2024-", figure.GetProperty("map").GetString(), StringComparison.Ordinal);
            foreach (JsonElement row in figure.GetProperty("rows").EnumerateArray())
            {
                Assert.NotEqual("village", row.GetProperty("level").GetString());
                if (row.GetProperty("state").GetString() == "suppressed") suppressed++;
                if (row.GetProperty("state").GetString() == "published") Assert.False(row.GetProperty("numerator").GetDouble() is > 0 and < 5);
                else Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (row.GetProperty("value").ValueKind, row.GetProperty("numerator").ValueKind));
            }
        }
        Assert.True(suppressed > 5, $"{suppressed}");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("public/figures/escaped?year=2024", _cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("public/figures/poor-households?year=2026", _cancel)).StatusCode);
    }

    [Theory]
    [InlineData("0", 400, "year-wrong")]
    [InlineData("-5", 400, "year-wrong")]
    [InlineData("2147483647", 400, "year-wrong")]
    [InlineData("2000", 404, "published-year")]
    [InlineData("2026", 404, "published-year")]
    public async Task A_year_that_is_not_published_is_a_problem_and_no_fault(string year, int status, string code)
    {
        HttpResponseMessage answer = await api.Client().GetAsync("public/figures/poor-households?year=" + year, _cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Who_asks_too_often_for_what_is_public_is_told_when_to_ask_again()
    {
        await using var own = new DemoApi(demo);
        await own.InitializeAsync();
        using HttpClient client = own.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://example.org");
        HttpResponseMessage answer = await client.GetAsync("public/figures/no-such?year=2024", _cancel);
        for (int i = 0; i < 1000 && answer.StatusCode != HttpStatusCode.TooManyRequests; i++) answer = await client.GetAsync("public/figures/no-such?year=2024", _cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("too-many", await answer.Content.ReadAsStringAsync(_cancel));
        using HttpClient key = own.Client(await own.KeyAsync("keyed", Role.Analyst, "20"));
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("figures", _cancel)).StatusCode);
    }
}
