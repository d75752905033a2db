using Anise.Access;
using Anise.Basics;
using Anise.Store;

namespace Anise.Households.Changes;

/// <summary>
/// Changes members of a household from a day on; several at once where one change needs another, such as a new head. Also how a wrong entry
/// is corrected: the correction takes the day of the fact it corrects.
/// </summary>
public sealed class ChangeMembers(HouseholdWrites writes)
{
    /// <summary>Changes them, all or none.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where the household lives.</param>
    /// <param name="id">Their household.</param>
    /// <param name="changes">What becomes other about each.</param>
    /// <param name="from">The day from which it holds.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write, or 0 where everything was so already.</returns>
    public Task<Result<long>> RunAsync(
        Rights rights, HouseholdId id, IReadOnlyList<MemberChange> changes, DateOnly from, string reason, CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, [id], null, from, HouseholdsActs.ChangeMembers, reason,
            (editor, write) => Task.FromResult(Put(editor, id, changes, from, write.Revision)), cancel);

    /// <summary>Puts the changes of members who live in the household on the day.</summary>
    internal static Problem? Put(HouseholdEditor editor, HouseholdId id, IReadOnlyList<MemberChange> changes, DateOnly from, long revision)
    {
        foreach (MemberChange change in changes)
        {
            if (editor.Of(change.MemberId)?.On(from) is not { Left: null } fact || fact.HouseholdId != id) return Texts.Problem("member-unknown", "members", from);
            editor.Put(change.ApplyTo(fact) with { HoldsFrom = from, Revision = revision });
        }
        return null;
    }
}

/// <summary>Adds somebody to a household from a day on: a birth, a marriage, somebody forgotten.</summary>
public sealed class AddMember(AniseDb db, HouseholdWrites writes)
{
    /// <summary>Adds the person at the end of the household's list.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="id">The household.</param>
    /// <param name="member">Who comes.</param>
    /// <param name="from">The day from which the person lives there.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The new member's id.</returns>
    public async Task<Result<MemberId>> RunAsync(Rights rights, HouseholdId id, NewMember member, DateOnly from, string reason, CancellationToken cancel = default)
    {
        MemberId added = default;
        Result<long> written = await writes.ChangeAsync(rights, [id], null, from, HouseholdsActs.AddMember, reason, async (editor, write) =>
        {
            added = new MemberId(await db.ReserveAsync("member", 1, cancel));
            int no = editor.LivingIn(id, from).Concat(editor.LivingIn(id, DateOnly.MaxValue)).Select(m => m.MemberNo).DefaultIfEmpty().Max() + 1;
            editor.Put(member.ToFact(added, id, no, from, write.Revision));
            return null;
        }, cancel);
        return written.Ok ? added : Result<MemberId>.Refused(written.Problems);
    }
}

/// <summary>Takes somebody out of a household from a day on.</summary>
public sealed class RemoveMember(HouseholdWrites writes)
{
    /// <summary>Why somebody is no longer there.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["died", "moved-away", "recorded-twice"];

    /// <summary>Takes the person out; when it is the head, <paramref name="others"/> says who heads the household from that day and how all are related.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="id">The household.</param>
    /// <param name="member">Who leaves.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="others">What becomes other about those who stay.</param>
    /// <param name="from">The first day on which the person is no longer there.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write, or 0 where everything was so already.</returns>
    public Task<Result<long>> RunAsync(
        Rights rights, HouseholdId id, MemberId member, string kind, IReadOnlyList<MemberChange> others, DateOnly from, string reason, CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, [id], null, from, HouseholdsActs.RemoveMember, reason, (editor, write) =>
        {
            if (!Kinds.Contains(kind)) return Task.FromResult<Problem?>(Texts.Problem("kind-unknown", "left", kind));
            if (editor.Of(member)?.On(from) is not { Left: null } fact || fact.HouseholdId != id)
                return Task.FromResult<Problem?>(Texts.Problem("member-unknown", "members", from));
            editor.Put(fact with { Left = kind, HoldsFrom = from, Revision = write.Revision });
            return Task.FromResult(ChangeMembers.Put(editor, id, others, from, write.Revision));
        }, cancel);
}
