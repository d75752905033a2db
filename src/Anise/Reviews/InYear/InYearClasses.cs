using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>What decisions within a year made of classes.</summary>
internal static class InYearClasses
{
    /// <summary>Those of some households that were granted a class within a year, with the last one.</summary>
    public static async Task<Dictionary<HouseholdId, string>> OfAsync(AniseDb db, int year, IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        DateOnly from = new(year, 1, 1), to = new(year, 12, 31);
        return (await db.InYearCases.AsNoTracking().Where(c => c.Granted == true && c.DecidedOn >= from && c.DecidedOn <= to && c.ClassCode != null && EF.Parameter(households).Contains(c.HouseholdId))
            .Select(c => new { c.Id, c.HouseholdId, c.DecidedOn, c.ClassCode }).ToListAsync(cancel))
            .GroupBy(c => c.HouseholdId).ToDictionary(g => g.Key, g => g.OrderBy(c => c.DecidedOn).ThenBy(c => c.Id.Value).Last().ClassCode!);
    }
}
