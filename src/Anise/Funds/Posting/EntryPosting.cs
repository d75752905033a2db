using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Rules.Funds;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>Posts the rows of one write, one after the other, each on what those before it left.</summary>
internal sealed class EntryPosting(AniseDb db, Rights rights, EntryReader reader, FundMaps maps, FundRules rules)
{
    private readonly FundLedger _ledger = new();
    private readonly Dictionary<string, FundEntry> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<FundEntryId> _reversed = [];
    private FundItems _items = null!;
    private FundCheck _check = null!;

    /// <summary>The key of a reversal whose row repeats the key of the entry that it takes back.</summary>
    private static string ReversalKey(string key) => key + "/reversal";

    /// <summary>Reads what the rows speak of.</summary>
    public async Task ReadAsync(IReadOnlyList<FundRow> rows, CancellationToken cancel)
    {
        List<string> keys = [.. rows.SelectMany(r => (string[])[r.Entry.Trim(), ReversalKey(r.Entry.Trim()), .. EntryReader.KindOf(r.Kind) == EntryKind.Reversal ? [r.Item.Trim()] : Array.Empty<string>()]).Distinct()];
        foreach (FundEntry entry in await db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(keys).Contains(e.Key)).ToListAsync(cancel)) _byKey[entry.Key] = entry;
        _reversed.UnionWith((await db.Set<FundEntry>().Where(e => e.Reverses != null).Select(e => e.Reverses!.Value).ToListAsync(cancel)));
        _items = new FundItems(db, _ledger);
        _check = new FundCheck(_ledger, maps, rules, _items);
        List<string> codes = [.. rows.Select(r => ItemKey.Read(r.Item.Split('=')[0], maps.Today.Year, rules)).Where(i => i.Ok).Select(i => i.Value.Code).Distinct()];
        await _items.ReadAsync(codes, [.. _byKey.Values.Select(e => e.ItemId).OfType<FundItemId>()], cancel);
        foreach (var sum in await db.Set<FundEntry>().AsNoTracking().GroupBy(e => new { e.Source, e.Component, e.PlaceId, e.GivenBy, e.Year, e.Effect, e.ItemId })
            .Select(g => new { g.Key.Source, g.Key.Component, g.Key.PlaceId, g.Key.GivenBy, g.Key.Year, g.Key.Effect, g.Key.ItemId, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel))
            _ledger.AddBalance(sum.Source, sum.Component, sum.Effect, sum.PlaceId, sum.GivenBy, sum.Year, sum.ItemId, sum.Amount);
    }

    /// <summary>Posts a row; null where it was posted before with the same content.</summary>
    public async Task<Result<FundEntry?>> PostAsync(FundRow row, CancellationToken cancel) =>
        EntryReader.KindOf(row.Kind) == EntryKind.Reversal ? await ReverseAsync(row, cancel) : await PostNewAsync(row, cancel);

    private async Task<Result<FundEntry?>> PostNewAsync(FundRow row, CancellationToken cancel)
    {
        List<Problem> problems = [];
        if (reader.Read(row, problems) is not { } draft) return Result<FundEntry?>.Refused(problems);
        rights.Demand(PostEntries.Needs(draft.Kind, draft.Source), maps.ScopeOf(draft.Place.Id, draft.Date));
        if (_byKey.TryGetValue(draft.Key, out FundEntry? before))
            return IsSame(before, draft) ? Result<FundEntry?>.Of(null) : Texts.Problem("entry-other", "entry", draft.Key, before.Date, Math.Abs(before.Amount));
        FundItem? item = null;
        if (draft.Item is not null)
        {
            Result<FundItem> found = await _items.ForAsync(draft, cancel);
            if (!found.Ok) return Result<FundEntry?>.Refused(found.Problems);
            item = found.Value;
        }
        var entry = new FundEntry
        {
            Id = new FundEntryId(await db.ReserveAsync("fund-entry", 1, cancel)), Key = draft.Key, Date = draft.Date, Source = draft.Source.Code, Component = draft.Component.Code,
            PlaceId = draft.Place.Id, Year = draft.Year, Kind = draft.Kind, Effect = _check.EffectOf(draft, item?.Id), Amount = draft.Amount, GivenBy = _check.GiverOf(draft),
            ItemId = item?.Id, Quantity = draft.Quantity, Note = draft.Note,
        };
        if (_check.WhyNot(entry) is { } problem) return problem;
        if (item is not null && _items.Keep(item)) await db.SaveChangesAsync(cancel);   // what it costs is known before the store checks the entry
        return Keep(entry);
    }

    private async Task<Result<FundEntry?>> ReverseAsync(FundRow row, CancellationToken cancel)
    {
        List<Problem> problems = [];
        string? key = EntryReader.KeyOf(row.Entry, problems);
        if (key is null) return Result<FundEntry?>.Refused(problems);
        if (_byKey.TryGetValue(key, out FundEntry? own) && own.Kind == EntryKind.Reversal) return Result<FundEntry?>.Of(null);
        if (own is not null && _byKey.ContainsKey(key = ReversalKey(own.Key))) return Result<FundEntry?>.Of(null);
        if ((own ?? _byKey.GetValueOrDefault(row.Item.Trim()) ?? await LastLikeAsync(row, cancel)) is not { } entry) return Texts.Problem("reversal-of", "item", row.Item);
        if (reader.Dated(row.Date, null, problems) is not { } date) return Result<FundEntry?>.Refused(problems);
        rights.Demand(PostEntries.Needs(entry.Kind, rules.Source(entry.Source)), maps.ScopeOf(entry.PlaceId, date));
        if (entry.Kind == EntryKind.Reversal) return Texts.Problem("reversal-of-reversal", "item", entry.Key);
        if (_reversed.Contains(entry.Id)) return Texts.Problem("reversal-twice", "item", entry.Key);
        if (date < entry.Date) return Texts.Problem("reversal-before", "date", date, entry.Key, entry.Date);
        if (row.Amount.Trim().Length > 0 && EntryReader.Whole(row.Amount) != entry.Amount) return Texts.Problem("reversal-amount", "amount", entry.Key, entry.Amount);
        var reversal = new FundEntry
        {
            Id = new FundEntryId(await db.ReserveAsync("fund-entry", 1, cancel)), Key = key, Date = date, Source = entry.Source, Component = entry.Component, PlaceId = entry.PlaceId,
            Year = entry.Year, Kind = EntryKind.Reversal, Effect = entry.Effect, Amount = -entry.Amount, GivenBy = entry.GivenBy, ItemId = entry.ItemId, Quantity = -entry.Quantity,
            Reverses = entry.Id, Note = row.Note.Trim(),
        };
        if (_check.WhyNot(reversal) is { } problem) return problem;
        _reversed.Add(entry.Id);
        return Keep(reversal);
    }

    /// <summary>The last entry that a reversal may mean which names no key: of the same money, place, item and amount, not taken back.</summary>
    private async Task<FundEntry?> LastLikeAsync(FundRow row, CancellationToken cancel)
    {
        // Read as a payment, whose row it repeats; the key is its own.
        if (reader.Read(row with { Kind = FundWords.Code(EntryKind.Disbursement) }, []) is not { } like) return null;
        string? item = like.Item?.ToString();
        List<FundEntry> stored = await db.Set<FundEntry>().AsNoTracking()
            .Where(e => e.Source == like.Source.Code && e.Component == like.Component.Code && e.Year == like.Year && e.Amount == like.Amount && e.PlaceId == like.Place.Id && e.Kind != EntryKind.Reversal)
            .ToListAsync(cancel);
        FundEntry? found = stored.Concat(_byKey.Values).DistinctBy(e => e.Id).Where(e => !_reversed.Contains(e.Id) && e.Kind != EntryKind.Reversal
            && e.Source == like.Source.Code && e.Component == like.Component.Code && e.Year == like.Year && e.Amount == like.Amount && e.PlaceId == like.Place.Id
            && (e.ItemId is { } id ? _items.Knows(id) && _items[id].Name == item : item is null)).MaxBy(e => e.Id.Value);
        return found;
    }

    private FundEntry Keep(FundEntry entry)
    {
        _ledger.Add(entry);
        _byKey[entry.Key] = entry;
        db.Add(entry);
        return entry;
    }

    private bool IsSame(FundEntry entry, EntryDraft draft) =>
        (entry.Date, entry.Source, entry.Component, entry.PlaceId, entry.Year, entry.Kind, entry.Amount) == (draft.Date, draft.Source.Code, draft.Component.Code, draft.Place.Id, draft.Year, draft.Kind, draft.Amount)
        && (entry.ItemId is { } id ? _items[id].Name : null) == draft.Item?.ToString();
}
