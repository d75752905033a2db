using Anise.Households;
using Anise.Reviews.InYear;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>The classes that households came into a review with: those of last year's decided lists, as amended since and as decided within the year.</summary>
internal static class ClassesBefore
{
    /// <summary>The class of each household by the decided lists of the year before; one that stands on none is left out.</summary>
    public static async Task<Dictionary<HouseholdId, string>> OfAsync(AniseDb db, int year, IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        int lastYear = year - 1;
        List<HouseholdId> ids = [.. households];
        IQueryable<CommuneReview> last = db.CommuneReviews.Where(r => r.Year == lastYear);
        var amended = await AmendedClasses.OfYearAsync(db, lastYear, ids, cancel);
        var classes = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && EF.Parameter(ids).Contains(d.HouseholdId.Value))
            .Join(last, d => d.ReviewId, r => r.Id, (d, r) => new { d.HouseholdId, d.ClassCode }).ToListAsync(cancel))
            .GroupBy(d => d.HouseholdId!.Value).ToDictionary(g => g.Key, g => g.Last().ClassCode);
        foreach (AmendedHousehold one in amended.Values)
        {
            if (one.ClassCode is { } code) classes[one.HouseholdId] = code;
            else classes.Remove(one.HouseholdId);
        }
        foreach (var (household, code) in await InYearClasses.OfAsync(db, year, ids, cancel)) classes[household] = code;
        return classes;
    }

    /// <summary>The class of one household; null where it stands on no list.</summary>
    public static async Task<string?> OfAsync(AniseDb db, int year, HouseholdId household, CancellationToken cancel) =>
        (await OfAsync(db, year, [household], cancel)).GetValueOrDefault(household);
}
