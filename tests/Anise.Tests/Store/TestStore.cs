using Anise.Access;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;

namespace Anise.Tests.Store;

/// <summary>A new store in a file of its own, removed afterwards.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private TestStore(string file) => File = file;

    public string File { get; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static Rights Console { get; } = Rights.ForConsole();

    public static async Task<TestStore> CreateAsync()
    {
        var store = new TestStore(Path.Combine(Path.GetTempPath(), $"anise-test-{Guid.NewGuid():N}.db"));
        await using AniseDb db = store.Open();
        await SqliteStore.CreateAsync(db);
        return store;
    }

    public AniseDb Open() => new(SqliteStore.Options(File));

    public JournalBook Journal(AniseDb db) => new(db, Clock);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string file in (string[])[File, File + "-wal", File + "-shm"]) System.IO.File.Delete(file);
        return ValueTask.CompletedTask;
    }
}
