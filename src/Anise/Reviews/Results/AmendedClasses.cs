using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>What amendments made of decided lists: the last one of a household counts.</summary>
internal static class AmendedClasses
{
    /// <summary>The households of a review that were amended, as the last amendment has them.</summary>
    public static async Task<Dictionary<HouseholdId, AmendedHousehold>> OfAsync(AniseDb db, CommuneReviewId review, CancellationToken cancel) =>
        Last(await db.AmendedHouseholds.AsNoTracking().Where(a => a.ReviewId == review).ToListAsync(cancel)).ToDictionary(a => a.HouseholdId);

    /// <summary>Those of some households that the reviews of a year have amended.</summary>
    public static async Task<Dictionary<(CommuneReviewId Review, HouseholdId Household), AmendedHousehold>> OfYearAsync(
        AniseDb db, int year, IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        IQueryable<CommuneReviewId> reviews = db.CommuneReviews.Where(r => r.Year == year).Select(r => r.Id);
        return Last(await db.AmendedHouseholds.AsNoTracking().Where(a => reviews.Contains(a.ReviewId) && EF.Parameter(households).Contains(a.HouseholdId)).ToListAsync(cancel)).ToDictionary(a => (a.ReviewId, a.HouseholdId));
    }

    private static IEnumerable<AmendedHousehold> Last(List<AmendedHousehold> all) => all.GroupBy(a => (a.ReviewId, a.HouseholdId)).Select(g => g.MaxBy(a => a.Number)!);
}
