using System.Net;
using System.Text.Json;
using Anise.Access;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Api;

/// <summary>Who may read by a key, and what is kept of it.</summary>
[Trait("needs", "demo")]
[Collection(DemoApi.Name)]
public sealed class ApiKeyTests(DemoApi api)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_or_with_a_wrong_or_revoked_one_the_answer_is_401()
    {
        using HttpClient none = api.Client(), wrong = api.Client("anise_wrong"), revoked = api.Client(await api.KeyAsync("to-be-revoked", Role.Analyst, "20"));
        Assert.Equal(HttpStatusCode.OK, (await revoked.GetAsync("figures", _cancel)).StatusCode);
        await api.DoAsync(s => s.GetRequiredService<RevokeApiKey>().RunAsync(Rights.ForConsole(), "to-be-revoked"));
        foreach (HttpClient client in (HttpClient[])[none, wrong, revoked])
        {
            HttpResponseMessage answer = await client.GetAsync("figures/poor-households?year=2024", _cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("key-wrong", await answer.Content.ReadAsStringAsync(_cancel));
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task The_key_of_a_commune_reads_its_own_commune_only()
    {
        using HttpClient client = await api.ReaderAsync("06505");   // a key of one commune
        Assert.Equal("06505", (await DemoApi.JsonAsync(client, "figures/poor-households?year=2024")).GetProperty("place").GetProperty("code").GetString());
        foreach (string path in (string[])["figures/poor-households?year=2024&place=06463", "figures/poor-households/records?year=2024&place=06463", "figures/poor-households?year=2024&place=20"])
        {
            HttpResponseMessage answer = await client.GetAsync(path, _cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("no-access", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_map_without_the_place_of_the_key_says_so()
    {
        using HttpClient client = await api.ReaderAsync("06463");
        HttpResponseMessage answer = await client.GetAsync("figures/poor-households?year=2024&map=1900-01-01", _cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("key-place-unknown", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancel)).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_needs_a_key_is_not_read_from_other_sites_nor_written()
    {
        using HttpClient client = await api.ReaderAsync();
        client.DefaultRequestHeaders.Add("Origin", "https://example.org");
        HttpResponseMessage answer = await client.GetAsync("figures/poor-households?year=2024", _cancel);
        Assert.Empty(answer.Headers.Where(h => h.Key == "Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync("figures", null, _cancel)).StatusCode);
    }

    [Fact]
    public async Task A_use_is_noted_once_a_day_and_no_secret_stands_in_the_store()
    {
        string secret = await api.KeyAsync("noted", Role.Auditor, "20");
        using HttpClient client = api.Client(secret);
        for (int i = 0; i < 3; i++) await DemoApi.JsonAsync(client, "figures/poor-households?year=2024");
        await api.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AniseDb>();
            List<JournalEntry> entries = await db.Set<JournalEntry>().Where(e => e.Subject == "api-key" && e.SubjectId == "noted").OrderBy(e => e.Number).ToListAsync();
            Assert.Equal(["add-api-key", "use-api-key"], entries.Select(e => e.Action));
            ApiKey key = await db.ApiKeys.SingleAsync(k => k.Name == "noted");
            Assert.Equal(new DateOnly(2026, 11, 25), key.LastUsed);
            string hash = key.SecretHash;
            Assert.DoesNotContain(secret, hash);
            Assert.All(entries, e => Assert.DoesNotContain(hash, JsonSerializer.Serialize(e)));
            return 0;
        });
    }

    [Fact]
    public async Task Only_roles_that_read_are_given_to_keys_and_only_by_who_manages_users()
    {
        var refused = await api.DoAsync(s => s.GetRequiredService<AddApiKey>().RunAsync(Rights.ForConsole(), "chair", Role.CommuneChair, new(1)));
        Assert.Equal("key-role", refused.Problems.Single().Code);
        var marks = await api.DoAsync(s => s.GetRequiredService<AddApiKey>().RunAsync(Rights.ForConsole(), "two words", Role.Analyst, new(1)));
        Assert.Equal("key-name-form", marks.Problems.Single().Code);
        var reader = new Rights(new Actor("reader", "", null), [new Grant { UserId = 0, Role = Role.Analyst, Place = new(1) }]);
        await Assert.ThrowsAsync<NoAccessException>(() => api.DoAsync(s => s.GetRequiredService<AddApiKey>().RunAsync(reader, "own", Role.Analyst, new(1))));
    }
}
