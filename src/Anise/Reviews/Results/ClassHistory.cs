using Anise.Basics;
using Anise.Households;
using Anise.Households.Relocations;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.InYear;
using Anise.Rules.Entitling;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>
/// The classes of households by the day from which they hold: decisions of reviews, amendments, applications granted within a year; who moved to
/// another commune into a household of their own took the class along. Who lives in a commune that decided
/// and stands on none of its lists is not poor from that day. Before the first decision nothing is known.
/// </summary>
public sealed class ClassHistory(AniseDb db, ReviewWork work, KeptReads kept)
{
    /// <summary>The classes of some households, by rising day.</summary>
    public async Task<Dictionary<HouseholdId, IReadOnlyList<ClassFrom>>> OfAsync(IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        var events = households.ToDictionary(h => h, _ => new List<(DateOnly On, int Rank, string Class)>());
        List<Decided> decisions = await kept.GetAsync(db, typeof(ClassHistory), () => DecisionsAsync(cancel), cancel);
        Dictionary<CommuneReviewId, int> yearOf = decisions.ToDictionary(d => d.Review, d => d.Year);
        foreach (HouseholdId[] some in households.Chunk(5000))
        {
            var listed = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && EF.Parameter(some).Contains(d.HouseholdId.Value))
                .Select(d => new { d.ReviewId, d.HouseholdId, d.ClassCode }).ToListAsync(cancel)).ToLookup(d => d.HouseholdId!.Value, d => (d.ReviewId, d.ClassCode));
            var lived = (await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(some).Contains(f.HouseholdId)).Select(f => new { f.HouseholdId, f.HoldsFrom, f.Revision, f.VillageId }).ToListAsync(cancel))
                .OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).ToLookup(f => f.HouseholdId, f => (f.HoldsFrom, f.VillageId));
            var moved = (await db.Relocations.AsNoTracking().Where(r => r.Revision != null && r.ToHouseholdId != null && EF.Parameter(some).Contains(r.ToHouseholdId.Value))
                .Select(r => new { Id = r.ToHouseholdId!.Value, r.MovedOn, r.Revision, r.Made, r.ClassCode, r.ClassYear }).ToListAsync(cancel)).ToLookup(r => r.Id);
            foreach (HouseholdId id in some)
            {
                HashSet<int> years = [.. listed[id].Select(l => yearOf[l.ReviewId])];
                foreach (Decided decision in decisions)
                {
                    string? code = listed[id].LastOrDefault(l => l.ReviewId == decision.Review).ClassCode;
                    // Whom another commune has on its list of the year, and who moved here by a move that was accepted only after the decision, it did not judge.
                    if (code is null && (years.Contains(decision.Year) || moved[id].Any(m => m.MovedOn <= decision.On && m.Revision > decision.Revision))) continue;
                    if (code is null && lived[id].LastOrDefault(l => l.HoldsFrom <= decision.On) is { HoldsFrom: var from, VillageId: var village } && from != default && decision.Villages.Contains(village)) code = ClassCodes.NotPoor;
                    if (code is not null) events[id].Add((decision.On, 0, code));
                }
            }
            var amended = await db.AmendedHouseholds.AsNoTracking().Where(a => EF.Parameter(some).Contains(a.HouseholdId))
                .Join(db.Amendments.AsNoTracking(), a => new { a.ReviewId, a.Number }, p => new { p.ReviewId, p.Number }, (a, p) => new { a.HouseholdId, p.On, p.Number, a.ClassCode }).ToListAsync(cancel);
            foreach (var one in amended.OrderBy(a => a.Number)) events[one.HouseholdId].Add((one.On, 1, one.ClassCode ?? ClassCodes.NotPoor));
            var granted = await db.InYearCases.AsNoTracking().Where(c => c.Granted == true && c.DecidedOn != null && EF.Parameter(some).Contains(c.HouseholdId)).Select(c => new { c.Id, c.HouseholdId, c.DecidedOn, c.ClassCode }).ToListAsync(cancel);
            foreach (var one in granted.OrderBy(c => c.Id.Value)) events[one.HouseholdId].Add((one.DecidedOn!.Value, 2, one.ClassCode ?? ClassCodes.NotPoor));
            foreach (var one in moved.SelectMany(m => m).Where(m => m.Made && m.ClassYear is not null)) events[one.Id].Add((one.MovedOn, 3, one.ClassCode ?? ClassCodes.NotPoor));
        }
        return events.ToDictionary(e => e.Key, e => (IReadOnlyList<ClassFrom>)Spells(e.Value));
    }

    /// <summary>The classes that some households have on a day; one of which nothing is known is left out.</summary>
    public async Task<Dictionary<HouseholdId, string>> OnAsync(IReadOnlyCollection<HouseholdId> households, DateOnly day, CancellationToken cancel) =>
        (await OfAsync(households, cancel)).Select(h => (h.Key, Class: h.Value.LastOrDefault(c => c.From <= day).Class)).Where(h => h.Class is not null).ToDictionary(h => h.Key, h => h.Class);

    // The last paper of a day counts; a class that goes on is one spell.
    private static List<ClassFrom> Spells(List<(DateOnly On, int Rank, string Class)> events)
    {
        var spells = new List<ClassFrom>();
        foreach (var day in events.OrderBy(e => e.On).ThenBy(e => e.Rank).GroupBy(e => e.On))
        {
            string code = day.Last().Class;
            if (spells.Count == 0 || spells[^1].Class != code) spells.Add(new(day.Key, code));
        }
        return spells;
    }

    private async Task<List<Decided>> DecisionsAsync(CancellationToken cancel)
    {
        var all = await db.ReviewDecisions.AsNoTracking().Join(db.CommuneReviews.AsNoTracking(), d => d.ReviewId, r => r.Id, (d, r) => new { r.Id, r.CommuneId, r.Year, d.On, d.Revision }).ToListAsync(cancel);
        var decided = new List<Decided>();
        foreach (var year in all.GroupBy(d => d.Year))
        {
            PlaceMap map = await work.MapOfAsync(await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == year.Key, cancel), cancel);
            PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
            ILookup<PlaceId, PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village).ToLookup(v => map.CommuneOf(trail.Find(v)!.Id).Id);
            decided.AddRange(year.Select(d => new Decided(d.Id, d.Year, d.On, d.Revision, [.. villages[d.CommuneId]])));
        }
        return [.. decided.OrderBy(d => d.On)];
    }

    private sealed record Decided(CommuneReviewId Review, int Year, DateOnly On, long Revision, HashSet<PlaceId> Villages);
}
