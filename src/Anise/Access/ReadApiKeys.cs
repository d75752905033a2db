using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>A key as the list shows it, without its secret.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Role">The role that it reads with.</param>
/// <param name="Place">Where.</param>
/// <param name="MadeBy">The account that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="LastUsed">The last day of use; null before the first.</param>
/// <param name="RevokedAt">When it was revoked; null while it works.</param>
public sealed record ApiKeyRow(string Name, Role Role, PlaceId Place, string MadeBy, DateTimeOffset MadeAt, DateOnly? LastUsed, DateTimeOffset? RevokedAt);

/// <summary>Reads the keys, for those who manage users.</summary>
public sealed class ReadApiKeys(AniseDb db, IPlaceLines places)
{
    /// <summary>The keys of places where the actor manages users: those that work first, by name.</summary>
    /// <exception cref="NoAccessException">The actor may manage users nowhere.</exception>
    public async Task<IReadOnlyList<ApiKeyRow>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, Scope.Anywhere);
        var rows = new List<ApiKeyRow>();
        foreach (ApiKey key in await db.ApiKeys.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenBy(k => k.Name).ToListAsync(cancel))
        {
            if (rights.May(Permission.ManageUsers, await places.OfAsync(key.Place, cancel)))
                rows.Add(new ApiKeyRow(key.Name, key.Role, key.Place, key.MadeBy, key.MadeAt, key.LastUsed, key.RevokedAt));
        }
        return rows;
    }
}
