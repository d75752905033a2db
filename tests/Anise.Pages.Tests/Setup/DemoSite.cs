using Anise.Pages.Tests.Setup;
using Anise.Testing;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Anise.Pages.Tests.Setup;

/// <summary>The pages over a small demo province, on a day on which the reviews of 2026 are under way. Opened at the first call; for tests that only read.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly Lazy<Task<Filled>> _site = new(StartAsync);

    /// <summary>The site.</summary>
    public async Task<Site> SiteAsync() => await _site.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_site.IsValueCreated) await (await _site.Value).DisposeAsync();
    }

    private static async Task<Filled> StartAsync()
    {
        var site = new Filled();
        await site.InitializeAsync();
        return site;
    }

    private sealed class Filled : Site
    {
        protected override Task CopyStoreAsync() => KeptStores.CopyPeopledDemoAsync(StoreFile);
    }
}
