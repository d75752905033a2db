using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Reads the rights of a signed-in user, for every request.</summary>
public sealed class RightsOf(AniseDb db)
{
    /// <summary>The rights now; null when the user is barred, or the session's stamp is no longer the account's.</summary>
    public async Task<Rights?> RunAsync(long userId, string securityStamp, string origin, CancellationToken cancel = default)
    {
        User? user = await db.Users.AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        return user is { Disabled: false } && user.SecurityStamp == securityStamp
            ? new Rights(new Actor(user.UserName!, origin, user.Id) { SignsAs = user.DisplayName }, user.Grants)
            : null;
    }
}
