using Anise.Basics;
using Anise.Figures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>Checks that reviews, their decisions and what was kept of them fit together, whatever their texts say: nothing is read that could stand for nothing.</summary>
public sealed class CheckDecided(AniseDb db) : IRecordCheck
{
    private const string Reviews = "decided-reviews", Lists = "decided-households";
    private static readonly ReviewStep[] Steps = Enum.GetValues<ReviewStep>();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordFault>> RunAsync(IReadOnlyList<int> years, CancellationToken cancel)
    {
        List<Row> reviews = await db.CommuneReviews.AsNoTracking().Select(r => new Row(r.Id, r.Year, r.CommuneId, r.DecidedOn != null, r.Step == ReviewStep.Decision, Steps.Contains(r.Step))).ToListAsync(cancel);
        Stored stored = await ReadAsync(cancel);
        HashSet<int> campaigns = [.. await db.Campaigns.AsNoTracking().Select(c => c.Year).ToListAsync(cancel)];
        return
        [
            .. reviews.Where(r => years.Contains(r.Year)).SelectMany(r => Faults(r, stored)),
            .. reviews.Where(r => !campaigns.Contains(r.Year)).Select(r => new RecordFault(Reviews, r.Commune, r.Year, r.Decided ? 1 : 0, null, Texts.Get("check-no-campaign"))),
            .. await OrphansAsync([.. reviews.Select(r => r.Id)], stored, cancel),
        ];
    }

    /// <summary>How many decided reviews have no seal: those decided before there were seals.</summary>
    public async Task<int> UnsealedAsync(CancellationToken cancel = default)
    {
        Stored stored = await ReadAsync(cancel);
        return stored.Decisions.Count(d => !stored.Sealed.Contains(d.Key) && !stored.LostSeal(d.Key));
    }

    private sealed record Row(CommuneReviewId Id, int Year, PlaceId Commune, bool Decided, bool AtDecision, bool StepKnown);

    /// <summary>What is stored of decided reviews: the revision of each decision, whether its day is that of the review, the lines of its list, its sums and seals.</summary>
    private sealed record Stored(
        Dictionary<CommuneReviewId, long> Decisions, HashSet<CommuneReviewId> SameDay, Dictionary<CommuneReviewId, int> Lists, HashSet<CommuneReviewId> Sums, HashSet<CommuneReviewId> Sealed)
    {
        private readonly long _firstSeal = Decisions.Where(d => Sealed.Contains(d.Key)).Select(d => d.Value).DefaultIfEmpty(long.MaxValue).Min();

        /// <summary>Whether a review has no seal though one decided before it has: since there are seals every review gets one.</summary>
        public bool LostSeal(CommuneReviewId review) => !Sealed.Contains(review) && Decisions.TryGetValue(review, out long revision) && revision > _firstSeal;
    }

    private async Task<Stored> ReadAsync(CancellationToken cancel)
    {
        var reviews = db.CommuneReviews;
        return new Stored(
            await db.ReviewDecisions.AsNoTracking().Select(d => new { d.ReviewId, d.Revision }).ToDictionaryAsync(d => d.ReviewId, d => d.Revision, cancel),
            [.. await db.ReviewDecisions.AsNoTracking().Where(d => reviews.Any(r => r.Id == d.ReviewId && r.DecidedOn == d.On)).Select(d => d.ReviewId).ToListAsync(cancel)],
            await db.DecidedHouseholds.AsNoTracking().GroupBy(d => d.ReviewId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel),
            [.. await db.Set<ClosedSums>().AsNoTracking().Select(c => c.ReviewId).Distinct().ToListAsync(cancel)],
            [.. await db.Set<ClosedRecords>().AsNoTracking().Select(c => c.ReviewId).ToListAsync(cancel)]);
    }

    private static IEnumerable<RecordFault> Faults(Row review, Stored stored)
    {
        bool decision = stored.Decisions.ContainsKey(review.Id);
        RecordFault Fault(string code, double? shown, double? counted, string what) => new(code, review.Commune, review.Year, shown, counted, Texts.Get(what));
        if (!review.StepKnown) yield return Fault(Reviews, null, null, "check-step-unknown");
        else if (review.Decided && !review.AtDecision) yield return Fault(Reviews, 1, 0, "check-step");
        if (review.Decided && !decision) yield return Fault(Reviews, 1, 0, "check-no-decision");
        else if (!review.Decided && decision) yield return Fault(Reviews, 0, 1, "check-not-decided");
        else if (decision && !stored.SameDay.Contains(review.Id)) yield return Fault(Reviews, 1, 1, "check-day");
        if (!review.Decided && (stored.Lists.ContainsKey(review.Id) || stored.Sums.Contains(review.Id) || stored.Sealed.Contains(review.Id)))
            yield return Fault(Lists, 0, stored.Lists.GetValueOrDefault(review.Id), "check-kept");
        if (review.Decided && stored.LostSeal(review.Id)) yield return Fault(RecountDifference.Records, null, null, "check-seal-lost");
    }

    /// <summary>What is stored of reviews that there are not.</summary>
    private async Task<IReadOnlyList<RecordFault>> OrphansAsync(HashSet<CommuneReviewId> reviews, Stored stored, CancellationToken cancel)
    {
        List<CommuneReviewId> orphans = [.. stored.Decisions.Keys.Union(stored.Lists.Keys).Union(stored.Sums).Union(stored.Sealed).Where(id => !reviews.Contains(id))];
        var faults = new List<RecordFault>();
        foreach (CommuneReviewId id in orphans)
        {
            DateOnly? on = await db.ReviewDecisions.AsNoTracking().Where(d => d.ReviewId == id).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(cancel);
            PlaceId? place = await db.Set<ClosedSums>().AsNoTracking().Where(c => c.ReviewId == id).Select(c => (PlaceId?)c.PlaceId).FirstOrDefaultAsync(cancel);
            faults.Add(new RecordFault(Lists, place, on?.Year ?? 0, 0, stored.Lists.GetValueOrDefault(id), Texts.Get("check-no-review", id.Value)));
        }
        return faults;
    }
}
