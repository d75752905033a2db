using Anise.Access;
using Anise.Demo;
using Anise.Sqlite;
using Anise.Store;
using Anise.Tests.Figures;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DemoProvince))]

namespace Anise.Tests.Figures;

/// <summary>A small demo province, made once for all tests that only read it.</summary>
public sealed class DemoProvince : IAsyncLifetime
{
    private readonly Lazy<Task<TestStore>> _store = new(MakeAsync);

    /// <summary>The file of the store; made at the first call.</summary>
    public async Task<string> FileAsync() => (await _store.Value).File;

    /// <summary>The services on the store.</summary>
    public async Task<AsyncServiceScope> OpenAsync() => Open(await FileAsync());

    /// <summary>The services on a copy of the store that a test may change.</summary>
    public async Task<(AsyncServiceScope Services, string File)> CopyAsync()
    {
        string copy = Path.Combine(Path.GetTempPath(), $"anise-{Guid.NewGuid():N}.db");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Copy(await FileAsync(), copy);
        return (Open(copy), copy);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_store.IsValueCreated) await (await _store.Value).DisposeAsync();
    }

    /// <summary>Rights to everything.</summary>
    public static Rights All => Rights.ForConsole();

    /// <summary>The services on a file, as a program that was just started has them. The demo's present: its reviews of 2026 are under way.</summary>
    public static AsyncServiceScope Open(string file) => Services(file, s => s.AddSingleton<TimeProvider>(new StillClock())).CreateAsyncScope();

    private static ServiceProvider Services(string file, Action<IServiceCollection> before)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        before(services);
        services.AddStore(file).AddAreas();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task<TestStore> MakeAsync()
    {
        TestStore store = await TestStore.CreateAsync();
        await using (ServiceProvider provider = Services(store.File, s => s.AddDemoClock()))
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            var made = await scope.ServiceProvider.GetRequiredService<MakeDemo>().RunAsync(600, 3);
            Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        }
        await using AniseDb db = store.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return store;
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    }
}
