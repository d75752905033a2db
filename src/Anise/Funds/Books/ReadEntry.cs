using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Books;

/// <summary>An entry with all that belongs to it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Place">What its place was called on its day.</param>
/// <param name="GivenBy">The place that passed it on.</param>
/// <param name="Item">What it is for.</param>
/// <param name="Reverses">The entry that it takes back.</param>
/// <param name="ReversedBy">The entry that takes it back.</param>
/// <param name="Scope">What rights on it are checked against.</param>
public sealed record OpenedEntry(FundEntry Entry, MappedPlace Place, MappedPlace? GivenBy, FundItem? Item, FundEntry? Reverses, FundEntry? ReversedBy, Scope Scope);

/// <summary>Reads one entry.</summary>
public sealed class ReadEntry(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The entry; null where there is none. Needs <c>Permission.SeeFunds</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<OpenedEntry?> RunAsync(Rights rights, FundEntryId id, CancellationToken cancel = default)
    {
        if (await db.Set<FundEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } entry)
        {
            rights.Demand(Permission.SeeFunds, Scope.Anywhere);
            return null;
        }
        PlaceMap then = await maps.OnAsync(entry.Date, cancel);
        // An entry of a merged commune that takes back one of before may name a place that stood then no more.
        PlaceMap map = then.Find(entry.PlaceId) is null ? await maps.LastMapOfAsync(entry.PlaceId, cancel) ?? then : then;
        Scope scope = await maps.ScopeAsync(entry.PlaceId, clock.Today(), map, cancel);
        rights.Demand(Permission.SeeFunds, scope);
        return new OpenedEntry(entry, map[entry.PlaceId], entry.GivenBy is { } giver ? map.Find(giver) : null,
            entry.ItemId is { } item ? await db.Set<FundItem>().AsNoTracking().SingleAsync(i => i.Id == item, cancel) : null,
            entry.Reverses is { } reversed ? await db.Set<FundEntry>().AsNoTracking().SingleAsync(e => e.Id == reversed, cancel) : null,
            await db.Set<FundEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Reverses == id, cancel), scope);
    }
}
