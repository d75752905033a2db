using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Who can administer a store: a store must never lose the last of them.</summary>
public sealed class Administrators(AniseDb db)
{
    private static readonly Role[] Managing = [.. Permission.ManageUsers.Roles];

    /// <summary>Whether anybody who may sign in can manage users.</summary>
    public Task<bool> AnyAsync(CancellationToken cancel = default) => AnyOtherThanAsync(null, null, cancel);

    /// <summary>Whether anybody can still manage users when <paramref name="userId"/> no longer holds <paramref name="without"/> (null: holds nothing).</summary>
    internal Task<bool> AnyOtherThanAsync(long? userId, Grant? without, CancellationToken cancel)
    {
        IQueryable<Grant> grants = db.Set<Grant>().Where(g => Managing.Contains(g.Role));
        if (without is not null) grants = grants.Where(g => g.UserId != without.UserId || g.Role != without.Role || g.Place != without.Place);
        else if (userId is not null) grants = grants.Where(g => g.UserId != userId);
        return grants.Join(db.Users.Where(u => !u.Disabled), g => g.UserId, u => u.Id, (g, u) => g).AnyAsync(cancel);
    }
}
