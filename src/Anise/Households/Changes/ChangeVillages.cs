using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>Merges villages of one commune into a new one; their households live in it from the day on. One write.</summary>
public sealed class MergeVillages(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Merges.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditPlaces</c>.</param>
    /// <param name="villages">At least two, of one commune.</param>
    /// <param name="name">The name of the new village.</param>
    /// <param name="from">Its first day; not in the future.</param>
    /// <param name="reference">The number of the decision.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The new village.</returns>
    public Task<Result<PlaceId>> RunAsync(
        Rights rights, IReadOnlyList<PlaceId> villages, string name, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, HouseholdsActs.MergeVillages, reference, from, villages, async steps =>
        {
            if (HouseholdChecks.OfDay(from, clock.Today()).FirstOrDefault() is { } wrongDay) return wrongDay;
            Result<PlaceId> made = await steps.MergeAsync(villages, new NewPlace(PlaceKind.Village, name), from, reference, cancel);
            if (made.Ok) await VillageHouseholds.MoveAllAsync(db, steps.Write, villages, _ => made.Value, from, cancel);
            return made;
        }, cancel);
}

/// <summary>One part of a split village.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Households">The households that go to it; those that no part names go to the first.</param>
public sealed record VillagePart(string Name, IReadOnlyList<HouseholdId> Households);

/// <summary>Splits a village; every household lives in one of the parts from the day on. One write.</summary>
public sealed class SplitVillage(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Splits.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditPlaces</c>.</param>
    /// <param name="village">The village, which ends.</param>
    /// <param name="parts">At least two.</param>
    /// <param name="from">Their first day; not in the future.</param>
    /// <param name="reference">The number of the decision.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The new villages, in the order of the parts.</returns>
    public Task<Result<IReadOnlyList<PlaceId>>> RunAsync(
        Rights rights, PlaceId village, IReadOnlyList<VillagePart> parts, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<IReadOnlyList<PlaceId>>(db, journal, maps, rights, HouseholdsActs.SplitVillage, reference, from, [village], async steps =>
        {
            if (HouseholdChecks.OfDay(from, clock.Today()).FirstOrDefault() is { } wrongDay) return wrongDay;
            HashSet<HouseholdId> living = await VillageHouseholds.InAsync(db, [village], from, cancel);
            var part = new Dictionary<HouseholdId, int>();
            for (int i = 0; i < parts.Count; i++)
            {
                foreach (HouseholdId id in parts[i].Households)
                {
                    if (!living.Contains(id)) return Texts.Problem("household-elsewhere", "households", await NameAsync(id, cancel), from);
                    if (!part.TryAdd(id, i)) return Texts.Problem("household-twice", "households", await NameAsync(id, cancel));
                }
            }
            Result<IReadOnlyList<PlaceId>> made = await steps.SplitAsync(
                village, [.. parts.Select(p => new NewPart(new NewPlace(PlaceKind.Village, p.Name), []))], from, reference, cancel);
            if (made.Ok) await VillageHouseholds.MoveAllAsync(db, steps.Write, [village], id => made.Value[part.GetValueOrDefault(id)], from, cancel);
            return made;
        }, cancel);

    /// <summary>The head's name; the number where the store knows no such household.</summary>
    private async Task<object> NameAsync(HouseholdId id, CancellationToken cancel) =>
        await db.Households.Where(h => h.Id == id).Select(h => h.HeadName).SingleOrDefaultAsync(cancel) ?? (object)id.Value;
}

/// <summary>Ends a village in which nobody lives any more.</summary>
public sealed class EndVillage(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Ends it: <paramref name="from"/> is the first day without it.</summary>
    /// <exception cref="NoAccessException">The actor may not change the village.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId village, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, HouseholdsActs.EndVillage, reference, from, [village], async steps =>
        {
            if (await db.Set<Place>().FindAsync([village], cancel) is not { Kind: PlaceKind.Village }) return Texts.Problem("only-villages");
            int living = (await VillageHouseholds.InAsync(db, [village], from, cancel)).Count;
            return living > 0 ? Texts.Problem("village-has-households", null, living, from) : await steps.EndAsync(village, from, cancel);
        }, cancel);
}
