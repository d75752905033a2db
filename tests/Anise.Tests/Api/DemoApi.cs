using System.Net.Http.Headers;
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
