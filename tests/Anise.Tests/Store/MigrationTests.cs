using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Store;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_make_the_store_that_the_code_expects()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
    }
}
