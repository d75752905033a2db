using System.Globalization;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>Reviews of communes by commune and year.</summary>
internal sealed class ReviewRecordNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(CommuneReviewId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<CommuneReviewId> ids = [.. keys.Numbers().Select(id => new CommuneReviewId(id))];
        List<CommuneReview> reviews = await db.CommuneReviews.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync(cancel);
        List<PlaceId> communes = [.. reviews.Select(r => r.CommuneId).Distinct()];
        List<PlaceSpan> spans = await db.Set<PlaceSpan>().AsNoTracking().Where(s => communes.Contains(s.PlaceId)).ToListAsync(cancel);
        var names = spans.GroupBy(s => s.PlaceId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.From)!.Name);
        return reviews.ToDictionary(r => r.Id.Value.Key(), r => string.Create(CultureInfo.InvariantCulture, $"{names.GetValueOrDefault(r.CommuneId)} {r.Year}"));
    }
}
