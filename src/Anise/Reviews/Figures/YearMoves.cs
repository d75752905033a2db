using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Households that went from one commune to another in the course of a year. In the figures of the year each counts once: in the commune whose decision first counted it;
/// where none did, in the commune where it lives; and where that one had decided before it came, in the commune that it left.
/// </summary>
internal sealed class YearMoves
{
    private readonly ILookup<PlaceId, HouseholdId> _elsewhere;
    private readonly ILookup<PlaceId, (HouseholdId Id, DateOnly On)> _left;

    private YearMoves(IEnumerable<(PlaceId Commune, HouseholdId Id)> elsewhere, IEnumerable<(PlaceId Commune, HouseholdId Id, DateOnly On)> left) =>
        (_elsewhere, _left) = (elsewhere.ToLookup(e => e.Commune, e => e.Id), left.ToLookup(l => l.Commune, l => (l.Id, l.On)));

    /// <summary>Households that live in a commune, or have lived there, and count in another.</summary>
    public IEnumerable<HouseholdId> Elsewhere(PlaceId commune) => _elsewhere[commune];

    /// <summary>Households that have left a commune and count there all the same, with their last day in it.</summary>
    public IEnumerable<(HouseholdId Id, DateOnly On)> Left(PlaceId commune) => _left[commune];

    /// <summary>Reads them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="trail">What became of places, on the map of the year.</param>
    /// <param name="year">The year.</param>
    /// <param name="day">The day on which who is not counted yet is counted.</param>
    /// <param name="known">The write up to which facts are known.</param>
    /// <param name="before">Decisions of writes before this one count.</param>
    /// <param name="basis">Whether they counted by what was known then, or by what is known now.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<YearMoves> ReadAsync(AniseDb db, PlaceTrail trail, int year, DateOnly day, long known, long before, FigureBasis basis, CancellationToken cancel)
    {
        var decisions = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year)
            .Join(db.ReviewDecisions.Where(d => d.Revision < before), r => r.Id, d => d.ReviewId, (r, d) => new { r.Id, r.CommuneId, d.On, d.Revision }).OrderBy(d => d.Revision).ToListAsync(cancel);
        if (decisions.Count == 0) return new([], []);
        DateOnly first = new(year, 1, 1);
        IQueryable<HouseholdFact> all = db.HouseholdFacts.AsNoTracking();
        List<HouseholdId> movers = await all
            .Where(f => f.HoldsFrom >= first && f.Revision <= known && all.Any(o => o.HouseholdId == f.HouseholdId && o.VillageId != f.VillageId)).Select(f => f.HouseholdId).Distinct().ToListAsync(cancel);
        if (movers.Count == 0) return new([], []);
        ILookup<HouseholdId, HouseholdFact> facts = (await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(movers).Contains(f.HouseholdId) && f.Revision <= known).ToListAsync(cancel)).ToLookup(f => f.HouseholdId);
        List<CommuneReviewId> reviews = [.. decisions.Select(d => d.Id)];
        ILookup<HouseholdId, CommuneReviewId> listed = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && EF.Parameter(movers).Contains(d.HouseholdId!.Value) && EF.Parameter(reviews).Contains(d.ReviewId))
            .Select(d => new { Household = d.HouseholdId!.Value, d.ReviewId }).ToListAsync(cancel)).ToLookup(d => d.Household, d => d.ReviewId);

        var elsewhere = new List<(PlaceId, HouseholdId)>();
        var left = new List<(PlaceId, HouseholdId, DateOnly)>();
        foreach (HouseholdId mover in movers)
        {
            PlaceId? CommuneOf(HouseholdFact? fact) => fact is { Ended: null } && trail.Find(fact.VillageId) is { } village ? trail.Map.CommuneOf(village.Id).Id : null;
            PlaceId[] communes = [.. facts[mover].Select(f => CommuneOf(f with { Ended = null })).OfType<PlaceId>().Distinct()];
            if (communes.Length < 2) continue;
            var counted = decisions.Find(d => listed[mover].Contains(d.Id) || CommuneOf(Holding(facts[mover], d.On, basis == FigureBasis.Corrected ? known : d.Revision)) == d.CommuneId);
            if (counted is not null)
            {
                elsewhere.AddRange(communes.Where(c => c != counted.CommuneId).Select(c => (c, mover)));
                continue;
            }
            if (CommuneOf(Holding(facts[mover], day, known)) is not { } now || decisions.TrueForAll(d => d.CommuneId != now)) continue;
            // It came after the decision there: it counts where it came from, as on its last day there.
            HouseholdFact[] days = [.. facts[mover].Select(f => f.HoldsFrom).Where(d => d <= day).Distinct().Order().Select(d => Holding(facts[mover], d, known)!)];
            int last = Array.FindLastIndex(days, f => CommuneOf(f) is { } c && c != now);
            if (last >= 0 && CommuneOf(days[last]) is { } from && decisions.TrueForAll(d => d.CommuneId != from)) left.Add((from, mover, days[last + 1].HoldsFrom.AddDays(-1)));
        }
        return new(elsewhere, left);
    }

    private static HouseholdFact? Holding(IEnumerable<HouseholdFact> facts, DateOnly day, long known) =>
        facts.Where(f => f.HoldsFrom <= day && f.Revision <= known).OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).LastOrDefault();
}
