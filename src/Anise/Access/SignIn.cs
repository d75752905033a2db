using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Who signed in. The stamp goes into the session: when it no longer is the account's, the session has ended.</summary>
/// <param name="UserId">The account.</param>
/// <param name="UserName">Its name.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="SecurityStamp">Changes with password, roles and barring.</param>
/// <param name="SessionId">The session's own id, stored nowhere: signing out ends the session of this id.</param>
public sealed record SignedIn(long UserId, string UserName, string DisplayName, string SecurityStamp, string SessionId);

/// <summary>
/// Checks a name and password. Who signs in is journaled, and the wrong try that bars an address from a name for a while (<see cref="SignInAttempts"/>);
/// single wrong tries are not: anybody could fill the journal.
/// </summary>
public sealed class SignIn(AniseDb db, JournalBook journal, UserManager<User> users, IPasswordHasher<User> hasher, SignInAttempts attempts)
{
    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, OneTimeLink.NewToken()));

    /// <summary>Signs in, or tells that name or password are wrong (never which), or that this address must wait. A name that does not exist gets the same answers.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="origin">Where the request came from.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<SignedIn>> RunAsync(string userName, string password, string origin, CancellationToken cancel = default)
    {
        string normalized = users.NormalizeName(userName.Trim()) ?? "";
        if (attempts.IsBarred(origin, normalized)) return Texts.Problem("sign-in-too-often", null, SignInAttempts.Window.TotalMinutes);
        User? known = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancel);
        // Hashing is slow: done before the write lock is taken, and for unknown names too, so that time does not tell them apart.
        bool right = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed
            && known is { Disabled: false, PasswordHash: not null };
        if (!right)
        {
            if (attempts.Fail(origin, normalized)) await NoteAsync(known, origin, cancel);
            return Texts.Problem("sign-in-wrong");
        }
        await using JournaledWrite write = await journal.BeginAsync(new Actor(known!.UserName!, origin, known.Id), AccessActs.SignIn, null, cancel);
        User user = await db.Users.SingleAsync(u => u.Id == known.Id, cancel);   // again, under the write lock
        if (user.PasswordHash != known.PasswordHash || user.Disabled) return Texts.Problem("sign-in-wrong");
        write.Note(new JournalSubject(AccessSubjects.User, user.UserName!, null));
        await write.CommitAsync(cancel);
        attempts.Succeed(origin, normalized);
        return new SignedIn(user.Id, user.UserName!, user.DisplayName, user.SecurityStamp!, OneTimeLink.NewToken());
    }

    private async Task NoteAsync(User? known, string origin, CancellationToken cancel)
    {
        // A name that does not exist is not written down: people type their password into the wrong field.
        string name = known?.UserName ?? "?";
        await using JournaledWrite write = await journal.BeginAsync(new Actor(name, origin, known?.Id), AccessActs.SignInFailed, null, cancel);
        write.Note(new JournalSubject(AccessSubjects.User, name, null), """{"locked":true}""");
        await write.CommitAsync(cancel);
    }
}
