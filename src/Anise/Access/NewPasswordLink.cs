using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Gives somebody who lost the password, or whose link expired, a new one-time link.</summary>
public sealed class NewPasswordLink(AniseDb db, JournalBook journal, OneTimeLinks links, IPlaceLines places)
{
    /// <summary>Returns the link; earlier open ones of the account no longer work. The present password stays until a new one is chosen.</summary>
    /// <exception cref="NoAccessException">The actor may not manage all the user's roles.</exception>
    public async Task<Result<IssuedLink>> RunAsync(Rights rights, long userId, CancellationToken cancel = default)
    {
        User? user = await db.Users.AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        await rights.DemandOverAsync(user, places, cancel);
        if (user is null) return Texts.Problem("user-unknown");
        if (user.Disabled) return Texts.Problem("user-disabled");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.NewPasswordLink, null, cancel);
        IssuedLink link = await links.IssueAsync(LinkPurpose.SetPassword, userId, cancel);
        await write.CommitAsync(cancel);
        return link;
    }
}

/// <summary>Rights over accounts.</summary>
internal static class UserRights
{
    /// <summary>Returns when the actor may manage users at every place where <paramref name="user"/> holds a role.</summary>
    /// <exception cref="NoAccessException">They may not.</exception>
    public static async Task DemandOverAsync(this Rights rights, User? user, IPlaceLines places, CancellationToken cancel)
    {
        rights.Demand(Permission.ManageUsers, Scope.Anywhere);
        foreach (Grant grant in user?.Grants ?? []) rights.Demand(Permission.ManageUsers, await places.OfAsync(grant.Place, cancel));
    }
}
