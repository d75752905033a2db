using Anise.Access;
using Anise.Journal;
using Anise.Places;
using Anise.Sqlite;
using Anise.Store;
using Anise.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Store;

/// <summary>A new store with the use cases over it and a clock that stands still until moved.</summary>
public sealed class TestServices : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly ServiceProvider _provider;

    private TestServices(TestStore store, Action<IServiceCollection>? more)
    {
        _store = store;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(store.Clock);
        services.AddStore(store.File).AddAreas();
        more?.Invoke(services);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public StillClock Clock => _store.Clock;

    public string File => _store.File;

    public static async Task<TestServices> CreateAsync(Action<IServiceCollection>? more = null) => new(await TestStore.CreateAsync(), more);

    /// <summary>A store with the places of Lang Son.</summary>
    public static async Task<TestServices> LangSonAsync(Action<IServiceCollection>? more = null) => new(await TestStore.CreateAsync(KeptStores.CopyLangSonAsync), more);

    /// <summary>A small demo province, without the files of its evidence.</summary>
    public static async Task<TestServices> DemoAsync() => new(await TestStore.CreateAsync(KeptStores.CopyDemoFileAsync), null);

    /// <summary>Does something with a service in a scope of its own, as a request does.</summary>
    public async Task<TResult> DoAsync<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using AsyncServiceScope scope = _provider.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs a use case that must succeed, in a scope of its own, and returns what it made.</summary>
    public async Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<Anise.Basics.Result<TResult>>> act) where TService : notnull
    {
        var result = await DoAsync(act);
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => $"{p.Code}: {p.Message}")));
        return result.Value;
    }

    /// <summary>Runs a use case that must be refused, and returns the code of its only problem.</summary>
    public async Task<string> RefusedAsync<TService, TResult>(Func<TService, Task<Anise.Basics.Result<TResult>>> act) where TService : notnull =>
        Assert.Single((await DoAsync(act)).Problems).Code;

    public Task<PlaceMap> MapAsync(DateOnly day) => DoAsync<PlaceMaps, PlaceMap>(maps => maps.OnAsync(day));

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _store.DisposeAsync();
    }
}
