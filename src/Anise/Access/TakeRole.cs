using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Takes a role from a user. Their open sessions end.</summary>
public sealed class TakeRole(AniseDb db, JournalBook journal, UserManager<User> users, Administrators administrators, IPlaceLines places)
{
    /// <summary>Takes the role.</summary>
    /// <exception cref="NoAccessException">The actor may not manage users at the place.</exception>
    public async Task<Result<Grant>> RunAsync(Rights rights, long userId, Role role, PlaceId place, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, await places.OfAsync(place, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.TakeRole, null, cancel);
        User? user = await db.Users.Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Texts.Problem("user-unknown");
        if (user.Grants.SingleOrDefault(g => g.Role == role && g.Place == place) is not { } grant) return Texts.Problem("role-not-held", "role");
        if (Permission.ManageUsers.IsHeldBy(role) && !await administrators.AnyOtherThanAsync(userId, grant, cancel))
            return Texts.Problem("last-administrator");
        db.Remove(grant);
        await users.UpdateSecurityStampAsync(user);
        await write.CommitAsync(cancel);
        return grant;
    }
}
