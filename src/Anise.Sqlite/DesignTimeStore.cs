using Anise.Store;
using Microsoft.EntityFrameworkCore.Design;

namespace Anise.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add NAME --project src/Anise.Sqlite</c> see the model; not used otherwise.</summary>
internal sealed class DesignTimeStore : IDesignTimeDbContextFactory<AniseDb>
{
    public AniseDb CreateDbContext(string[] args) => new(SqliteStore.Options("design-time.db"));
}
