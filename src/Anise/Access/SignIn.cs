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
public sealed record SignedIn(long UserId, string UserName, string DisplayName, string SecurityStamp);

/// <summary>Checks a name and password. Success and failure are journaled; too many failures lock the account for a while.</summary>
public sealed class SignIn(AniseDb db, JournalBook journal, UserManager<User> users, IPasswordHasher<User> hasher, TimeProvider clock)
{
    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, OneTimeLink.NewToken()));

    /// <summary>Signs in, or tells that name or password are wrong (never which), or that the account is locked.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="origin">Where the request came from, for the journal.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<SignedIn>> RunAsync(string userName, string password, string origin, CancellationToken cancel = default)
    {
        string normalized = users.NormalizeName(userName.Trim()) ?? "";
        User? known = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancel);
        // Hashing is slow: done before the write lock is taken, and for unknown names too, so that time does not tell them apart.
        bool right = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed
            && known is { Disabled: false, PasswordHash: not null };
        // A name that does not exist is not written down: people type their password into the wrong field.
        await using JournaledWrite write = await journal.BeginAsync(
            new Actor(known?.UserName ?? "?", origin, known?.Id), right ? "sign-in" : "sign-in-failed", null, cancel);
        var subject = new JournalSubject("user", known?.UserName ?? "?", null);
        if (known is null)
        {
            write.Note(subject);
            await write.CommitAsync(cancel);
            return Texts.Problem("sign-in-wrong");
        }
        User user = await db.Users.SingleAsync(u => u.Id == known.Id, cancel);
        Result<SignedIn> result;
        if (user.LockoutEnd > clock.GetUtcNow())
        {
            write.Note(subject, """{"locked":true}""");
            result = Texts.Problem("account-locked");
        }
        else if (right && user.PasswordHash == known.PasswordHash && !user.Disabled)
        {
            write.Note(subject);
            if (user.AccessFailedCount > 0) await users.ResetAccessFailedCountAsync(user);
            result = new SignedIn(user.Id, user.UserName!, user.DisplayName, user.SecurityStamp!);
        }
        else
        {
            write.Note(subject);
            Fail(user);
            result = Texts.Problem("sign-in-wrong");
        }
        await write.CommitAsync(cancel);
        return result;
    }

    /// <summary>Counts a failure; the last that is allowed locks the account for a while. Identity's own way takes the machine's clock.</summary>
    private void Fail(User user)
    {
        if (++user.AccessFailedCount < users.Options.Lockout.MaxFailedAccessAttempts) return;
        user.AccessFailedCount = 0;
        user.LockoutEnd = clock.GetUtcNow() + users.Options.Lockout.DefaultLockoutTimeSpan;
    }
}
