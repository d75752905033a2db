using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Gives a user a role at a place. Their open sessions end, so that the new rights hold at once.</summary>
public sealed class GiveRole(AniseDb db, JournalBook journal, UserManager<User> users, IPlaceLines places)
{
    /// <summary>Gives the role.</summary>
    /// <exception cref="NoAccessException">The actor may not manage users at the place.</exception>
    public async Task<Result<Grant>> RunAsync(Rights rights, long userId, Role role, PlaceId place, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, await places.OfAsync(place, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.GiveRole, null, cancel);
        User? user = await db.Users.Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Texts.Problem("user-unknown");
        if (user.Disabled) return Texts.Problem("user-disabled");
        if (user.Grants.Any(g => g.Role == role && g.Place == place)) return Texts.Problem("role-held", "role");
        var grant = new Grant { UserId = userId, Role = role, Place = place };
        db.Add(grant);
        await users.UpdateSecurityStampAsync(user);
        await write.CommitAsync(cancel);
        return grant;
    }
}
