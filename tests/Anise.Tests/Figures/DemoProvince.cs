using Anise.Access;
using Anise.Sqlite;
using Anise.Testing;
using Anise.Tests.Figures;
using Anise.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DemoProvince))]

namespace Anise.Tests.Figures;

/// <summary>A small demo province, for all tests that only read it.</summary>
public sealed class DemoProvince : IAsyncLifetime
{
    private readonly Lazy<Task<TestStore>> _store = new(() => TestStore.CreateAsync(KeptStores.CopyDemoAsync));

    /// <summary>The file of the store; copied at the first call.</summary>
    public async Task<string> FileAsync() => (await _store.Value).File;

    /// <summary>The services on the store.</summary>
    public async Task<AsyncServiceScope> OpenAsync() => Open(await FileAsync());

    /// <summary>The services on a copy of the store that a test may change.</summary>
    public async Task<(AsyncServiceScope Services, string File)> CopyAsync()
    {
        string copy = Path.Combine(Path.GetTempPath(), $"anise-{Guid.NewGuid():N}.db");
        await KeptStores.CopyDemoFileAsync(copy);
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
    public static AsyncServiceScope Open(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new StillClock());
        services.AddStore(file).AddAreas();
        return services.BuildServiceProvider(validateScopes: true).CreateAsyncScope();
    }
}
