using System.CommandLine;
using Anise.Access;
using Anise.Basics;
using Anise.Sqlite;
using Anise.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Cli;

/// <summary>What a command works with on the store in one file.</summary>
internal sealed class StoreServices : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private StoreServices(ServiceProvider provider) => (_provider, _scope) = (provider, provider.CreateAsyncScope());

    /// <summary>Whoever runs a command has the file in hand.</summary>
    public Rights Rights { get; } = Rights.ForConsole();

    /// <summary>Opens the store in <paramref name="file"/>, making or renewing its tables.</summary>
    /// <param name="parsed">The command, which says what clock it goes by.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="before">Adds what is to stand in for a part of the areas, such as another clock.</param>
    /// <param name="draft">The file is made for the first time, and thrown away where that does not end well.</param>
    public static async Task<StoreServices> OpenAsync(ParseResult parsed, FileInfo file, CancellationToken cancel, Action<IServiceCollection>? before = null, bool draft = false)
    {
        if ((file.Exists || Directory.Exists(file.FullName)) && await SqliteStore.FindTroubleAsync(file.FullName, cancel) is { } trouble)
            throw new RefusedException(new Problem("store-" + trouble, Texts.Get("store-" + trouble, file.FullName)));
        SqliteStore.MakeFile(file.FullName);
        var services = new ServiceCollection();
        services.AddLogging();
        before?.Invoke(services);
        if (parsed.InvocationConfiguration is CommandRun { Clock: { } clock }) services.TryAddSingleton(clock);
        services.AddStore(file.FullName, draft).AddAreas();
        var store = new StoreServices(services.BuildServiceProvider(validateScopes: true));
        await SqliteStore.CreateAsync(store.Get<AniseDb>(), cancel);
        return store;
    }

    /// <summary>A use case or reader.</summary>
    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }
}

/// <summary>What a command was given cannot be used: its problem is told, exit code 1.</summary>
internal sealed class RefusedException(Problem problem) : Exception(problem.Message);

/// <summary>Tells the user what to mend.</summary>
internal static class Refusal
{
    /// <summary>Writes the problems to stderr, a line each, and returns exit code 1.</summary>
    public static int Refuse(this ParseResult parsed, IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems) parsed.InvocationConfiguration.Error.WriteLine(problem.Message);
        return 1;
    }
}
