using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Funds.Books;

/// <summary>Which money: a source, a component and a budget year.</summary>
/// <param name="Source">The source.</param>
/// <param name="Component">The component.</param>
/// <param name="Year">The budget year.</param>
public readonly record struct FundKey(string Source, string Component, int Year);

/// <summary>What the book stands at, held in memory while entries are posted: what was allocated, bound and paid where, and what is financed of items.</summary>
internal sealed class FundLedger
{
    private readonly Dictionary<FundKey, Dictionary<(PlaceId Place, FundItemId? Item), FundSums>> _cells = [];
    private readonly Dictionary<FundItemId, Dictionary<(string Source, PlaceId Place), long>> _financed = [];
    private readonly Dictionary<(FundKey Key, PlaceId Place), long> _given = [];

    /// <summary>Adds an entry.</summary>
    public void Add(FundEntry entry) => Add(entry, entry.Amount);

    /// <summary>Takes back what was just added.</summary>
    public void Undo(FundEntry entry) => Add(entry, -entry.Amount);

    /// <summary>Adds what entries of one effect come to; what is financed of items is read apart.</summary>
    public void AddBalance(string source, string component, EntryEffect effect, PlaceId place, PlaceId? givenBy, int year, FundItemId? item, long amount)
    {
        foreach (FundChange change in FundChange.Of(effect, place, givenBy, year, item, amount))
        {
            var key = new FundKey(source, component, change.Year);
            if (!_cells.TryGetValue(key, out var places)) _cells.Add(key, places = []);
            CollectionsMarshal.GetValueRefOrAddDefault(places, (change.Place, change.Item), out _) += change.Sums;
            if (effect is EntryEffect.Allocated or EntryEffect.CarriedOver && change.Sums.Allocated * Math.Sign(amount) > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_given, (key, change.Place), out _) += change.Sums.Allocated;
        }
    }

    /// <summary>Adds what is financed of an item by money of a place.</summary>
    public void AddFinanced(FundItemId item, string source, PlaceId place, long amount)
    {
        if (!_financed.TryGetValue(item, out var parts)) _financed.Add(item, parts = []);
        parts[(source, place)] = parts.GetValueOrDefault((source, place)) + amount;
    }

    /// <summary>What there is of some money at places.</summary>
    /// <param name="key">Which money.</param>
    /// <param name="at">Whether a place is one of them.</param>
    public FundSums At(FundKey key, Func<PlaceId, bool> at) => Sum(key, cell => at(cell.Place));

    /// <summary>What of it is for an item; null for what is for none.</summary>
    public FundSums For(FundKey key, Func<PlaceId, bool> at, FundItemId? item) => Sum(key, cell => cell.Item == item && at(cell.Place));

    /// <summary>Whether money was given to places at all, so that others may have it passed on from them.</summary>
    public bool WasGiven(FundKey key, Func<PlaceId, bool> at) => _given.Any(g => g.Key.Key == key && g.Value > 0 && at(g.Key.Place));

    /// <summary>What finances an item, by source.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Financing(FundItemId item) => _financed.TryGetValue(item, out var parts)
        ? [.. parts.GroupBy(p => p.Key.Source, (source, of) => KeyValuePair.Create(source, of.Sum(p => p.Value))).Where(s => s.Value != 0)] : [];

    /// <summary>The places whose money finances an item.</summary>
    public IEnumerable<PlaceId> FinancedBy(FundItemId item) => _financed.TryGetValue(item, out var parts) ? parts.Where(p => p.Value != 0).Select(p => p.Key.Place).Distinct() : [];

    private void Add(FundEntry entry, long amount)
    {
        AddBalance(entry.Source, entry.Component, entry.Effect, entry.PlaceId, entry.GivenBy, entry.Year, entry.ItemId, amount);
        if (entry.ItemId is { } item && FundChange.Finances(entry.Effect)) AddFinanced(item, entry.Source, entry.PlaceId, amount);
    }

    private FundSums Sum(FundKey key, Func<(PlaceId Place, FundItemId? Item), bool> where) =>
        _cells.TryGetValue(key, out var places) ? places.Where(p => where(p.Key)).Aggregate(new FundSums(), (sum, p) => sum + p.Value) : default;
}
