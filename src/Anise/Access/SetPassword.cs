using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Sets the password of an account, with the token of a one-time link. Open sessions of the account end.</summary>
public sealed class SetPassword(AniseDb db, JournalBook journal, UserManager<User> users, OneTimeLinks links)
{
    /// <summary>Whether the token is of a link that can be used now: known, not used or withdrawn, not expired, of a user who may sign in.</summary>
    /// <param name="token">What the address carried.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel = default) =>
        await links.FindAsync(LinkPurpose.SetPassword, token, cancel) is { UserId: { } owner } && await db.Users.AnyAsync(u => u.Id == owner && !u.Disabled, cancel);

    /// <summary>Sets the password and returns the name of the account. A password that is refused leaves the link open.</summary>
    /// <param name="token">What the address carried.</param>
    /// <param name="password">At least <see cref="AccessModule.PasswordLength"/> characters.</param>
    /// <param name="origin">Where the request came from, for the journal.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<string>> RunAsync(string token, string password, string origin, CancellationToken cancel = default)
    {
        OneTimeLink? found = await links.FindAsync(LinkPurpose.SetPassword, token, cancel);
        User? owner = found is null ? null : await db.Users.FindAsync([found.UserId!.Value], cancel);
        if (owner is null or { Disabled: true }) return Texts.Problem("link-not-open");
        await using JournaledWrite write = await journal.BeginAsync(new Actor(owner.UserName!, origin, owner.Id), AccessActs.SetPassword, null, cancel);
        OneTimeLink? link = await links.FindAsync(LinkPurpose.SetPassword, token, cancel);   // again, under the write lock
        if (link is null) return Texts.Problem("link-not-open");
        User user = (await db.Users.FindAsync([owner.Id], cancel))!;
        if (await users.HasPasswordAsync(user)) await users.RemovePasswordAsync(user);
        IdentityResult set = await users.AddPasswordAsync(user, password);   // also renews the security stamp
        if (!set.Succeeded) return Result<string>.Refused(Texts.Problems(set));
        links.Close(link);
        await write.CommitAsync(cancel);
        return user.UserName!;
    }
}
