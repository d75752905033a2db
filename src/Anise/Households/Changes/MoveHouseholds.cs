using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>Moves households to another village from a day on, with everybody in them.</summary>
public sealed class MoveHouseholds(HouseholdWrites writes)
{
    /// <summary>Moves them.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where they live and where they go.</param>
    /// <param name="ids">Which households.</param>
    /// <param name="village">The village they go to.</param>
    /// <param name="from">The first day in it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of the write, or 0 where they live there already.</returns>
    public Task<Result<long>> RunAsync(
        Rights rights, IReadOnlyList<HouseholdId> ids, PlaceId village, DateOnly from, string reason, CancellationToken cancel = default) =>
        writes.ChangeAsync(rights, ids, village, from, HouseholdsActs.MoveHouseholds, reason, (editor, write) =>
        {
            foreach (HouseholdId id in ids) editor.Put(editor.Of(id).On(from)! with { VillageId = village, HoldsFrom = from, Revision = write.Revision });
            return Task.FromResult<Problem?>(null);
        }, cancel);
}

/// <summary>The households of villages that change, inside the write that changes the villages.</summary>
internal static class VillageHouseholds
{
    /// <summary>The households that live in one of the villages on the day, or come to live there after it.</summary>
    public static async Task<HashSet<HouseholdId>> InAsync(AniseDb db, IReadOnlyCollection<PlaceId> villages, DateOnly day, CancellationToken cancel)
    {
        HouseholdEditor editor = await LoadAsync(db, villages, cancel);
        return [.. editor.Households.Where(id => Stays(editor.Of(id), villages, day).Any())];
    }

    /// <summary>Whoever lives in one of the villages from the day on, lives in the village <paramref name="to"/> gives instead.</summary>
    public static async Task MoveAllAsync(
        AniseDb db, JournaledWrite write, IReadOnlyCollection<PlaceId> villages, Func<HouseholdId, PlaceId> to, DateOnly day, CancellationToken cancel)
    {
        HouseholdEditor editor = await LoadAsync(db, villages, cancel);
        foreach (HouseholdId id in editor.Households.ToList())
        {
            foreach (HouseholdFact fact in Stays(editor.Of(id), villages, day).ToList())
                if (villages.Contains(editor.Of(id).On(fact.HoldsFrom)!.VillageId)) editor.Put(fact with { VillageId = to(id), Revision = write.Revision });
        }
        await editor.SaveAsync(write, cancel: cancel);
    }

    private static async Task<HouseholdEditor> LoadAsync(AniseDb db, IReadOnlyCollection<PlaceId> villages, CancellationToken cancel)
    {
        PlaceId[] some = [.. villages];
        IQueryable<HouseholdFact> facts = db.HouseholdFacts;
        List<HouseholdId> ids = await facts.Where(f => EF.Parameter(some).Contains(f.VillageId)).Select(f => f.HouseholdId).Distinct().ToListAsync(cancel);
        return await HouseholdEditor.LoadAsync(db, ids, cancel);
    }

    /// <summary>What is held in one of the villages on the day (beginning then) and on every later day on which something begins.</summary>
    private static IEnumerable<HouseholdFact> Stays(Timeline<HouseholdFact> held, IReadOnlyCollection<PlaceId> villages, DateOnly day) =>
        held.Days.Where(d => d > day).Prepend(day).Select(d => held.On(d) is { Ended: null } fact ? fact with { HoldsFrom = d } : null)
            .OfType<HouseholdFact>().Where(f => villages.Contains(f.VillageId));
}
