using System.Data.Common;
using Anise.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Anise.Sqlite;

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
    public static void Configure(DbContextOptionsBuilder builder, string file) => builder
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly.GetName().Name))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(Pragmas.Instance);

    /// <summary>Makes the store's tables, or brings an older store up to date.</summary>
    public static Task CreateAsync(AniseDb db, CancellationToken cancel = default) => db.Database.MigrateAsync(cancel);

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using DbCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;";
            command.ExecuteNonQuery();
        }
    }
}
