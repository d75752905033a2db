using Anise.Basics;
using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>A listed household with the assessment that counts.</summary>
internal sealed record ListedRow(
    CommuneReviewId ReviewId, HouseholdId HouseholdId, PlaceId VillageId, ListingSource Source, FormState Form, DateOnly? AgreedOn, long? AssignedTo,
    AssessmentId? AssessmentId, string? ClassCode, decimal? B1, decimal? B2, int MissingCount, string? Enumerator, bool Rechecked)
{
    public bool Assessed => Form == FormState.Complete;

    public bool Is(string classCode) => Assessed && ClassCode == classCode;
}

/// <summary>Reads the lists of reviews for boards: a query for the lists, one for the assessments.</summary>
internal static class ReviewFacts
{
    public static async Task<List<ListedRow>> ListedAsync(AniseDb db, IReadOnlyCollection<CommuneReviewId> reviews, CancellationToken cancel)
    {
        var listed = await db.ListedHouseholds.AsNoTracking().Where(l => reviews.Contains(l.ReviewId) && l.RemovedOn == null).ToListAsync(cancel);
        var counting = await db.Assessments.AsNoTracking().Where(a => reviews.Contains(a.ReviewId))
            .Select(a => new { a.Id, a.ClassCode, a.B1, a.B2, a.MissingCount, a.Enumerator, Rechecked = a.ComplaintId != null }).ToDictionaryAsync(a => a.Id, cancel);
        return
        [
            .. listed.Select(l =>
            {
                var a = l.AssessmentId is { } id ? counting[id] : null;
                return new ListedRow(l.ReviewId, l.HouseholdId, l.VillageId, l.Source, l.Form, l.AgreedOn, l.AssignedTo,
                    l.AssessmentId, a?.ClassCode, a?.B1, a?.B2, a?.MissingCount ?? 0, a?.Enumerator, a?.Rechecked == true);
            }),
        ];
    }

    /// <summary>The meeting of each village that was held last and still counts, with how many came.</summary>
    public static Dictionary<PlaceId, VillageMeeting> LastOf(IEnumerable<VillageMeeting> meetings) =>
        meetings.Where(m => !m.Void).GroupBy(m => m.VillageId).ToDictionary(g => g.Key, g => g.MaxBy(m => m.Attempt)!);
}
