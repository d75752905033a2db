using System.Globalization;
using Anise.Basics;
using Anise.Facts;
using Anise.Households;
using Anise.Households.Relocations;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.InYear;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>
/// Class and year of the households, made anew from the decisions, amendments and applications granted within a year, in the order in which they were recorded:
/// what <c>DecideReview</c>, <c>AmendDecision</c> and <c>DecideApplication</c> left in the rows one after the other.
/// </summary>
public sealed class HouseholdClassRows(AniseDb db, ReviewWork work) : IDerivedRows
{
    private readonly record struct Held(string? Class, int? Year, DateOnly? Granted = null, DateOnly? Listed = null);

    /// <summary>Something that gave classes.</summary>
    /// <param name="Revision">Its write.</param>
    /// <param name="Give">What it makes of a household's class; unchanged where it does not touch it.</param>
    private sealed record Giving(long Revision, Func<HouseholdId, PlaceId?, Held, Held> Give);

    /// <inheritdoc/>
    public string Name => "household-classes";

    /// <inheritdoc/>
    public async Task<int> RefreshAsync(Func<CancellationToken, Task> done, CancellationToken cancel) =>
        await RefreshAsync(await db.Households.OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel), done, cancel);

    /// <summary>Makes the rows of some households anew.</summary>
    internal async Task<int> RefreshAsync(IReadOnlyList<HouseholdId> ids, Func<CancellationToken, Task> done, CancellationToken cancel)
    {
        List<Giving> all = [.. (await DecisionsAsync(cancel)).Concat(await AmendmentsAsync(cancel)).OrderBy(g => g.Revision)];
        ILookup<HouseholdId, Giving> own = (await WithinYearAsync(cancel)).Concat(await MovedAsync(cancel)).ToLookup(g => g.Household, g => g.Giving);
        int changed = 0;
        foreach (HouseholdId[] some in ids.Chunk(1000))
        {
            var facts = (await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(some).Contains(f.HouseholdId))
                .Select(f => new { f.HouseholdId, f.HoldsFrom, f.Revision, f.VillageId }).ToListAsync(cancel)).OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).ToLookup(f => f.HouseholdId);
            foreach (Household row in await db.Households.Where(h => EF.Parameter(some).Contains(h.Id)).ToListAsync(cancel))
            {
                var held = new Held(null, null);
                foreach (Giving giving in own.Contains(row.Id) ? [.. all.Concat(own[row.Id]).OrderBy(g => g.Revision)] : all)
                    held = giving.Give(row.Id, facts[row.Id].LastOrDefault(f => f.Revision <= giving.Revision)?.VillageId, held);
                if ((held.Class, held.Year) == (row.ClassCode, row.ClassYear)) continue;
                (row.ClassCode, row.ClassYear) = (held.Class, held.Year);
                changed++;
            }
            await done(cancel);
        }
        return changed;
    }

    /// <summary>A decided list gives its classes, and takes those of an earlier year from the other households of the commune, as they were known then.</summary>
    private async Task<List<Giving>> DecisionsAsync(CancellationToken cancel)
    {
        Dictionary<int, PlaceMap> maps = [];
        foreach (Campaign campaign in await db.Campaigns.AsNoTracking().ToListAsync(cancel)) maps[campaign.Year] = await work.MapOfAsync(campaign, cancel);
        var lists = (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null).Select(d => new { d.ReviewId, d.HouseholdId, d.ClassCode }).ToListAsync(cancel)).ToLookup(d => d.ReviewId);
        var decisions = await db.ReviewDecisions.AsNoTracking().Join(db.CommuneReviews, d => d.ReviewId, r => r.Id, (d, r) => new { d.Revision, d.On, r.Id, r.Year, r.CommuneId }).ToListAsync(cancel);
        return [.. decisions.OrderBy(d => d.Id.Value).Select(d =>
        {
            Dictionary<HouseholdId, string> classes = lists[d.Id].ToDictionary(l => l.HouseholdId!.Value, l => l.ClassCode);
            HashSet<PlaceId> villages = [.. maps[d.Year].VillagesIn(d.CommuneId).Select(v => v.Id)];
            return new Giving(d.Revision, (id, village, held) => held.Year > d.Year ? held
                : classes.TryGetValue(id, out string? decided) ? new Held(decided, d.Year, Listed: d.On)
                : village is { } lives && villages.Contains(lives) && held.Year != d.Year ? new Held(null, d.Year, Listed: d.On) : held);
        })];
    }

    /// <summary>An amendment gives its class to whom neither a later year nor an application granted after the list has judged since.</summary>
    private async Task<List<Giving>> AmendmentsAsync(CancellationToken cancel)
    {
        var lists = await db.CommuneReviews.AsNoTracking().Select(r => new { r.Id, r.Year, r.DecidedOn }).ToDictionaryAsync(r => r.Id, cancel);
        var amended = (await db.Set<AmendedHousehold>().AsNoTracking().Select(a => new { a.ReviewId, a.Number, a.HouseholdId, a.ClassCode }).ToListAsync(cancel)).GroupBy(a => a.ReviewId).ToList();
        if (amended.Count == 0) return [];
        ILookup<string, long> writes = await WritesAsync(ReviewsActs.AmendDecision, ReviewsSubjects.Review, cancel);
        return
        [
            .. from review in amended
               let revisions = writes[review.Key.Value.ToString(CultureInfo.InvariantCulture)].ToList()
               from one in review.OrderBy(a => a.Number)
               let list = lists[one.ReviewId]
               select new Giving(revisions[one.Number - 1], (id, _, held) =>
                   id == one.HouseholdId && !(held.Year > list.Year) && !(held.Granted > list.DecidedOn) ? new Held(one.ClassCode, list.Year, Listed: held.Listed) : held),
        ];
    }

    /// <summary>An application that was granted gives its class; a household has but one open at a time, so they were decided in the order of their numbers.</summary>
    private async Task<List<(HouseholdId Household, Giving Giving)>> WithinYearAsync(CancellationToken cancel)
    {
        var cases = (await db.InYearCases.AsNoTracking().Where(c => c.Granted != null).Select(c => new { c.Id, c.HouseholdId, c.Granted, c.ClassCode, c.DecidedOn }).ToListAsync(cancel))
            .GroupBy(c => c.HouseholdId).ToList();
        ILookup<string, long>? writes = cases.Count == 0 ? null : await WritesAsync(ReviewsActs.DecideApplication, HouseholdsSubjects.Household, cancel);
        return [.. cases.SelectMany(household => household.OrderBy(c => c.Id.Value)
                .Zip(writes![household.Key.Value.ToString(CultureInfo.InvariantCulture)], (one, revision) => (one, revision)).Where(c => c.one.Granted == true)
                .Select(c => (household.Key, Giving: new Giving(c.revision, (_, _, held) => held.Listed > c.one.DecidedOn ? held
                    : new Held(c.one.ClassCode, held.Year ?? c.one.DecidedOn!.Value.Year - 1, c.one.DecidedOn, held.Listed)))))];
    }

    /// <summary>Who moved to another commune into a household of their own took the class along: the write that made the household gave it.</summary>
    private async Task<List<(HouseholdId Household, Giving Giving)>> MovedAsync(CancellationToken cancel)
    {
        var moved = await db.Relocations.AsNoTracking().Where(r => r.Made && r.ToHouseholdId != null)
            .Select(r => new { Id = r.ToHouseholdId!.Value, r.ClassCode, r.ClassYear, r.Revision }).ToListAsync(cancel);
        return [.. moved.Select(m => (m.Id, new Giving(m.Revision!.Value, (_, _, _) => new Held(m.ClassCode, m.ClassYear))))];
    }

    /// <summary>The writes of an act, in order, by the thing they tell of.</summary>
    private async Task<ILookup<string, long>> WritesAsync(Act act, SubjectKind kind, CancellationToken cancel)
    {
        string action = act.Code, subject = kind.Code;
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && e.Action == action).OrderBy(e => e.Number).Select(e => new { e.SubjectId, e.Revision }).ToListAsync(cancel);
        return entries.DistinctBy(e => (e.SubjectId, e.Revision)).ToLookup(e => e.SubjectId, e => e.Revision);
    }
}
