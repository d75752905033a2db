using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>Says anew what an item costs, with a reason: the final account of a work is seldom its estimate. Never less than what all sources finance of it already.</summary>
public sealed class ChangeItemCost(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    private const long Most = 100_000_000_000_000;

    /// <summary>Changes it. Needs <c>Permission.SpendFunds</c> for the place of every entry of the item. Of an asset only.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else changed it since the page was made.</exception>
    public async Task<Result<FundItemId>> RunAsync(Rights rights, FundItemId id, long? cost, string? reason, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SpendFunds, Scope.Anywhere);
        if (await db.Set<FundItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } known) return Texts.Problem("item-none", null);
        // What a person is owed is said by the policies: a dearer item would let somebody be paid twice.
        if (known.Of == ItemOf.Person) return Texts.Problem("item-cost-of-person", null);
        if (cost is null or <= 0 or > Most) return Texts.Problem("item-new-cost-wrong", "cost");
        if (string.IsNullOrWhiteSpace(reason)) return Texts.Problem("item-cost-reason", "cost-reason");
        if (TextLengths.OfTexts(("cost-reason", reason)) is { } longer) return longer;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, FundsActs.ChangeItemCost, reason.Trim(), cancel);
        EntryEffect[] finances = [.. Enum.GetValues<EntryEffect>().Where(FundChange.Finances)];
        var entries = await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId == id).Select(e => new { e.PlaceId, e.Effect, e.Amount }).ToListAsync(cancel);
        foreach (PlaceId place in entries.Select(e => e.PlaceId).Distinct()) rights.Demand(Permission.SpendFunds, await maps.ScopeAsync(place, clock.Today(), cancel: cancel));
        FundItem item = await db.Set<FundItem>().SingleAsync(i => i.Id == id, cancel);
        if (item.Cost == cost) return Texts.Problem("item-cost-same", "cost", cost);
        long financed = entries.Where(e => finances.Contains(e.Effect)).Sum(e => e.Amount);
        if (cost < financed) return Texts.Problem("item-cost-below", "cost", cost, financed);
        item.Cost = cost.Value;
        await write.CommitAsync(cancel);
        return id;
    }
}
