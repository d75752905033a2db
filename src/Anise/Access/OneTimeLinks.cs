using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>A link as handed out: the token is shown this once and stored nowhere.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="UserId">Whose account; null for the first administrator.</param>
/// <param name="Token">What the address carries.</param>
/// <param name="ExpiresAt">The moment from which it no longer works.</param>
public sealed record IssuedLink(LinkPurpose Purpose, long? UserId, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The path and query of the page that redeems it: <c>/set-password?token=…</c> or <c>/first-administrator?token=…</c>.</summary>
    public string Path => (Purpose == LinkPurpose.SetPassword ? "/set-password?token=" : "/first-administrator?token=") + Token;
}

/// <summary>Makes and redeems one-time links, inside an open write.</summary>
public sealed class OneTimeLinks(AniseDb db, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Makes a link and withdraws the open ones for the same purpose and account.</summary>
    internal async Task<IssuedLink> IssueAsync(LinkPurpose purpose, long? userId, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (OneTimeLink open in await Open(purpose, userId).ToListAsync(cancel)) open.ClosedAt = now;
        string token = OneTimeLink.NewToken();
        var link = new OneTimeLink
        {
            Id = await db.ReserveAsync("one-time-link", 1, cancel),
            Purpose = purpose,
            UserId = userId,
            TokenHash = OneTimeLink.HashOf(token),
            ExpiresAt = now + Lifetime,
        };
        db.Add(link);
        return new IssuedLink(purpose, userId, token, link.ExpiresAt);
    }

    /// <summary>The open link of a token; null when it never was, was used, withdrawn or has expired.</summary>
    internal async Task<OneTimeLink?> FindAsync(LinkPurpose purpose, string token, CancellationToken cancel)
    {
        string hash = OneTimeLink.HashOf(token);
        OneTimeLink? link = await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose, cancel);
        return link is { ClosedAt: null } && link.ExpiresAt > clock.GetUtcNow() ? link : null;
    }

    /// <summary>Closes a link that was used.</summary>
    internal void Close(OneTimeLink link) => link.ClosedAt = clock.GetUtcNow();

    private IQueryable<OneTimeLink> Open(LinkPurpose purpose, long? userId) =>
        db.Set<OneTimeLink>().Where(l => l.Purpose == purpose && l.UserId == userId && l.ClosedAt == null);
}
