using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;

namespace Anise.Access;

/// <summary>Changes one's own password. The present one is asked for, with the same care as at sign-in; other open sessions of the account end.</summary>
public sealed class ChangePassword(AniseDb db, JournalBook journal, UserManager<User> users, SignIn signIn)
{
    /// <summary>Changes the password of who acts, and signs them in anew.</summary>
    /// <param name="rights">Who acts; must have an account.</param>
    /// <param name="current">The present password, as typed.</param>
    /// <param name="password">The new one, as typed.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="InvalidOperationException">Who acts has no account: the console.</exception>
    public async Task<Result<SignedIn>> RunAsync(Rights rights, string current, string password, CancellationToken cancel = default)
    {
        long id = rights.Actor.UserId ?? throw new InvalidOperationException("The console has no password.");
        Result<SignedIn> known = await signIn.RunAsync(rights.Actor.Name, current, rights.Actor.Origin, cancel);
        if (!known.Ok) return known.Problems[0].Code == "sign-in-wrong" ? Texts.Problem("password-current", "current") : known;
        await using (JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.ChangePassword, null, cancel))
        {
            User user = (await db.Users.FindAsync([id], cancel))!;
            IdentityResult set = await users.ChangePasswordAsync(user, current, password);   // also renews the security stamp
            if (!set.Succeeded) return Result<SignedIn>.Refused(Texts.Problems(set));
            await write.CommitAsync(cancel);
        }
        return await signIn.RunAsync(rights.Actor.Name, password, rights.Actor.Origin, cancel);
    }
}
