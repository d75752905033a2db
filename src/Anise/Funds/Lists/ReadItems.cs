using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Lists;

/// <summary>Something that money can be for, as a form offers it.</summary>
/// <param name="Item">As it is typed.</param>
/// <param name="Name">In words.</param>
public sealed record OfferedItem(string Item, string Name);

/// <summary>Reads what money of a place can be for: the items that its book has, and the things that other areas bring.</summary>
public sealed class ReadItems(AniseDb db, PlaceMaps maps, IEnumerable<IItemThings> things, RuleBook rules, TimeProvider clock)
{
    private const int Most = 200;   // a field that offers more is slower than typing

    /// <summary>The items, the newest first. Needs <c>Permission.SeeFunds</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<OfferedItem>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, map.ScopeOf(placeId));
        List<PlaceId> places = [.. (await PlaceTrail.ReadAsync(db, map, cancel)).LeadingTo(p => p.Id == placeId)];
        List<string> names = await db.Set<FundItem>().AsNoTracking().Where(i => db.Set<FundEntry>().Any(e => e.ItemId == i.Id && EF.Parameter(places).Contains(e.PlaceId)))
            .OrderByDescending(i => i.Id).Select(i => i.Name).Take(Most).ToListAsync(cancel);
        var offered = new List<OfferedItem>();
        foreach (IItemThings kind in things)
            offered.AddRange((await kind.AtAsync(placeId, Most, cancel)).Select(t => new OfferedItem((kind.Of == ItemOf.Person ? "person:" : "") + t.Code, t.Name)));
        return [.. offered, .. names.Select(n => new OfferedItem(n, FundWords.ItemName(n, rules.Funds)))];
    }
}
