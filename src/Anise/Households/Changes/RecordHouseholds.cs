using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Households.Changes;

/// <summary>Records new households with their members, one or thousands in one write.</summary>
public sealed class RecordHouseholds(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Records the households, all or none; each gets its own journal entry.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> in every village.</param>
    /// <param name="households">The households, in the order in which they get their ids.</param>
    /// <param name="from">The day from which they are held; not in the future.</param>
    /// <param name="reason">Why, where it needs saying.</param>
    /// <param name="progress">Told how many households are saved.</param>
    /// <param name="cancel">Cancels; nothing is recorded then.</param>
    /// <returns>The ids in the given order.</returns>
    public async Task<Result<IReadOnlyList<HouseholdId>>> RunAsync(
        Rights rights, IReadOnlyList<NewHousehold> households, DateOnly from, string? reason = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        if (await DemandAsync(rights, households, from, cancel) is { } early) return early;
        if (HouseholdChecks.OfDay(from, today).FirstOrDefault() is { } wrongDay) return wrongDay;

        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.RecordHousehold, reason, cancel);
        maps.Forget();   // until the lock was ours, villages may have ended
        if (await DemandAsync(rights, households, from, cancel) is { } late) return late;
        HouseholdEditor editor = await HouseholdEditor.LoadAsync(db, [], cancel);
        IReadOnlyList<HouseholdId> ids = await PutAsync(db, editor, households, from, write.Revision, cancel);
        List<Problem> problems = [.. editor.Check(from, today), .. await Repeated.FindAsync(db, await maps.OnAsync(today, cancel), editor, cancel)];
        if (problems.Count > 0) return Result<IReadOnlyList<HouseholdId>>.Refused(problems);
        await editor.SaveAsync(write, progress: progress, cancel: cancel);
        await write.CommitAsync(cancel);
        return Result<IReadOnlyList<HouseholdId>>.Of(ids);
    }

    private async Task<Problem?> DemandAsync(Rights rights, IReadOnlyList<NewHousehold> households, DateOnly from, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(from, cancel);
        foreach (PlaceId village in households.Select(h => h.VillageId).Distinct())
        {
            if (map.Find(village)?.Kind != PlaceKind.Village) return Texts.Problem("village-unknown", "village");
            rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(village, clock.Today(), cancel: cancel));
        }
        return null;
    }

    /// <summary>Puts new households into the editor under new ids.</summary>
    internal static async Task<IReadOnlyList<HouseholdId>> PutAsync(
        AniseDb db, HouseholdEditor editor, IReadOnlyList<NewHousehold> households, DateOnly from, long revision, CancellationToken cancel)
    {
        if (households.Count == 0) return [];
        long nextHousehold = await db.ReserveAsync("household", households.Count, cancel);
        long nextMember = await db.ReserveAsync("member", households.Sum(h => h.Members.Count), cancel);
        var ids = new List<HouseholdId>(households.Count);
        foreach (NewHousehold household in households)
        {
            var id = new HouseholdId(nextHousehold++);
            ids.Add(id);
            editor.Put(new HouseholdFact
            {
                HouseholdId = id,
                HoldsFrom = from,
                Revision = revision,
                VillageId = household.VillageId,
                Code = HouseholdChecks.Clean(household.Code),
                Address = HouseholdChecks.Clean(household.Address),
                Phone = HouseholdChecks.Clean(household.Phone),
            });
            int no = 0;
            foreach (NewMember member in household.Members) editor.Put(member.ToFact(new MemberId(nextMember++), id, ++no, from, revision));
        }
        return ids;
    }
}

/// <summary>Records one new household with its members.</summary>
public sealed class RecordHousehold(RecordHouseholds many)
{
    /// <summary>Records the household.</summary>
    /// <inheritdoc cref="RecordHouseholds.RunAsync"/>
    public async Task<Result<HouseholdId>> RunAsync(Rights rights, NewHousehold household, DateOnly from, string? reason = null, CancellationToken cancel = default)
    {
        Result<IReadOnlyList<HouseholdId>> recorded = await many.RunAsync(rights, [household], from, reason, null, cancel);
        return recorded.Ok ? recorded.Value[0] : Result<HouseholdId>.Refused(recorded.Problems);
    }
}
