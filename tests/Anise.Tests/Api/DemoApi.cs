using System.Net.Http.Headers;
using System.Text.Json;
using Anise.Access;
using Anise.Places;
using Anise.Testing;
using Anise.Tests.Figures;
using Anise.Web.Host;
using Anise.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Api;

/// <summary>The real server over a copy of the demo, with keys.</summary>
public sealed class DemoApi(DemoProvince demo) : IAsyncLifetime
{
    /// <summary>The classes that share it.</summary>
    public const string Name = "interface over the demo";

    private static int _keys;

    private WebApplication _app = null!;

    public string File { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var (services, file) = await demo.CopyAsync();
        await services.DisposeAsync();
        File = file;
        _app = WebHost.Build(new WebOptions(file, "http://127.0.0.1:0", new StillClock()));
        await _app.StartAsync();
    }

    /// <summary>A new key's secret.</summary>
    public Task<string> KeyAsync(string name, Role role, string place) => DoAsync(async services =>
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        return (await services.GetRequiredService<AddApiKey>().RunAsync(Rights.ForConsole(), name, role, map.FindByCode(place)!.Id)).Value.Secret;
    });

    /// <summary>A client with a new key of a role at a place.</summary>
    public async Task<HttpClient> ReaderAsync(string place = "20", Role role = Role.Analyst) => Client(await KeyAsync($"reader-{Next()}", role, place));

    /// <summary>A number that no other key has in its name.</summary>
    public static int Next() => Interlocked.Increment(ref _keys);

    /// <summary>What stands at an address, which must answer.</summary>
    public static async Task<JsonElement> JsonAsync(HttpClient client, string path)
    {
        HttpResponseMessage answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Works on the store as the console does.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A client that sends a key, or none.</summary>
    public HttpClient Client(string? secret = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single() + "/api/v1/") };
        if (secret is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        KeptStores.Delete(File);
    }
}

/// <summary>One server for the classes that ask it.</summary>
[CollectionDefinition(DemoApi.Name)]
public sealed class DemoApiTests : ICollectionFixture<DemoApi>;
