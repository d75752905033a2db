using Anise.Demo;
using Anise.Pages.Tests.Setup;
using Anise.Sqlite;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Anise.Pages.Tests.Setup;

/// <summary>The pages over a small demo province, on a day on which the reviews of 2026 are under way. Made at the first call; for tests that only read.</summary>
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
        protected override TimeProvider Clock { get; } = new StillClock();

        protected override async Task MakeStoreAsync()
        {
            await base.MakeStoreAsync();
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddDemoClock();
            services.AddStore(StoreFile).AddAreas();
            await using ServiceProvider provider = services.BuildServiceProvider();
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<MakeDemo>().RunAsync(600, 3);
            Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        }

        protected override Task FillAsync() => Task.CompletedTask;   // it is filled
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    }
}
