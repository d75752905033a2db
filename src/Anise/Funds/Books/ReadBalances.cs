using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Books;

/// <summary>By what balances are split.</summary>
[Flags]
public enum FundSplit
{
    /// <summary>All in one.</summary>
    None = 0,
    /// <summary>By source.</summary>
    Source = 1,
    /// <summary>By component.</summary>
    Component = 2,
    /// <summary>By place.</summary>
    Place = 4,
    /// <summary>By budget year.</summary>
    Year = 8,
    /// <summary>By all of them.</summary>
    All = 15,
}

/// <summary>What money stands at.</summary>
/// <param name="Source">The code of the source; null where balances are not split by it.</param>
/// <param name="Component">The code of the component.</param>
/// <param name="Place">The place on the map.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Sums">The sums.</param>
public sealed record FundBalance(string? Source, string? Component, MappedPlace? Place, int? Year, FundSums Sums);

/// <summary>Reads balances from the entries.</summary>
public sealed class ReadBalances(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The balances of a place with all that lies in it, on today's map. Needs <c>Permission.SeeFunds</c> for it.</summary>
    /// <param name="rights">Who asks.</param>
    /// <param name="placeId">The place, on today's map.</param>
    /// <param name="year">The budget year; null for all.</param>
    /// <param name="by">By what they are split.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<FundBalance>> RunAsync(Rights rights, PlaceId placeId, int? year, FundSplit by, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, map.ScopeOf(placeId));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var sums = await db.Set<FundEntry>().AsNoTracking().GroupBy(e => new { e.Source, e.Component, e.PlaceId, e.GivenBy, e.Year, e.Effect, HasItem = e.ItemId != null })
            .Select(g => new { g.Key.Source, g.Key.Component, g.Key.PlaceId, g.Key.GivenBy, g.Key.Year, g.Key.Effect, g.Key.HasItem, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel);
        return
        [
            .. sums.SelectMany(s => FundChange.Of(s.Effect, s.PlaceId, s.GivenBy, s.Year, s.HasItem ? new FundItemId(0) : null, s.Amount), (s, change) => (s.Source, s.Component, At: trail.Find(change.Place), change))
                .Where(c => c.At is { } at && map.LiesIn(at.Id, placeId) && (year is null || c.change.Year == year))
                .GroupBy(c => (Source: by.HasFlag(FundSplit.Source) ? c.Source : null, Component: by.HasFlag(FundSplit.Component) ? c.Component : null,
                    Place: by.HasFlag(FundSplit.Place) ? c.At : null, Year: by.HasFlag(FundSplit.Year) ? c.change.Year : (int?)null))
                .Select(g => new FundBalance(g.Key.Source, g.Key.Component, g.Key.Place, g.Key.Year, g.Aggregate(new FundSums(), (sum, c) => sum + c.change.Sums)))
                .OrderBy(b => b.Source, StringComparer.Ordinal).ThenBy(b => b.Component, StringComparer.Ordinal).ThenBy(b => b.Place?.Code, StringComparer.Ordinal).ThenBy(b => b.Year),
        ];
    }
}
