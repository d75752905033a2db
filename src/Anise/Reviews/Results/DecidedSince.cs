using Anise.Basics;
using Anise.Households.Import;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>A decision of a commune counts all its households, also those on no list: it rests on what was known of them.</summary>
internal sealed class DecidedSince(AniseDb db) : IRestsOnHouseholds
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SinceAsync(IReadOnlyCollection<PlaceId> communes, long revision, CancellationToken cancel)
    {
        var decided = await db.ReviewDecisions.AsNoTracking().Where(d => d.Revision > revision)
            .Join(db.CommuneReviews.AsNoTracking().Where(r => EF.Parameter(communes).Contains(r.CommuneId)), d => d.ReviewId, r => r.Id, (d, r) => new { r.Year, d.Number, d.On }).ToListAsync(cancel);
        return [.. decided.Select(d => Texts.Get("rests-decision", d.Year, d.Number, d.On))];
    }
}
