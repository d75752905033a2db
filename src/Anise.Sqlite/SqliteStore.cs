using System.Data.Common;
using System.Runtime.CompilerServices;
using Anise.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Sqlite;

/// <summary>Why a file cannot be used as a store.</summary>
public enum StoreTrouble
{
    /// <summary>It is a directory.</summary>
    Directory,
    /// <summary>It is no SQLite file.</summary>
    NoDatabase,
    /// <summary>It is a SQLite file of another program.</summary>
    OtherDatabase,
    /// <summary>A newer version of Anise made or renewed it.</summary>
    Newer,
}

/// <summary>The store in one file: nothing to install.</summary>
public static class SqliteStore
{
    /// <summary>The options that open the store in <paramref name="file"/> (made when missing, by <see cref="CreateAsync"/>).</summary>
    public static DbContextOptions<AniseDb> Options(string file) =>
        Configure(new DbContextOptionsBuilder<AniseDb>(), file).Options;

    /// <summary>Sets up <paramref name="builder"/> for the store in <paramref name="file"/>.</summary>
    public static DbContextOptionsBuilder<AniseDb> Configure(DbContextOptionsBuilder<AniseDb> builder, string file)
    {
        Configure((DbContextOptionsBuilder)builder, file);
        return builder;
    }

    /// <inheritdoc cref="Configure(DbContextOptionsBuilder{AniseDb}, string)"/>
    /// <param name="builder">The options.</param>
    /// <param name="file">The store's file.</param>
    /// <param name="draft">The file is made for the first time, and thrown away where that does not end well: it need not outlive a loss of power.</param>
    public static void Configure(DbContextOptionsBuilder builder, string file, bool draft = false) => builder
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly.GetName().Name))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(draft ? [Pragmas.OfDraft] : [Pragmas.OfStore, new LastWritten.Noting(file)]);

    /// <summary>Adds the store in <paramref name="file"/>; what works on it are the areas (<see cref="Areas.AddAreas"/>).</summary>
    /// <param name="services">The services.</param>
    /// <param name="file">The store's file.</param>
    /// <param name="draft">The file is made for the first time, and thrown away where that does not end well: it need not outlive a loss of power.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, string file, bool draft = false) =>
        // The options are the same for all: made anew for every request they would cost a fifth of a small page.
        services.AddSingleton(new StorePlace(Path.GetFullPath(file)))
            .AddDbContext<AniseDb>(options => Configure(options, file, draft), ServiceLifetime.Scoped, ServiceLifetime.Singleton);

    /// <summary>Makes an empty file that only its owner reads, where there is none: the store holds persons. The log beside it gets the same rights.</summary>
    public static void MakeFile(string file)
    {
        if (File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream made = new(file, options);
    }

    /// <summary>What the database itself finds wrong with its file: damaged pages, lost or doubled rows; the first hundred findings, empty where it is whole.</summary>
    public static async Task<IReadOnlyList<string>> FindDamageAsync(string file, CancellationToken cancel = default)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var found = new List<string>();
        try
        {
            await using SqliteDataReader rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) found.Add(rows.GetString(0));
        }
        catch (SqliteException e)   // so damaged that it cannot even be looked at
        {
            found.Add(e.Message);
        }
        return found is ["ok"] ? [] : found;
    }

    /// <summary>Makes the store's tables, or brings an older store up to date; a store that is up to date is not touched.</summary>
    public static async Task CreateAsync(AniseDb db, CancellationToken cancel = default)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any()) await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Looks at a file that is there before anything is written to it.</summary>
    /// <returns>Why it cannot be used as a store; null where it can. That it is locked or cannot be written shows on its use.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DbException">Another program holds the file.</exception>
    public static async Task<StoreTrouble?> FindTroubleAsync(string file, CancellationToken cancel = default)
    {
        if (Directory.Exists(file)) return StoreTrouble.Directory;
        byte[] head = new byte[16];
        await using (FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel) < head.Length || !head.AsSpan().SequenceEqual("SQLite format 3\0"u8)) return StoreTrouble.NoDatabase;
        // Only looked at: whose file this is, is not known yet.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
        if (await command.ExecuteScalarAsync(cancel) is 0L) return StoreTrouble.OtherDatabase;
        await using AniseDb db = new(Options(file));
        HashSet<string> known = [.. db.Database.GetMigrations()];
        command.CommandText = $"SELECT migration_id FROM {HistoryRepository.DefaultTableName}";
        await using SqliteDataReader applied = await command.ExecuteReaderAsync(cancel);
        while (await applied.ReadAsync(cancel))
            if (!known.Contains(applied.GetString(0))) return StoreTrouble.Newer;
        return null;
    }

    /// <summary>Closes the connections that are kept for the next use: the files can be removed.</summary>
    public static void ReleaseAll() => SqliteConnection.ClearAllPools();

    /// <summary>Lets go of the file: what was written is in it, and nothing beside it, so that it can be moved.</summary>
    public static async Task CloseAsync(string file, CancellationToken cancel = default)
    {
        ReleaseAll();
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancel);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(cancel);
        }
        await using FileStream written = new(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private sealed class Pragmas(string synchronous) : DbConnectionInterceptor
    {
        /// <summary>What is said to be saved is on the disk, even when the power fails in the next moment.</summary>
        public static readonly Pragmas OfStore = new("FULL");

        public static readonly Pragmas OfDraft = new("OFF");

        private readonly ConditionalWeakTable<object, Pragmas> _set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection)
        {
            // EF looks whether the file is there with a connection that may only read: such a one sets nothing.
            if (connection is SqliteConnection { Handle: { } handle } && !_set.TryAdd(handle, this)) return;   // taken from the pool: it was set before
            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly) return;
            using DbCommand command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA temp_store = MEMORY;";
            command.ExecuteNonQuery();
        }
    }
}
