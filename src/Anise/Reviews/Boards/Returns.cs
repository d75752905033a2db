using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>Tells which reviews were sent back and have not come forward again.</summary>
internal static class Returns
{
    /// <summary>The way back that is still to be answered: no later step was taken since, and what hangs out was not posted anew; null when there is none.</summary>
    public static StepRecord? Open(IReadOnlyList<StepRecord> records)
    {
        StepRecord? back = records.LastOrDefault(r => r.ReturnedBecause is not null);
        return back is not null && records.Any(r => r.Number > back.Number && (r.Step > back.Step || (back.Step >= ReviewStep.Posting && r.Step >= ReviewStep.Posting))) ? null : back;
    }

    /// <summary>The open ways back of some reviews.</summary>
    public static async Task<Dictionary<CommuneReviewId, StepRecord>> OfAsync(AniseDb db, List<CommuneReviewId> reviews, CancellationToken cancel)
    {
        IQueryable<StepRecord> all = db.ReviewSteps.AsNoTracking();
        List<StepRecord> records = await all.Where(s => EF.Parameter(reviews).Contains(s.ReviewId) && all.Any(o => o.ReviewId == s.ReviewId && o.ReturnedBecause != null))
            .OrderBy(s => s.Number).ToListAsync(cancel);
        return records.GroupBy(r => r.ReviewId).Select(g => Open([.. g])).OfType<StepRecord>().ToDictionary(r => r.ReviewId);
    }
}
