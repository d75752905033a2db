using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews.InYear;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>
/// The list takes in everybody who has a class in force: also whom the commune recognised within the year after its list was made. Without them the
/// decision of the year would take the class away unseen.
/// </summary>
internal static class RecognisedSince
{
    /// <summary>A problem for each household of the commune that is poor or near-poor by a decision within the year and never stood on the list; its field is <c>household-ID</c>.</summary>
    public static async Task<List<Problem>> MissingAsync(ReviewWrite open, DateOnly on, CancellationToken cancel)
    {
        DateOnly from = new(open.Review.Year, 1, 1), to = new(open.Review.Year, 12, 31);
        List<HouseholdId> granted = await open.Db.InYearCases.Where(c => c.Granted == true && c.DecidedOn >= from && c.DecidedOn <= to).Select(c => c.HouseholdId).Distinct().ToListAsync(cancel);
        if (granted.Count == 0) return [];
        Dictionary<HouseholdId, PlaceId> living = await Registry.LivingInAsync(open.Db, open.Map, open.Review.CommuneId, on, cancel);
        List<HouseholdId> here = [.. granted.Where(h => living.ContainsKey(h) && open.Find(h) is null)];
        Dictionary<HouseholdId, string> classes = await InYearClasses.OfAsync(open.Db, open.Review.Year, here, cancel);
        List<HouseholdId> missing = [.. classes.Where(c => ClassCodes.IsListed(c.Value)).Select(c => c.Key)];
        if (missing.Count == 0) return [];
        var names = await open.Db.Households.AsNoTracking().Where(h => EF.Parameter(missing).Contains(h.Id))
            .OrderBy(h => h.SortKey).Select(h => new { h.Id, Name = h.Code == null || h.Code == "" ? h.HeadName : h.HeadName + " (" + h.Code + ")" }).ToListAsync(cancel);
        return [.. names.Select(h => Texts.Problem("recognised-not-listed", string.Create(CultureInfo.InvariantCulture, $"household-{h.Id.Value}"), h.Name))];
    }
}
