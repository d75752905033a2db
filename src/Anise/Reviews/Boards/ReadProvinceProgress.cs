using Anise.Access;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>One commune in the progress of the province.</summary>
/// <param name="ReviewId">Its review.</param>
/// <param name="Commune">The commune on the map of the campaign.</param>
/// <param name="Step">The step it is at today.</param>
/// <param name="DecidedOn">The day of its decision; null before.</param>
/// <param name="Listed">Households on its list.</param>
/// <param name="Assessed">Those with a complete form.</param>
/// <param name="Poor">Poor, of those assessed (decided, once decided).</param>
/// <param name="NearPoor">Near-poor, of those assessed.</param>
/// <param name="NextDue">The next last day; null once decided.</param>
/// <param name="Overdue">How many last days have passed.</param>
public sealed record CommuneProgress(
    CommuneReviewId ReviewId, MappedPlace Commune, ReviewStep Step, DateOnly? DecidedOn, int Listed, int Assessed, int Poor, int NearPoor, DateOnly? NextDue, int Overdue);

/// <summary>The progress of a year.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Communes">The communes the reader may see, by code.</param>
public sealed record ProvinceProgress(Campaign Campaign, IReadOnlyList<CommuneProgress> Communes);

/// <summary>Reads how far each commune is in a year.</summary>
public sealed class ReadProvinceProgress(AniseDb db, ReviewWork work, Deadlines deadlines, ReviewFigures figures)
{
    /// <summary>The years that have a campaign, the latest first.</summary>
    public Task<List<int>> YearsAsync(CancellationToken cancel = default) => db.Campaigns.Select(c => c.Year).OrderDescending().ToListAsync(cancel);

    /// <summary>The progress of <paramref name="year"/>, or null where it has no campaign. A reader sees the communes whose households they may see.</summary>
    public async Task<ProvinceProgress?> RunAsync(Rights rights, int year, CancellationToken cancel = default)
    {
        if (!rights.MayAnywhere(Permission.SeeHouseholds)) throw new NoAccessException(Permission.SeeHouseholds);
        Campaign? campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel);
        if (campaign is null) return null;
        PlaceMap map = await work.MapOfAsync(campaign, cancel);
        PlaceMap today = await work.TodaysMapAsync(cancel);
        List<CommuneReview> reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).ToListAsync(cancel);
        reviews = [.. reviews.Where(r => rights.May(Permission.SeeHouseholds, today.ScopeOf(r.CommuneId, map)))];
        var due = await deadlines.OfAsync(reviews, cancel);
        var counts = await figures.OfYearAsync(reviews, map, cancel);
        return new ProvinceProgress(campaign,
        [
            .. reviews.Select(review =>
            {
                ReviewCounts of = counts[review.Id];
                return new CommuneProgress(
                    review.Id, map[review.CommuneId], review.StepOn(work.Today), review.DecidedOn, of.Listed, of.Assessed, of.Poor, of.NearPoor,
                    due[review.Id].FirstOrDefault()?.Due, due[review.Id].Count(d => d.Overdue));
            }).OrderBy(c => c.Commune.Code, StringComparer.Ordinal),
        ]);
    }
}
