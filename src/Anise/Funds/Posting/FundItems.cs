using Anise.Basics;
using Anise.Funds.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>The items that entries name, and those of the same assets and persons.</summary>
internal sealed class FundItems(AniseDb db, FundLedger ledger)
{
    private readonly Dictionary<string, FundItem> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<FundItemId, FundItem> _byId = [];

    /// <summary>An item.</summary>
    public FundItem this[FundItemId id] => _byId[id];

    /// <summary>Whether an item was read.</summary>
    public bool Knows(FundItemId id) => _byId.ContainsKey(id);

    /// <summary>What an item is called.</summary>
    public string NameOf(FundItemId? id) => id is { } of ? this[of].Name : Texts.Get("no-item");

    /// <summary>Reads the items of some codes, and some items.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string> codes, IReadOnlyCollection<FundItemId> ids, CancellationToken cancel)
    {
        foreach (FundItem item in await db.Set<FundItem>().Where(i => EF.Parameter(codes).Contains(i.Code) || EF.Parameter(ids).Contains(i.Id)).ToListAsync(cancel)) Know(item);
        List<FundItemId> known = [.. _byId.Keys];
        EntryEffect[] finances = [.. Enum.GetValues<EntryEffect>().Where(FundChange.Finances)];
        foreach (var sum in await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId != null && EF.Parameter(known).Contains(e.ItemId.Value) && finances.Contains(e.Effect))
            .GroupBy(e => new { e.ItemId, e.Source }).Select(g => new { g.Key.ItemId, g.Key.Source, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel))
            ledger.AddFinanced(sum.ItemId!.Value, sum.Source, sum.Amount);
    }

    /// <summary>The item of an entry: known, or made for it. A problem where it is said to cost something else than before.</summary>
    public async Task<Result<FundItem>> ForAsync(EntryDraft draft, CancellationToken cancel)
    {
        string name = draft.Item!.ToString();
        if (!_byName.TryGetValue(name, out FundItem? item))
        {
            ItemKey key = draft.Item;
            item = new FundItem
            {
                Id = new FundItemId(await db.ReserveAsync("fund-item", 1, cancel)), Name = name, Of = key.Of, Code = key.Code, FromMetre = key.FromMetre, ToMetre = key.ToMetre,
                Line = key.Line, From = key.From, To = key.To, Cost = draft.Cost ?? draft.Amount,
            };
            Know(item);
        }
        else if (draft.Kind is EntryKind.Commitment or EntryKind.Disbursement or EntryKind.Contribution)
        {
            // What nobody pays for any more costs what the next one says.
            if (ledger.Financing(item.Id).Count == 0) item.Cost = draft.Cost ?? draft.Amount;
            else if (draft.Cost is { } said && said != item.Cost) return Texts.Problem("item-cost-other", "item", name, item.Cost, said);
        }
        return item;
    }

    /// <summary>Keeps an item that was made for an entry that fits; tells whether a known one costs something else now.</summary>
    public bool Keep(FundItem item)
    {
        if (db.Entry(item).State == EntityState.Detached) db.Add(item);
        return db.Entry(item).State == EntityState.Modified;
    }

    /// <summary>Other items that are, in part, the same.</summary>
    public IEnumerable<FundItem> OverlappingWith(FundItem item) =>
        _byId.Values.Where(other => other.Id != item.Id && other.Code == item.Code && ItemKey.OfItem(other).Overlaps(ItemKey.OfItem(item)));

    private void Know(FundItem item)
    {
        _byName[item.Name] = item;
        _byId[item.Id] = item;
    }
}
