using Anise.Basics;
using Anise.Funds.Books;
using Anise.Rules.Funds;

namespace Anise.Funds.Posting;

/// <summary>Whether an entry fits into the book: what is not allocated is zero, nothing is paid beyond what was bound, no item is financed beyond what it costs.</summary>
internal sealed class FundCheck(FundLedger ledger, FundMaps maps, FundRules rules, FundItems items)
{
    /// <summary>How an entry that is posted takes effect.</summary>
    public EntryEffect EffectOf(EntryDraft draft, FundItemId? item) => draft.Kind switch
    {
        EntryKind.Allocation => EntryEffect.Allocated,
        EntryKind.Contribution => draft.Source.InKind ? EntryEffect.ContributedInKind : EntryEffect.Contributed,
        EntryKind.Commitment => EntryEffect.Committed,
        EntryKind.Return => EntryEffect.Returned,
        EntryKind.CarryOver => EntryEffect.CarriedOver,
        EntryKind.Disbursement when maps.SamePurse(draft.Place.Id, draft.Date).Any(at => ledger.For(KeyOf(draft), at, item).Committed > 0) => EntryEffect.PaidCommitted,
        EntryKind.Disbursement => EntryEffect.PaidDirectly,
        _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Kind, null),
    };

    /// <summary>The place that passes an allocation on: the province, where it has been given such money itself.</summary>
    public PlaceId? GiverOf(EntryDraft draft)
    {
        if (draft.Kind != EntryKind.Allocation || draft.Source.GivenBy != FundGiver.Province) return null;
        PlaceId province = maps.On(draft.Date).Province.Id;
        return province != draft.Place.Id && maps.SamePurse(province, draft.Date).Any(at => ledger.WasGiven(KeyOf(draft), at)) ? province : null;
    }

    /// <summary>Why an entry does not fit; null where it does.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="item">What it is for, with what that costs; null for a reversal and for what is for no single item.</param>
    public Problem? WhyNot(FundEntry entry, PricedItem? item)
    {
        var key = new FundKey(entry.Source, entry.Component, entry.Year);
        return entry.Amount < 0 ? WhyNotTakenBack(entry, key) : entry.Effect switch
        {
            EntryEffect.Allocated => entry.GivenBy is { } giver ? Left(entry, key, giver, "passed-on-left") : null,
            EntryEffect.Contributed => null,
            EntryEffect.ContributedInKind => WhyNotFinanced(entry, item),
            EntryEffect.Committed or EntryEffect.PaidDirectly => Left(entry, key, entry.PlaceId, "free-left") ?? WhyNotFinanced(entry, item),
            EntryEffect.Returned => Left(entry, key, entry.PlaceId, "free-left"),
            EntryEffect.CarriedOver when entry.ItemId is null => Left(entry, key, entry.PlaceId, "free-left"),
            EntryEffect.PaidCommitted or EntryEffect.CarriedOver => WhyNotPaid(entry, key, item),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Effect, null),
        };
    }

    private static FundKey KeyOf(EntryDraft draft) => new(draft.Source.Code, draft.Component.Code, draft.Year);

    private Problem? Left(FundEntry entry, FundKey key, PlaceId place, string code)
    {
        FundSums least = maps.SamePurse(place, entry.Date).Select(at => ledger.At(key, at)).MinBy(s => s.Free);
        if (least.Free >= entry.Amount) return null;
        string source = rules.Source(key.Source)!.Label.ToString(), component = rules.Component(key.Component)!.Label.ToString(), name = maps.On(entry.Date)[place].Name;
        return place == entry.PlaceId && least.Allocated == 0
            ? Texts.Problem("nothing-allocated", "amount", source, component, name, key.Year)
            : Texts.Problem(code, "amount", source, component, name, key.Year, least.Free, least.Allocated, entry.Amount);
    }

    private Problem? WhyNotPaid(FundEntry entry, FundKey key, PricedItem? item)
    {
        long open = maps.SamePurse(entry.PlaceId, entry.Date).Min(at => ledger.For(key, at, entry.ItemId).Open);
        return open >= entry.Amount ? null : Texts.Problem("commitment-left", "amount", open, item?.Item.Name ?? Texts.Get("no-item"), entry.Amount);
    }

    private Problem? WhyNotFinanced(FundEntry entry, PricedItem? priced)
    {
        if (priced is not var (item, cost)) return null;
        FundItem[] others = [.. items.OverlappingWith(item)];
        foreach (var (same, at) in others.Prepend(item).SelectMany(same => ledger.FinancedBy(same.Id), (same, at) => (same, at)))
            if (!maps.AreInLine(entry.PlaceId, at)) return Texts.Problem("item-elsewhere", "item", same.Name, maps.NameOf(at), maps.NameOf(entry.PlaceId));
        foreach (FundItem other in others)
            if (ledger.Financing(other.Id) is { Count: > 0 } paid) return Texts.Problem("item-overlaps", "item", item.Name, other.Name, Said(paid));
        IReadOnlyList<KeyValuePair<string, long>> financing = ledger.Financing(item.Id);
        long left = cost - financing.Sum(f => f.Value);
        if (left >= entry.Amount)
        {
            return entry.Note.Length == 0 && items.SimilarTo(item, rules).FirstOrDefault(other => ledger.Financing(other.Id).Count > 0) is { } alike
                ? Texts.Problem("item-similar", "note", item.Name, alike.Name, Said(ledger.Financing(alike.Id)))
                : null;
        }
        return financing.Count == 0
            ? Texts.Problem("item-beyond-cost", "amount", item.Name, cost, entry.Amount)
            : Financed();

        // Where one entry made the item without saying what it costs, the next source cannot know that it may share.
        Problem Financed()
        {
            object[] said = [item.Name, cost, Said(financing), left, entry.Amount];
            Problem problem = Texts.Problem("item-financed", "item", said);
            return financing is [var only] && only.Value == cost ? problem with { Message = Texts.Get("item-financed-whole", said) } : problem;
        }
    }

    private Problem? WhyNotTakenBack(FundEntry entry, FundKey key)
    {
        ledger.Add(entry);
        FundKey next = key with { Year = key.Year + 1 };
        bool broken = maps.SamePurse(entry.PlaceId, entry.Date).Any(at =>
            ledger.At(key, at).Free < 0 || ledger.For(key, at, entry.ItemId).Open < 0
            || (entry.Effect == EntryEffect.CarriedOver && (ledger.At(next, at).Free < 0 || ledger.For(next, at, entry.ItemId).Open < 0)));
        ledger.Undo(entry);
        return broken ? Texts.Problem("reversal-used", "entry") : null;
    }

    private string Said(IEnumerable<KeyValuePair<string, long>> financing) =>
        string.Join("; ", financing.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Texts.Get("financing-one", rules.Source(f.Key)!.Label, f.Value)));
}
