using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>The way in which every change of stored households goes: access, one write, checks on every day, rows of the list, journal.</summary>
public sealed class HouseholdWrites(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Changes households that are stored.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where the households live now, and at <paramref name="to"/>.</param>
    /// <param name="ids">The households that change.</param>
    /// <param name="to">A village that households or members go to, or null.</param>
    /// <param name="from">The day from which the change holds; not in the future.</param>
    /// <param name="action">The use case, kebab-case.</param>
    /// <param name="reason">Why; must be given.</param>
    /// <param name="change">Puts the new facts; returns what is wrong with the request.</param>
    /// <param name="cancel">Cancels; nothing is changed then.</param>
    /// <param name="given">A household that another office gave up: no right is asked where it lives now.</param>
    /// <param name="after">What else belongs to the write, once the rows of the list are made.</param>
    /// <returns>The number of the write, or 0 where everything was so already.</returns>
    internal async Task<Result<long>> ChangeAsync(
        Rights rights, IReadOnlyList<HouseholdId> ids, PlaceId? to, DateOnly from, Act action, string reason,
        Func<HouseholdEditor, JournaledWrite, Task<Problem?>> change, CancellationToken cancel, HouseholdId? given = null, Func<Task>? after = null)
    {
        DateOnly today = clock.Today();
        if (await DemandAsync(rights, ids, given, to, from, cancel) is { } early) return early;
        if (HouseholdChecks.OfDay(from, today).FirstOrDefault() is { } wrongDay) return wrongDay;
        if (string.IsNullOrWhiteSpace(reason)) return Texts.Problem("reason-missing", "reason");
        if (TextLengths.OfTexts(("reason", reason)) is { } tooLong) return tooLong;

        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, action, reason.Trim(), cancel);
        maps.Forget();   // until the lock was ours, households may have moved and villages ended
        if (await DemandAsync(rights, ids, given, to, from, cancel) is { } late) return late;
        HouseholdEditor editor = await HouseholdEditor.LoadAsync(db, ids, cancel);
        if (ids.Any(id => editor.Of(id).On(from) is null)) return Texts.Problem("before-first", "from", ids.Max(id => editor.Of(id).First?.HoldsFrom));
        if (await change(editor, write) is { } refused) return refused;
        var problems = editor.Check(from, today).ToList();
        problems.AddRange(await Repeated.FindAsync(db, await maps.OnAsync(today, cancel), editor, cancel));
        if (problems.Count > 0) return Result<long>.Refused(problems);
        if (!editor.Changed) return 0;
        await editor.SaveAsync(write, cancel: cancel);
        if (after is not null) await after();
        await write.CommitAsync(cancel);
        return write.Revision;
    }

    private async Task<Problem?> DemandAsync(Rights rights, IReadOnlyList<HouseholdId> ids, HouseholdId? given, PlaceId? to, DateOnly from, CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        var villages = await db.Households.AsNoTracking().Where(h => ids.Contains(h.Id)).Select(h => new { h.Id, h.VillageId }).ToListAsync(cancel);
        foreach (PlaceId village in villages.Where(h => h.Id != given).Select(h => h.VillageId)) rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(village, today, cancel: cancel));
        if (to is { } target)
        {
            if (!await IsVillageAsync(target, from, cancel)) return Texts.Problem("village-unknown", "village");
            rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(target, today, cancel: cancel));
        }
        return villages.Count == ids.Distinct().Count() ? null : Texts.Problem("household-unknown");
    }

    /// <summary>Whether the place is a village on the day.</summary>
    internal async Task<bool> IsVillageAsync(PlaceId id, DateOnly day, CancellationToken cancel) =>
        (await maps.OnAsync(day, cancel)).Find(id)?.Kind == PlaceKind.Village;
}
