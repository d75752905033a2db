using Anise.Access;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Changes;

/// <summary>Rights on a stored piece of evidence: those on its record, where that is now; where it was, once the record is gone.</summary>
internal static class EvidenceAccess
{
    /// <summary>A piece of evidence with its record, for somebody who may change the record.</summary>
    /// <exception cref="NoAccessException">They may not.</exception>
    public static async Task<EvidenceItem?> ToChangeAsync(this EvidencedKinds kinds, AniseDb db, Rights rights, EvidenceId id, CancellationToken cancel)
    {
        if (await db.Set<EvidenceItem>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } item) return null;
        if (kinds.Find(item.RecordKind) is not { } kind) return null;
        rights.Demand(kind.Change, await kinds.ScopeAsync(await kinds.PlaceOfAsync(item, cancel), cancel));
        return item;
    }

    /// <summary>Where the record of a piece of evidence is now; where it was when the evidence came, once the record is gone.</summary>
    public static async Task<PlaceId> PlaceOfAsync(this EvidencedKinds kinds, EvidenceItem item, CancellationToken cancel) =>
        (await kinds.FindAsync(item.RecordKind, item.RecordId, cancel))?.Place ?? item.Place;
}
