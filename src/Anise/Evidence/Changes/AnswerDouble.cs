using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Changes;

/// <summary>Answers whether two pieces of evidence show the same. The answer is remembered: they are not asked about again.</summary>
public sealed class AnswerDouble(AniseDb db, JournalBook journal, EvidencedKinds kinds)
{
    /// <summary>Notes the answer; an earlier one is replaced.</summary>
    /// <param name="rights">Who answers; needs what it takes to change the record of the later one.</param>
    /// <param name="first">The earlier.</param>
    /// <param name="second">The later.</param>
    /// <param name="same">Whether they show the same; null where nothing was chosen.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<EvidenceId>> RunAsync(Rights rights, EvidenceId first, EvidenceId second, bool? same, CancellationToken cancel = default)
    {
        if (await kinds.ToChangeAsync(db, rights, second, cancel) is null) return Texts.Problem("evidence-missing");
        if (same is null) return Texts.Problem("no-answer", "same");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, EvidenceActs.AnswerDouble, null, cancel);
        if (await db.Set<EvidencePair>().SingleOrDefaultAsync(p => p.First == first && p.Second == second, cancel) is not { } pair) return Texts.Problem("evidence-missing");
        if (pair.IsExact && same == false) return Texts.Problem("one-file", "same");
        (pair.IsSame, pair.AnsweredBy) = (same, rights.Actor.Name);
        await write.CommitAsync(cancel);
        return second;
    }
}
