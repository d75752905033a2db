using Anise.Basics;
using Anise.Figures.Publishing;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// The years whose reviews are all decided, on the map of the first day of each review: its communes are those of that day, and a later merger changes neither.
/// </summary>
internal sealed class DecidedOnMap(AniseDb db, PlaceMaps maps) : IPublishedYears
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedYear>> ReadAsync(CancellationToken cancel)
    {
        var reviews = (await db.CommuneReviews.AsNoTracking().Select(r => new { r.Id, r.Year, r.CommuneId, r.DecidedOn }).ToListAsync(cancel)).ToLookup(r => r.Year);
        var years = new List<PublishedYear>();
        foreach (var campaign in await db.Campaigns.AsNoTracking().OrderBy(c => c.Year).Select(c => new { c.Year, c.Opens }).ToListAsync(cancel))
        {
            var ofYear = reviews[campaign.Year].ToList();
            if (ofYear.Count == 0 || ofYear.Exists(r => r.DecidedOn is null)) continue;   // figures before and after a decision could be taken from each other
            PlaceMap map = await maps.OnAsync(campaign.Opens, cancel);
            // A change of places that was dated back to before the review would publish the year for other communes: rather not at all.
            if (ofYear.Exists(r => map.Find(r.CommuneId) is null) || await AnyMovedAsync(map, ofYear.ToDictionary(r => r.Id, r => r.CommuneId), cancel)) continue;
            HashSet<PlaceId> decided = [.. ofYear.Select(r => r.CommuneId)];
            if (map.Communes.Any(c => !decided.Contains(c.Id) && map.VillagesIn(c.Id).Count > 0)) continue;
            years.Add(new PublishedYear(campaign.Year, campaign.Opens, ofYear.Count));
        }
        return years;
    }

    /// <summary>Whether a village that was decided with one commune lies in another on the map.</summary>
    private async Task<bool> AnyMovedAsync(PlaceMap map, Dictionary<CommuneReviewId, PlaceId> reviews, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<CommuneReviewId> ids = [.. reviews.Keys];
        var places = await db.Set<ClosedSums>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ReviewId)).Select(c => new { c.ReviewId, c.PlaceId }).ToListAsync(cancel);
        return places.Exists(p => trail.Find(p.PlaceId) is { } at && map.CommuneOf(at.Id).Id != reviews[p.ReviewId]);
    }
}
