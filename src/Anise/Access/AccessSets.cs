using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>The sets of this area.</summary>
public static class AccessSets
{
    extension(AniseDb db)
    {
        /// <summary>Every account.</summary>
        public DbSet<User> Users => db.Set<User>();

        /// <summary>Every key of other programs.</summary>
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
    }
}
