using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Relocations;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.InYear;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>By what a household has a class.</summary>
public enum ClassPaperKind
{
    /// <summary>It stands on the decided list of a review.</summary>
    Listed,
    /// <summary>Its commune decided, and it stands on none of its lists.</summary>
    NotListed,
    /// <summary>A decided list was amended.</summary>
    Amended,
    /// <summary>An application was granted within the year.</summary>
    Granted,
    /// <summary>Who moved to another commune into a household of their own took the class along.</summary>
    TakenAlong,
}

/// <summary>A paper that gave a household a class.</summary>
/// <param name="On">Its day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Of">The review, the application, or the move.</param>
/// <param name="Number">The number of the amendment; 0 for other papers.</param>
/// <param name="Class">The class.</param>
public sealed record ClassPaper(DateOnly On, ClassPaperKind Kind, long Of, int Number, string Class)
{
    /// <summary>By what records name it: <c>listed/12</c>, <c>amended/12/3</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}/{Of}{(Kind == ClassPaperKind.Amended ? "/" + Number : "")}");
}

/// <summary>
/// The papers that gave households their classes: decisions of reviews, amendments, applications granted within a year; who moved to
/// another commune into a household of their own took the class along. Who lives in a commune that decided
/// and stands on none of its lists is not poor by that decision. Before the first decision nothing is known.
/// </summary>
public sealed class ClassPapers(AniseDb db, ReviewWork work, KeptReads kept)
{
    private const int AtOnce = 5000;

    /// <summary>The papers of some households, by rising day; of one day the one that counts comes last.</summary>
    public async Task<Dictionary<HouseholdId, IReadOnlyList<ClassPaper>>> OfAsync(IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        var papers = households.Distinct().ToDictionary(h => h, _ => new List<ClassPaper>());
        List<CommuneDecision> decisions = await kept.GetAsync(db, typeof(ClassPapers), () => DecisionsAsync(cancel), cancel);
        Dictionary<CommuneReviewId, int> yearOf = decisions.ToDictionary(d => d.Review, d => d.Year);
        foreach (HouseholdId[] some in papers.Keys.ToArray().Chunk(AtOnce))
        {
            var listed = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && EF.Parameter(some).Contains(d.HouseholdId.Value))
                .Select(d => new { d.ReviewId, d.HouseholdId, d.ClassCode }).ToListAsync(cancel)).ToLookup(d => d.HouseholdId!.Value, d => (d.ReviewId, d.ClassCode));
            var lived = (await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(some).Contains(f.HouseholdId)).Select(f => new { f.HouseholdId, f.HoldsFrom, f.Revision, f.VillageId }).ToListAsync(cancel))
                .OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).ToLookup(f => f.HouseholdId, f => (f.HoldsFrom, f.VillageId));
            var moved = (await db.Relocations.AsNoTracking().Where(r => r.Revision != null && r.ToHouseholdId != null && EF.Parameter(some).Contains(r.ToHouseholdId.Value))
                .Select(r => new { r.Id, To = r.ToHouseholdId!.Value, r.MovedOn, r.Revision, r.Made, r.ClassCode, r.ClassYear }).ToListAsync(cancel)).ToLookup(r => r.To);
            foreach (HouseholdId id in some)
            {
                HashSet<int> years = [.. listed[id].Select(l => yearOf[l.ReviewId])];
                foreach (CommuneDecision decision in decisions)
                {
                    string? code = listed[id].LastOrDefault(l => l.ReviewId == decision.Review).ClassCode;
                    if (code is not null) papers[id].Add(new(decision.On, ClassPaperKind.Listed, decision.Review.Value, 0, code));
                    // Whom another commune has on its list of the year, and who moved here by a move that was accepted only after the decision, it did not judge.
                    else if (years.Contains(decision.Year) || moved[id].Any(m => m.MovedOn <= decision.On && m.Revision > decision.Revision)) continue;
                    else if (lived[id].LastOrDefault(l => l.HoldsFrom <= decision.On) is { HoldsFrom: var from, VillageId: var village } && from != default && decision.Villages.Contains(village))
                        papers[id].Add(new(decision.On, ClassPaperKind.NotListed, decision.Review.Value, 0, ClassCodes.NotPoor));
                }
            }
            var amended = await db.AmendedHouseholds.AsNoTracking().Where(a => EF.Parameter(some).Contains(a.HouseholdId))
                .Join(db.Amendments.AsNoTracking(), a => new { a.ReviewId, a.Number }, p => new { p.ReviewId, p.Number }, (a, p) => new { a.HouseholdId, p.On, p.Number, a.ReviewId, a.ClassCode }).ToListAsync(cancel);
            foreach (var one in amended.OrderBy(a => a.Number)) papers[one.HouseholdId].Add(new(one.On, ClassPaperKind.Amended, one.ReviewId.Value, one.Number, one.ClassCode ?? ClassCodes.NotPoor));
            var granted = await db.InYearCases.AsNoTracking().Where(c => c.Granted == true && c.DecidedOn != null && EF.Parameter(some).Contains(c.HouseholdId)).Select(c => new { c.Id, c.HouseholdId, c.DecidedOn, c.ClassCode }).ToListAsync(cancel);
            foreach (var one in granted.OrderBy(c => c.Id.Value)) papers[one.HouseholdId].Add(new(one.DecidedOn!.Value, ClassPaperKind.Granted, one.Id.Value, 0, one.ClassCode ?? ClassCodes.NotPoor));
            foreach (var one in moved.SelectMany(m => m).Where(m => m.Made && m.ClassYear is not null)) papers[one.To].Add(new(one.MovedOn, ClassPaperKind.TakenAlong, one.Id.Value, 0, one.ClassCode ?? ClassCodes.NotPoor));
        }
        return papers.ToDictionary(p => p.Key, p => (IReadOnlyList<ClassPaper>)[.. p.Value.OrderBy(e => e.On).ThenBy(e => Math.Max(1, (int)e.Kind))]);
    }

    private async Task<List<CommuneDecision>> DecisionsAsync(CancellationToken cancel)
    {
        var all = await db.ReviewDecisions.AsNoTracking().Join(db.CommuneReviews.AsNoTracking(), d => d.ReviewId, r => r.Id, (d, r) => new { r.Id, r.CommuneId, r.Year, d.On, d.Revision }).ToListAsync(cancel);
        var decided = new List<CommuneDecision>();
        foreach (var year in all.GroupBy(d => d.Year))
        {
            PlaceMap map = await work.MapOfAsync(await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == year.Key, cancel), cancel);
            PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
            ILookup<PlaceId, PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village).ToLookup(v => map.CommuneOf(trail.Find(v)!.Id).Id);
            decided.AddRange(year.Select(d => new CommuneDecision(d.Id, d.Year, d.On, d.Revision, [.. villages[d.CommuneId]])));
        }
        return [.. decided.OrderBy(d => d.On)];
    }

    private sealed record CommuneDecision(CommuneReviewId Review, int Year, DateOnly On, long Revision, HashSet<PlaceId> Villages);
}
