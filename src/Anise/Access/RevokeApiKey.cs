using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Revokes a key at once and for ever. Keys are never removed: the journal names them.</summary>
public sealed class RevokeApiKey(AniseDb db, JournalBook journal, IPlaceLines places)
{
    /// <summary>Revokes the key and returns its name.</summary>
    /// <param name="rights">Who revokes it.</param>
    /// <param name="name">The key.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The actor may not manage users at its place.</exception>
    public async Task<Result<string>> RunAsync(Rights rights, string name, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, Scope.Anywhere);
        ApiKey? seen = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Name == name, cancel);
        if (seen is null) return Texts.Problem("key-unknown", "name", name);
        rights.Demand(Permission.ManageUsers, await places.OfAsync(seen.Place, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.RevokeApiKey, null, cancel);
        ApiKey key = await db.ApiKeys.SingleAsync(k => k.Name == name, cancel);
        if (key.RevokedAt is not null) return Texts.Problem("key-revoked", "name", name);
        key.RevokedAt = write.At;
        await write.CommitAsync(cancel);
        return key.Name;
    }
}
