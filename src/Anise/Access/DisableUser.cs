using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Bars a user from signing in, or lets them in again. Users are never removed: the journal names them.</summary>
public sealed class DisableUser(AniseDb db, JournalBook journal, UserManager<User> users, Administrators administrators, IPlaceLines places)
{
    /// <summary>Bars the user (<paramref name="disabled"/>) or lets them in again; returns their name. Open sessions end.</summary>
    /// <exception cref="NoAccessException">The actor may not manage all the user's roles.</exception>
    public async Task<Result<string>> RunAsync(Rights rights, long userId, string reason, bool disabled = true, CancellationToken cancel = default)
    {
        User? seen = await db.Users.AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        await rights.DemandOverAsync(seen, places, cancel);
        if (seen is null) return Texts.Problem("user-unknown");
        if (string.IsNullOrWhiteSpace(reason)) return Texts.Problem("reason-missing", "reason");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, disabled ? AccessActs.DisableUser : AccessActs.EnableUser, reason.Trim(), cancel);
        User user = await db.Users.SingleAsync(u => u.Id == userId, cancel);
        if (disabled && !await administrators.AnyOtherThanAsync(userId, null, cancel)) return Texts.Problem("last-administrator");
        user.Disabled = disabled;
        await users.UpdateSecurityStampAsync(user);
        await write.CommitAsync(cancel);
        return user.UserName!;
    }
}
