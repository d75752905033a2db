using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Files;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Changes;

/// <summary>Takes a photo or document away from its record. What the journal says of it stays; its bytes go when nobody else needs them.</summary>
public sealed class RemoveEvidence(AniseDb db, JournalBook journal, EvidencedKinds kinds, IEvidenceFiles files)
{
    /// <summary>Takes it away.</summary>
    /// <param name="rights">Who; needs what it takes to change the record.</param>
    /// <param name="id">Which.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The address of its record's page; null where it has none.</returns>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<string?>> RunAsync(Rights rights, EvidenceId id, string? reason, CancellationToken cancel = default)
    {
        if (await kinds.ToChangeAsync(db, rights, id, cancel) is not { } seen) return Texts.Problem("evidence-missing");
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } problem) return problem;
        Scope scope = await kinds.ScopeAsync(await kinds.PlaceOfAsync(seen, cancel), cancel);
        await using (JournaledWrite write = await journal.BeginAsync(rights.Actor, EvidenceActs.RemoveEvidence, reason!.Trim(), cancel))
        {
            if (await db.Set<EvidenceItem>().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } item) return Texts.Problem("evidence-missing");
            // What was found about it is not wiped out by sending it anew: once looked at, only somebody else who may judge takes it away.
            foreach (EvidenceLevel level in await db.Set<EvidenceCheck>().Where(c => c.EvidenceId == id).Select(c => c.Level).ToListAsync(cancel))
                if (!rights.May(VerifyEvidence.NeedsOf(level), scope) || (seen.UserId is { } sender && sender == rights.Actor.UserId)) return Texts.Problem("evidence-judged", "reason");
            db.RemoveRange(await db.Set<EvidenceCheck>().Where(c => c.EvidenceId == id).ToListAsync(cancel));
            db.RemoveRange(await db.Set<EvidencePair>().Where(p => p.First == id || p.Second == id).ToListAsync(cancel));
            db.Remove(item);
            await write.CommitAsync(cancel);
        }
        await using (await journal.BeginAsync(rights.Actor, EvidenceActs.RemoveEvidence, null, CancellationToken.None))   // only for its lock: nobody begins to need them meanwhile
        {
            foreach (string hash in ((string?[])[seen.Hash, seen.Thumbnail, seen.PublicCopy]).OfType<string>())
                if (!await db.Set<EvidenceItem>().AnyAsync(e => e.Hash == hash || e.Thumbnail == hash || e.PublicCopy == hash, CancellationToken.None)) await files.RemoveAsync(hash, CancellationToken.None);
        }
        return Result<string?>.Of((await kinds.FindAsync(seen.RecordKind, seen.RecordId, cancel))?.Address);
    }
}
