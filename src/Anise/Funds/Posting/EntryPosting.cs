using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Rules.Funds;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>What became of a row.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Before">Whether it was posted before, with the same content.</param>
internal sealed record PostedRow(FundEntry Entry, bool Before);

/// <summary>Posts the rows of one write, one after the other, each on what those before it left.</summary>
/// <param name="db">The store.</param>
/// <param name="rights">Who posts.</param>
/// <param name="reader">Reads the cells.</param>
/// <param name="maps">The maps of the days.</param>
/// <param name="rules">Sources, components and lines of work.</param>
/// <param name="things">What other areas bring that money can be for.</param>
/// <param name="owners">Areas whose own entries are taken back there; null for a write of such an area.</param>
/// <param name="tells">Whether a right that is not held is told as a problem of the row, as in a form; else it ends the write.</param>
internal sealed class EntryPosting(AniseDb db, Rights rights, EntryReader reader, FundMaps maps, FundRules rules, FundThings things, bool tells, IReadOnlyList<IEntryOwner>? owners = null)
{
    private const double MostOfBook = 900_000_000_000_000_000;   // with all of it taken back its sums still are whole numbers of the store

    private readonly FundLedger _ledger = new();
    private readonly Dictionary<string, FundEntry> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<FundEntryId, FundEntry> _byId = [];
    private readonly HashSet<FundEntryId> _reversed = [];
    private FundItems _items = null!;
    private FundCheck _check = null!;
    private double _inBook;

    /// <summary>The key of a reversal whose row repeats the key of the entry that it takes back.</summary>
    private static string ReversalKey(string key) => key + "/reversal";

    /// <summary>Reads what the rows speak of.</summary>
    public async Task ReadAsync(IReadOnlyList<FundRow> rows, CancellationToken cancel)
    {
        List<string> keys = [.. rows.SelectMany(r => (string[])[r.Entry.Trim(), ReversalKey(r.Entry.Trim()), .. EntryReader.KindOf(r.Kind) == EntryKind.Reversal ? [r.Item.Trim()] : Array.Empty<string>()]).Distinct()];
        foreach (FundEntry entry in await db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(keys).Contains(e.Key)).ToListAsync(cancel)) Know(entry);
        List<FundEntryId> reversed = [.. _byKey.Values.Select(e => e.Reverses).OfType<FundEntryId>()];
        foreach (FundEntry entry in await db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(reversed).Contains(e.Id)).ToListAsync(cancel)) _byId[entry.Id] = entry;
        if (rows.Any(r => EntryReader.KindOf(r.Kind) == EntryKind.Reversal)) await maps.AddAsync(_byId.Values.Select(e => e.Date), cancel);
        _inBook = await db.Set<FundEntry>().Where(e => e.Kind != EntryKind.Reversal).SumAsync(e => (double)e.Amount, cancel);
        _reversed.UnionWith((await db.Set<FundEntry>().Where(e => e.Reverses != null).Select(e => e.Reverses!.Value).ToListAsync(cancel)));
        _items = new FundItems(db, _ledger);
        _check = new FundCheck(_ledger, maps, rules, _items);
        List<string> codes = [.. rows.Select(r => ItemKey.CodeOf(r.Item)).OfType<string>().Distinct()];
        await things.ReadAsync(codes, cancel);
        await _items.ReadAsync(codes, [.. _byKey.Values.Select(e => e.ItemId).OfType<FundItemId>()], cancel);
        foreach (var sum in await db.Set<FundEntry>().AsNoTracking().GroupBy(e => new { e.Source, e.Component, e.PlaceId, e.GivenBy, e.Year, e.Effect, e.ItemId })
            .Select(g => new { g.Key.Source, g.Key.Component, g.Key.PlaceId, g.Key.GivenBy, g.Key.Year, g.Key.Effect, g.Key.ItemId, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel))
            _ledger.AddBalance(sum.Source, sum.Component, sum.Effect, sum.PlaceId, sum.GivenBy, sum.Year, sum.ItemId, sum.Amount);
    }

    /// <summary>Posts a row.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<PostedRow>> PostAsync(FundRow row, CancellationToken cancel) =>
        EntryReader.KindOf(row.Kind) == EntryKind.Reversal ? await ReverseAsync(row, cancel) : await PostNewAsync(row, cancel);

    private async Task<Result<PostedRow>> PostNewAsync(FundRow row, CancellationToken cancel)
    {
        List<Problem> problems = [];
        if (reader.Read(row, problems) is not { } draft) return Result<PostedRow>.Refused(problems);
        if (WhyMayNot(draft.Kind, draft.Source, draft.Place.Id, draft.Date) is { } barred) return barred;
        if (_byKey.TryGetValue(draft.Key, out FundEntry? before))
            return IsSame(before, draft) ? new PostedRow(before, Before: true) : Taken(before, draft.Date);
        if (_inBook + draft.Amount > MostOfBook) return Texts.Problem("book-full", "amount", MostOfBook, draft.Amount);
        PricedItem? priced = null;
        if (draft.Item is not null)
        {
            if (things.WhyNot(draft.Item, draft.Place.Id) is { } unknown) return unknown;
            Result<PricedItem> found = await _items.ForAsync(draft, cancel);
            if (!found.Ok) return Result<PostedRow>.Refused(found.Problems);
            priced = found.Value;
        }
        FundItemId? item = priced?.Item.Id;
        var entry = new FundEntry
        {
            Id = new FundEntryId(await db.ReserveAsync("fund-entry", 1, cancel)), Key = draft.Key, Date = draft.Date, Source = draft.Source.Code, Component = draft.Component.Code,
            PlaceId = draft.Place.Id, Year = draft.Year, Kind = draft.Kind, Effect = _check.EffectOf(draft, item), Amount = draft.Amount, GivenBy = _check.GiverOf(draft),
            ItemId = item, Quantity = draft.Quantity, Note = draft.Note,
        };
        if (_check.WhyNot(entry, priced) is { } problem) return problem;
        if (priced is not null && priced.Item.Cost != priced.Cost)
        {
            await db.SaveChangesAsync(cancel);   // what was taken back is stored before the store checks the other cost against what is left
            _items.Keep(priced);
            await db.SaveChangesAsync(cancel);   // and the cost before it checks the entry
        }
        else if (priced is not null)
        {
            _items.Keep(priced);
        }
        return Keep(entry);
    }

    private async Task<Result<PostedRow>> ReverseAsync(FundRow row, CancellationToken cancel)
    {
        List<Problem> problems = [];
        string? key = EntryReader.KeyOf(row.Entry, problems);
        DateOnly? day = reader.Dated(row.Date, null, problems);
        string note = EntryReader.NoteOf(row.Note, problems);
        if (key is null || day is not { } date || problems.Count > 0) return Result<PostedRow>.Refused(problems);
        FundEntry? own = _byKey.GetValueOrDefault(key);
        if (own is not null && own.Kind != EntryKind.Reversal) key = ReversalKey(own.Key);
        if (_byKey.TryGetValue(key, out FundEntry? before)) return Again(row, before, date);
        if (own is not null && !MaySee(own, date)) return Taken(own, date);
        if ((own ?? _byKey.GetValueOrDefault(row.Item.Trim()) ?? await LastLikeAsync(row, cancel)) is not { } entry) return Texts.Problem("reversal-of", "item", row.Item);
        if (WhyMayNot(entry.Kind, rules.Source(entry.Source), entry.PlaceId, date) is { } barred) return barred;
        if (entry.Kind == EntryKind.Reversal) return Texts.Problem("reversal-of-reversal", "item", entry.Key);
        if (_reversed.Contains(entry.Id)) return Texts.Problem("reversal-twice", "item", entry.Key);
        foreach (IEntryOwner owner in owners ?? [])
            if (await owner.WhyNotReverseAsync(entry, cancel) is { } owned) return owned;
        if (date < entry.Date) return Texts.Problem("reversal-before", "date", date, entry.Key, entry.Date);
        if (Contradiction(row, entry, date) is { } other) return other;
        var reversal = new FundEntry
        {
            Id = new FundEntryId(await db.ReserveAsync("fund-entry", 1, cancel)), Key = key, Date = date, Source = entry.Source, Component = entry.Component, PlaceId = entry.PlaceId,
            Year = entry.Year, Kind = EntryKind.Reversal, Effect = entry.Effect, Amount = -entry.Amount, GivenBy = entry.GivenBy, ItemId = entry.ItemId, Quantity = -entry.Quantity,
            Reverses = entry.Id, Note = note,
        };
        if (_check.WhyNot(reversal, null) is { } problem) return problem;
        _reversed.Add(entry.Id);
        return Keep(reversal);
    }

    /// <summary>A reversal whose key is known: posted before where it says the same.</summary>
    private Result<PostedRow> Again(FundRow row, FundEntry before, DateOnly date)
    {
        if (!MaySee(before, date) || before.Reverses is not { } of || _byId[of] is not { } entry) return Taken(before, date);
        if (WhyMayNot(entry.Kind, rules.Source(entry.Source), entry.PlaceId, date) is { } barred) return barred;
        return before.Date == date && Contradiction(row, entry, date) is null ? new PostedRow(before, Before: true) : Taken(before, date);
    }

    /// <summary>What a row of a reversal says that is not so of the entry that it takes back; null for nothing. What it leaves open contradicts nothing.</summary>
    private Problem? Contradiction(FundRow row, FundEntry entry, DateOnly date)
    {
        Problem? Other(string column, string said, string? so) => Texts.Problem("reversal-other", column, entry.Key, Texts.Get("column-" + column), so, said.Trim());
        string item = row.Item.Trim();
        string? of = entry.ItemId is { } id ? _items[id].Name : null;
        if (item.Length > 0 && item != entry.Key && (ItemKey.Read(item.Split('=')[0], entry.Year, rules) is not { Ok: true, Value: var named } || named.ToString() != of))
            return Other("item", item, of ?? Texts.Get("no-item"));
        if (row.Source.Trim().Length > 0 && reader.SourceOf(row.Source)?.Code != entry.Source) return Other("source", row.Source, rules.Source(entry.Source)?.Label.ToString() ?? entry.Source);
        if (row.Component.Trim().Length > 0 && reader.ComponentOf(row.Component)?.Code != entry.Component) return Other("component", row.Component, rules.Component(entry.Component)?.Label.ToString() ?? entry.Component);
        if (row.Place.Trim().Length > 0 && maps.Find(row.Place, entry.Date)?.Id != entry.PlaceId && !(maps.Find(row.Place, date) is { } place && maps.Became(entry.PlaceId, place, date)))
            return Other("place", row.Place, maps.NameOf(entry.PlaceId));
        if (row.Year.Trim().Length > 0 && EntryReader.YearOf(row.Year, []) != entry.Year) return Other("year", row.Year, entry.Year.ToString(CultureInfo.InvariantCulture));
        return row.Amount.Trim().Length > 0 && !reader.IsAmountOf(row.Amount, entry) ? Texts.Problem("reversal-amount", "amount", entry.Key, entry.Amount) : null;
    }

    /// <summary>The last entry that a reversal may mean which names no key: of the same money, place, item and amount, not taken back.</summary>
    private async Task<FundEntry?> LastLikeAsync(FundRow row, CancellationToken cancel)
    {
        // Read as a payment, whose row it repeats, or what was given in kind; the key is its own.
        EntryKind kind = reader.SourceOf(row.Source) is { InKind: true } ? EntryKind.Contribution : EntryKind.Disbursement;
        if (reader.Read(row with { Kind = FundWords.Code(kind) }, []) is not { } like) return null;
        string? item = like.Item?.ToString();
        List<FundEntry> stored = await db.Set<FundEntry>().AsNoTracking()
            .Where(e => e.Source == like.Source.Code && e.Component == like.Component.Code && e.Year == like.Year && e.Amount == like.Amount && e.PlaceId == like.Place.Id && e.Kind != EntryKind.Reversal)
            .ToListAsync(cancel);
        FundEntry? found = stored.Concat(_byKey.Values).DistinctBy(e => e.Id).Where(e => !_reversed.Contains(e.Id) && e.Kind != EntryKind.Reversal
            && e.Source == like.Source.Code && e.Component == like.Component.Code && e.Year == like.Year && e.Amount == like.Amount && e.PlaceId == like.Place.Id
            && (e.ItemId is { } id ? _items.Knows(id) && _items[id].Name == item : item is null)).MaxBy(e => e.Id.Value);
        return found;
    }

    private PostedRow Keep(FundEntry entry)
    {
        _ledger.Add(entry);
        _items.Note(entry);
        if (entry.Kind != EntryKind.Reversal) _inBook += entry.Amount;
        Know(entry);
        db.Add(entry);
        return new PostedRow(entry, Before: false);
    }

    private void Know(FundEntry entry)
    {
        _byKey[entry.Key] = entry;
        _byId[entry.Id] = entry;
    }

    /// <summary>Why somebody may not post an entry; null where they may.</summary>
    private Problem? WhyMayNot(EntryKind kind, FundSource? source, PlaceId place, DateOnly day)
    {
        Permission needs = PostEntries.Needs(kind, source);
        Scope scope = maps.ScopeOf(place, day);
        if (!tells) rights.Demand(needs, scope);
        if (rights.May(needs, scope)) return null;
        string[] own = [.. PostEntries.OffersAt(rights, scope, rules).Where(o => o.Kind == kind).SelectMany(o => o.Sources).Select(s => s.Label.ToString())];
        return own.Length > 0
            ? Texts.Problem("may-not-source", "source", FundWords.Name(kind), source?.Label, maps.NameOf(place), string.Join("; ", own))
            : Texts.Problem("may-not-kind", "kind", FundWords.Name(kind), maps.NameOf(place));
    }

    private bool MaySee(FundEntry entry, DateOnly day) => rights.May(Permission.SeeFunds, maps.ScopeOf(entry.PlaceId, day));

    /// <summary>That a key belongs to another entry; what that is, only to who may see it.</summary>
    private Problem Taken(FundEntry entry, DateOnly day) => MaySee(entry, day)
        ? Texts.Problem("entry-other", "entry", entry.Key, entry.Date, Math.Abs(entry.Amount))
        : Texts.Problem("entry-taken", "entry", entry.Key);

    private bool IsSame(FundEntry entry, EntryDraft draft) =>
        (entry.Date, entry.Source, entry.Component, entry.PlaceId, entry.Year, entry.Kind, entry.Amount) == (draft.Date, draft.Source.Code, draft.Component.Code, draft.Place.Id, draft.Year, draft.Kind, draft.Amount)
        && (entry.ItemId is { } id ? _items[id].Name : null) == draft.Item?.ToString();
}
