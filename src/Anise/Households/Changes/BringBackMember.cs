using Anise.Access;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>
/// Takes back that somebody died or left, where that was recorded by mistake: the same person lives in the household again as from the day of the mistake on,
/// with the same history. What was recorded stays in the facts and in the journal.
/// </summary>
public sealed class BringBackMember(AniseDb db, HouseholdWrites writes)
{
    /// <summary>Brings the person back.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where the household lives.</param>
    /// <param name="id">The household that the person left.</param>
    /// <param name="member">Who.</param>
    /// <param name="relations">How members, also this one, are related to the head from that day on, where the head changes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write.</returns>
    public async Task<Result<long>> RunAsync(
        Rights rights, HouseholdId id, MemberId member, IReadOnlyList<MemberChange> relations, string reason, CancellationToken cancel = default)
    {
        if (await LeftOnAsync(id, member, cancel) is not { } from) return Texts.Problem("member-not-gone", "members");
        return await writes.ChangeAsync(rights, [id], null, from, HouseholdsActs.BringBackMember, reason, (editor, write) =>
        {
            if (editor.Of(member)?.On(from) is not { Left: not null } fact || fact.HouseholdId != id)
                return Task.FromResult<Problem?>(Texts.Problem("member-not-gone", "members"));
            editor.Put(fact with { Left = null, HoldsFrom = from, Revision = write.Revision });
            return Task.FromResult(ChangeMembers.Put(editor, id, relations, from, write.Revision));
        }, cancel);
    }

    /// <summary>The day on which somebody left, as known now; null for somebody who lives there, or left for another household.</summary>
    private async Task<DateOnly?> LeftOnAsync(HouseholdId id, MemberId member, CancellationToken cancel)
    {
        List<MemberFact> facts = await db.MemberFacts.AsNoTracking().Where(f => f.MemberId == member).ToListAsync(cancel);
        DateOnly? left = null;
        foreach (MemberFact fact in facts.GroupBy(f => f.HoldsFrom).Select(g => g.MaxBy(f => f.Revision)!).OrderBy(f => f.HoldsFrom))
            left = fact.Left is null || fact.HouseholdId != id ? null : left ?? fact.HoldsFrom;
        return left;
    }
}
