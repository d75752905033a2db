using Anise.Access;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;
using Anise.Testing;

namespace Anise.Tests.Store;

/// <summary>A new store in a file of its own, removed afterwards.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private TestStore(string file) => File = file;

    public string File { get; }

    public StillClock Clock { get; } = new();

    public static Rights Console { get; } = Rights.ForConsole();

    /// <summary>A store without anything.</summary>
    public static Task<TestStore> CreateAsync() => CreateAsync(KeptStores.CopyEmptyAsync);

    /// <summary>A store that begins as a copy of a kept one.</summary>
    public static async Task<TestStore> CreateAsync(Func<string, Task> copy)
    {
        var store = new TestStore(Path.Combine(Path.GetTempPath(), $"anise-test-{Guid.NewGuid():N}.db"));
        await copy(store.File);
        return store;
    }

    public AniseDb Open() => new(SqliteStore.Options(File));

    public JournalBook Journal(AniseDb db) => new(db, Clock);

    public ValueTask DisposeAsync()
    {
        KeptStores.Delete(File);
        return ValueTask.CompletedTask;
    }
}
