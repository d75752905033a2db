using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>A place that another came from or went into.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Date">The first day of the new state.</param>
/// <param name="Place">The other place; the place itself for a rename or transfer.</param>
/// <param name="Name">The other place's name next to that day.</param>
/// <param name="Code">Its code then.</param>
/// <param name="CodeIsOfficial">False for a code of our own.</param>
/// <param name="Main">True for the main successor.</param>
/// <param name="Reference">The decision or reason.</param>
public sealed record PlaceLink(PlaceChangeKind Kind, DateOnly Date, PlaceId Place, string Name, string Code, bool CodeIsOfficial, bool Main, string Reference);

/// <summary>The region that a commune was classed into from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Region">The code of the region; null for none.</param>
/// <param name="Reference">The decision; null where it was carried over from the places that this one was made from.</param>
public sealed record PlaceRegion(DateOnly From, string? Region, string? Reference);

/// <summary>All that is known of a place through time.</summary>
/// <param name="Place">The place.</param>
/// <param name="Spans">Its states, from the first on.</param>
/// <param name="MadeFrom">What it was made from.</param>
/// <param name="Became">What became of it.</param>
/// <param name="Changed">Its renames and transfers.</param>
/// <param name="Regions">The regions that it was classed into, from the first on; empty where it never was.</param>
public sealed record PlaceHistory(
    Place Place, IReadOnlyList<PlaceSpan> Spans, IReadOnlyList<PlaceLink> MadeFrom, IReadOnlyList<PlaceLink> Became, IReadOnlyList<PlaceLink> Changed,
    IReadOnlyList<PlaceRegion> Regions);

/// <summary>Reads the history of a place. Places are public: no right is needed.</summary>
public sealed class ReadPlaceHistory(AniseDb db)
{
    /// <summary>The history; null where there never was such a place.</summary>
    public async Task<PlaceHistory?> RunAsync(PlaceId id, CancellationToken cancel = default)
    {
        Place? place = await db.Set<Place>().AsNoTracking().Include(p => p.Spans).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (place is null) return null;
        List<PlaceChange> changes = await db.Set<PlaceChange>().AsNoTracking().Where(c => c.From == id || c.To == id).ToListAsync(cancel);
        List<PlaceId> others = [.. changes.SelectMany(c => (PlaceId[])[c.From, c.To]).Distinct()];
        ILookup<PlaceId, PlaceSpan> spans = (await db.Set<PlaceSpan>().AsNoTracking().Where(s => others.Contains(s.PlaceId)).ToListAsync(cancel)).ToLookup(s => s.PlaceId);
        return new PlaceHistory(
            place,
            [.. place.Spans.OrderBy(s => s.From)],
            [.. Links(changes.Where(c => c.To == id && c.From != id), c => c.From, before: true)],
            [.. Links(changes.Where(c => c.From == id && c.To != id), c => c.To, before: false)],
            [.. Links(changes.Where(c => c.From == id && c.To == id && c.Kind != PlaceChangeKind.Region), c => c.To, before: false)],
            [.. Regions([.. place.Spans.OrderBy(s => s.From)], changes.Where(c => c.Kind == PlaceChangeKind.Region).ToDictionary(c => c.Date, c => c.Reference))]);

        IEnumerable<PlaceLink> Links(IEnumerable<PlaceChange> of, Func<PlaceChange, PlaceId> other, bool before) => of
            .Select(c =>
            {
                DateOnly at = before ? c.Date.AddDays(-1) : c.Date;
                PlaceSpan span = spans[other(c)].OrderBy(s => s.From).Last(s => s.From <= at);
                return new PlaceLink(c.Kind, c.Date, other(c), span.Name, span.Code, span.CodeIsOfficial, c.Main, c.Reference);
            })
            .OrderBy(l => l.Date).ThenBy(l => l.Code, StringComparer.Ordinal);
    }

    /// <summary>A span each that a decision begins, or whose region is another than before.</summary>
    private static IEnumerable<PlaceRegion> Regions(IReadOnlyList<PlaceSpan> spans, Dictionary<DateOnly, string> decisions)
    {
        string? before = null;
        foreach (PlaceSpan span in spans)
        {
            string? decision = decisions.GetValueOrDefault(span.From);
            if (decision is not null || span.Region != before) yield return new PlaceRegion(span.From, span.Region, decision);
            before = span.Region;
        }
    }
}
