using Anise.Basics;
using Anise.Funds.Books;
using Anise.Rules.Funds;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>An item with what an entry says that it costs: said of it in the book only when the entry is taken.</summary>
/// <param name="Item">The item.</param>
/// <param name="Cost">What it costs, in whole VND.</param>
internal sealed record PricedItem(FundItem Item, long Cost);

/// <summary>The items that entries name, and those of the same assets and persons.</summary>
internal sealed class FundItems(AniseDb db, FundLedger ledger)
{
    private readonly Dictionary<string, FundItem> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<FundItemId, FundItem> _byId = [];
    private readonly Dictionary<FundItemId, double> _named = [];   // what entries that were not taken back say of them, whatever it does

    /// <summary>An item.</summary>
    public FundItem this[FundItemId id] => _byId[id];

    /// <summary>Whether an item was read.</summary>
    public bool Knows(FundItemId id) => _byId.ContainsKey(id);

    /// <summary>Reads the items of some codes, and some items.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string> codes, IReadOnlyCollection<FundItemId> ids, CancellationToken cancel)
    {
        foreach (FundItem item in await db.Set<FundItem>().Where(i => EF.Parameter(codes).Contains(i.Code) || EF.Parameter(ids).Contains(i.Id)).ToListAsync(cancel)) Know(item);
        List<FundItemId> known = [.. _byId.Keys];
        EntryEffect[] finances = [.. Enum.GetValues<EntryEffect>().Where(FundChange.Finances)];
        foreach (var sum in await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId != null && EF.Parameter(known).Contains(e.ItemId.Value) && finances.Contains(e.Effect))
            .GroupBy(e => new { e.ItemId, e.Source, e.PlaceId }).Select(g => new { g.Key.ItemId, g.Key.Source, g.Key.PlaceId, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel))
            ledger.AddFinanced(sum.ItemId!.Value, sum.Source, sum.PlaceId, sum.Amount);
        foreach (var sum in await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId != null && EF.Parameter(known).Contains(e.ItemId.Value)).GroupBy(e => e.ItemId!.Value).Select(g => new { Item = g.Key, Amount = g.Sum(e => (double)e.Amount) }).ToListAsync(cancel))
            _named[sum.Item] = sum.Amount;
    }

    /// <summary>The item of an entry: known, or made for it. Nothing is changed by it. A problem where it is said to cost something else than before.</summary>
    public async Task<Result<PricedItem>> ForAsync(EntryDraft draft, CancellationToken cancel)
    {
        ItemKey key = draft.Item!;
        string name = key.ToString();
        long cost = draft.Cost ?? draft.Amount;
        if (!_byName.TryGetValue(name, out FundItem? item))
        {
            return new PricedItem(new FundItem
            {
                Id = new FundItemId(await db.ReserveAsync("fund-item", 1, cancel)), Name = name, Of = key.Of, Code = key.Code, FromMetre = key.FromMetre, ToMetre = key.ToMetre,
                Line = key.Line, From = key.From, To = key.To, Cost = cost,
            }, cost);
        }
        if (draft.Kind is not (EntryKind.Commitment or EntryKind.Disbursement or EntryKind.Contribution)) return new PricedItem(item, item.Cost);
        // What nobody pays for any more costs what the next one says; what stands in the book, as cash that was given for it does, keeps its cost unless another is said.
        if (ledger.Financing(item.Id).Count == 0) return new PricedItem(item, _named.GetValueOrDefault(item.Id) > 0 ? draft.Cost ?? item.Cost : cost);
        return draft.Cost is { } said && said != item.Cost ? Texts.Problem("item-cost-other", "item", name, item.Cost, said) : new PricedItem(item, item.Cost);
    }

    /// <summary>Keeps the item of an entry that fits, with what it costs now.</summary>
    public void Keep(PricedItem of)
    {
        if (!Knows(of.Item.Id))
        {
            Know(of.Item);
            db.Add(of.Item);
        }
        of.Item.Cost = of.Cost;
    }

    /// <summary>Notes that an entry was taken.</summary>
    public void Note(FundEntry entry)
    {
        if (entry.ItemId is { } id) _named[id] = _named.GetValueOrDefault(id) + entry.Amount;
    }

    /// <summary>Other items that are, in part, the same.</summary>
    public IEnumerable<FundItem> OverlappingWith(FundItem item) =>
        _byId.Values.Where(other => other.Id != item.Id && other.Code == item.Code && ItemKey.OfItem(other).Overlaps(ItemKey.OfItem(item)));

    /// <summary>Items of the same person for a time in common, of kinds that are alike.</summary>
    public IEnumerable<FundItem> SimilarTo(FundItem item, FundRules rules) => item.Of != ItemOf.Person ? [] :
        _byId.Values.Where(other => other.Of == item.Of && other.Code == item.Code && rules.AreSimilar(other.Line, item.Line) && other.From <= item.To && item.From <= other.To);

    private void Know(FundItem item)
    {
        _byName[item.Name] = item;
        _byId[item.Id] = item;
    }
}
