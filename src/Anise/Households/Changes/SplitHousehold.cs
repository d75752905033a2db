using Anise.Access;
using Anise.Basics;
using Anise.Store;

namespace Anise.Households.Changes;

/// <summary>Somebody who leaves for the new household, and the relationship to its head.</summary>
public sealed record Leaving(MemberId MemberId, string Relationship);

/// <summary>Some members leave a household and make a new one.</summary>
public sealed class SplitHousehold(AniseDb db, HouseholdWrites writes)
{
    /// <summary>Splits it; nobody is lost and nobody is counted twice on any day.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> in both villages.</param>
    /// <param name="id">The household that is left.</param>
    /// <param name="leaving">Who leaves, in the order of the new list; exactly one is its head.</param>
    /// <param name="staying">What becomes other about those who stay, such as a new head.</param>
    /// <param name="to">Village, code, address and phone of the new household; no village means the same.</param>
    /// <param name="from">The day of the split.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The new household.</returns>
    public async Task<Result<HouseholdId>> RunAsync(
        Rights rights, HouseholdId id, IReadOnlyList<Leaving> leaving, IReadOnlyList<MemberChange> staying, HouseholdChange to, DateOnly from, string reason,
        CancellationToken cancel = default)
    {
        HouseholdId made = default;
        Result<long> written = await writes.ChangeAsync(rights, [id], to.VillageId, from, HouseholdsActs.SplitHousehold, reason, async (editor, write) =>
        {
            if (leaving.Count == 0) return Texts.Problem("nobody-leaves", "members");
            made = new HouseholdId(await db.ReserveAsync("household", 1, cancel));
            HouseholdFact old = editor.Of(id).On(from)!;
            editor.Put(to.ApplyTo(new HouseholdFact { HouseholdId = made, HoldsFrom = from, Revision = write.Revision, VillageId = old.VillageId }));
            int no = 0;
            foreach (Leaving one in leaving)
            {
                if (editor.Of(one.MemberId)?.On(from) is not { Left: null } fact || fact.HouseholdId != id) return Texts.Problem("member-unknown", "members", from);
                editor.Put(fact with { HouseholdId = made, MemberNo = ++no, Relationship = one.Relationship, HoldsFrom = from, Revision = write.Revision });
            }
            return ChangeMembers.Put(editor, id, staying, from, write.Revision);
        }, cancel);
        return written.Ok ? made : Result<HouseholdId>.Refused(written.Problems);
    }
}
