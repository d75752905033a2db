using Anise.Access;
using Anise.Basics;

namespace Anise.Households.Changes;

/// <summary>Changes what is held about a household as a whole from a day on: village, code, address, phone. Also how a wrong entry is corrected.</summary>
public sealed class ChangeHousehold(HouseholdWrites writes)
{
    /// <summary>Changes it; a correction of an earlier fact takes that fact's day.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where it lives and where it goes.</param>
    /// <param name="id">Which household.</param>
    /// <param name="change">What becomes other.</param>
    /// <param name="from">The day from which it holds.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write, or 0 where everything was so already.</returns>
    public Task<Result<long>> RunAsync(Rights rights, HouseholdId id, HouseholdChange change, DateOnly from, string reason, CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, [id], change.VillageId, from, HouseholdsActs.ChangeHousehold, reason, (editor, write) =>
        {
            editor.Put(change.ApplyTo(editor.Of(id).On(from)!) with { HoldsFrom = from, Revision = write.Revision });
            return Task.FromResult<Problem?>(null);
        }, cancel);
}

/// <summary>Ends a household from a day on, or takes the end back.</summary>
public sealed class EndHousehold(HouseholdWrites writes)
{
    /// <summary>What a household can end with.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["moved-away", "dissolved", "joined-another", "recorded-twice"];

    /// <summary>Ends it.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="id">Which household.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; null lets it exist again from that day.</param>
    /// <param name="from">The first day on which it no longer exists here.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write, or 0 where everything was so already.</returns>
    public Task<Result<long>> RunAsync(Rights rights, HouseholdId id, string? kind, DateOnly from, string reason, CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, [id], null, from, HouseholdsActs.EndHousehold, reason, (editor, write) =>
        {
            if (kind is not null && !Kinds.Contains(kind)) return Task.FromResult<Problem?>(Texts.Problem("kind-unknown", "ended", kind));
            editor.Put(editor.Of(id).On(from)! with { Ended = kind, HoldsFrom = from, Revision = write.Revision });
            return Task.FromResult<Problem?>(null);
        }, cancel);
}
