using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Changes;

/// <summary>Says what a level found who looked at a piece of evidence.</summary>
public sealed class VerifyEvidence(AniseDb db, JournalBook journal, EvidencedKinds kinds)
{
    /// <summary>What it takes to look for a level.</summary>
    public static Permission NeedsOf(EvidenceLevel level) => level == EvidenceLevel.Commune ? Permission.VerifyEvidence : Permission.VerifyEvidenceAbove;

    /// <summary>Notes what was found; what the level found before is replaced.</summary>
    /// <param name="rights">Who looked; needs the right of the level there, and to see the record. Not who sent it.</param>
    /// <param name="id">At what.</param>
    /// <param name="level">For whom.</param>
    /// <param name="verdict">What was found; null where nothing was chosen.</param>
    /// <param name="reason">Why; a rejection needs one.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">A right is not held.</exception>
    public async Task<Result<EvidenceId>> RunAsync(Rights rights, EvidenceId id, EvidenceLevel level, Verdict? verdict, string? reason, CancellationToken cancel = default)
    {
        if (await db.Set<EvidenceItem>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } seen || kinds.Find(seen.RecordKind) is not { } kind) return Texts.Problem("evidence-missing");
        Scope scope = await kinds.ScopeAsync(await kinds.PlaceOfAsync(seen, cancel), cancel);
        rights.Demand(NeedsOf(level), scope);
        rights.Demand(kind.See, scope);
        if (verdict is not { } found) return Texts.Problem("no-verdict", "verdict");
        if (found == Verdict.Rejected && TextLengths.Missing("reason", reason) is { } missing) return missing;
        if (TextLengths.OfTexts(("reason", reason)) is { } longer) return longer;
        if (seen.UserId is { } sender && sender == rights.Actor.UserId) return Texts.Problem("own-evidence", "verdict");
        string? why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, EvidenceActs.VerifyEvidence, why, cancel);
        if (await db.Set<EvidenceItem>().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } item) return Texts.Problem("evidence-missing");
        List<EvidenceCheck> checks = await db.Set<EvidenceCheck>().Where(c => c.EvidenceId == id).ToListAsync(cancel);
        // What may be a picture of something else is answered first; another verdict than that of the other level says why.
        if (found == Verdict.Verified && await db.Set<EvidencePair>().AnyAsync(p => p.Second == id && p.IsSame == null, cancel)) return Texts.Problem("double-open", "verdict");
        if (why is null && checks.Exists(c => c.Level != level && c.Verdict != found)) return Texts.Problem("verdict-differs", "reason");
        EvidenceCheck? check = checks.Find(c => c.Level == level);
        if (check is null)
        {
            checks.Add(check = new EvidenceCheck { EvidenceId = id, Level = level, Verdict = found, UserName = rights.Actor.Name, At = write.At, Place = item.Place });
            db.Add(check);
        }
        (check.Verdict, check.Reason, check.UserName, check.At) = (found, why, rights.Actor.Name, write.At);
        item.Verdict = checks.MaxBy(c => c.Level)!.Verdict;
        await write.CommitAsync(cancel);
        return id;
    }
}
