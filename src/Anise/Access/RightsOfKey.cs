using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Reads the rights of a key, for every request. The journal notes the first use of a day.</summary>
public sealed class RightsOfKey(AniseDb db, JournalBook journal, TimeProvider clock)
{
    /// <summary>The rights; null for a secret that is none, or whose key was revoked.</summary>
    /// <param name="secret">What was sent.</param>
    /// <param name="origin">Where the request came from, for the journal.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Rights?> RunAsync(string secret, string origin, CancellationToken cancel = default)
    {
        string hash = OneTimeLink.HashOf(secret);
        ApiKey? key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.SecretHash == hash, cancel);
        if (key is not { RevokedAt: null }) return null;
        var rights = new Rights(new Actor(key.Name, origin, null), [new Grant { UserId = 0, Role = key.Role, Place = key.Place }]);
        DateOnly today = clock.Today();
        if (key.LastUsed != today)
        {
            await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.UseApiKey, null, cancel);
            ApiKey used = await db.ApiKeys.SingleAsync(k => k.Id == key.Id, cancel);
            if (used.RevokedAt is not null) return null;   // while this waited for the lock
            used.LastUsed = today;
            await write.CommitAsync(cancel);
        }
        return rights;
    }
}
