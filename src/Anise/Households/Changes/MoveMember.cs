using Anise.Access;
using Anise.Basics;

namespace Anise.Households.Changes;

/// <summary>Somebody goes from one household to another that exists already: a marriage, an old parent taken in, two households that join.</summary>
public sealed class MoveMember(HouseholdWrites writes)
{
    /// <summary>Moves the person to the end of the other household's list. Where nobody stays, the household ends as joined to another.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where both households live.</param>
    /// <param name="id">The household that is left.</param>
    /// <param name="member">Who goes.</param>
    /// <param name="to">The household that takes the person in.</param>
    /// <param name="relationship">The relationship to the head there; not the head.</param>
    /// <param name="others">What becomes other about those who stay, such as a new head.</param>
    /// <param name="from">The first day on which the person lives there.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write.</returns>
    public Task<Result<long>> RunAsync(
        Rights rights, HouseholdId id, MemberId member, HouseholdId to, string relationship, IReadOnlyList<MemberChange> others, DateOnly from, string reason,
        CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, [id, to], null, from, HouseholdsActs.MoveMember, reason,
            (editor, write) => Task.FromResult(Put(editor, id, member, to, relationship, others, from, write.Revision)), cancel);

    private static Problem? Put(
        HouseholdEditor editor, HouseholdId id, MemberId member, HouseholdId to, string relationship, IReadOnlyList<MemberChange> others, DateOnly from, long revision)
    {
        if (id == to) return Texts.Problem("same-household", "to");
        if (editor.Of(to).On(from) is not { Ended: null }) return Texts.Problem("target-ended", "to", from);
        if (editor.Of(member)?.On(from) is not { Left: null } fact || fact.HouseholdId != id) return Texts.Problem("member-unknown", "members", from);
        int no = editor.LivingIn(to, from).Concat(editor.LivingIn(to, DateOnly.MaxValue)).Select(m => m.MemberNo).DefaultIfEmpty().Max() + 1;
        editor.Put(fact with { HouseholdId = to, MemberNo = no, Relationship = relationship, HoldsFrom = from, Revision = revision });
        if (editor.LivingIn(id, from).Count == 0) editor.Put(editor.Of(id).On(from)! with { Ended = "joined-another", HoldsFrom = from, Revision = revision });
        return ChangeMembers.Put(editor, id, others, from, revision);
    }
}
