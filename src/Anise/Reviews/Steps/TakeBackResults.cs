using System.Globalization;
using Anise.Basics;
using Anise.Figures.Publishing;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Figures;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>
/// Takes back the results of a year that were imported for a commune, as a whole: the decided list goes, and households have the class that they had without it.
/// Only while nothing rests on it: no amendment, no later review or application within the year, no approval, nothing published, nothing that an area above has made of it.
/// </summary>
public sealed class TakeBackResults(AniseDb db, PlaceMaps maps, HouseholdClassRows classes, IEnumerable<IPublishedYears> published, IEnumerable<RestsOnResults> above, IReadOnlyList<Module> areas)
{
    /// <summary>Takes them away in an open write.</summary>
    /// <returns>What rests on them; nothing is taken away then.</returns>
    internal async Task<IReadOnlyList<Problem>> RunAsync(JournaledWrite write, long revision, CancellationToken cancel)
    {
        ReviewDecision decision = await db.ReviewDecisions.SingleAsync(d => d.Revision == revision && d.Origin == DecisionOrigin.Import, cancel);
        CommuneReview review = await db.CommuneReviews.SingleAsync(r => r.Id == decision.ReviewId, cancel);
        if (await RestsAsync(review, decision, cancel) is { Count: > 0 } rests) return [.. rests.Select(what => Texts.Problem("results-rest", null, what))];
        CommuneReviewId id = review.Id;
        List<DecidedHousehold> lines = await db.DecidedHouseholds.Where(d => d.ReviewId == id).ToListAsync(cancel);
        PlaceMap map = await maps.OnAsync((await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == review.Year, cancel)).Opens, cancel);
        List<PlaceId> villages = [.. map.VillagesIn(review.CommuneId).Select(v => v.Id)];
        HashSet<HouseholdId> touched = [.. lines.Select(l => l.HouseholdId).OfType<HouseholdId>(), .. await db.Households.Where(h => EF.Parameter(villages).Contains(h.VillageId)).Select(h => h.Id).ToListAsync(cancel)];
        db.RemoveRange(lines);
        db.Remove(decision);
        db.RemoveRange(await db.Set<ClosedColumns>().Where(c => c.ReviewId == id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<ClosedRecords>().Where(c => c.ReviewId == id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<ClosedSums>().Where(c => c.ReviewId == id).ToListAsync(cancel));
        if (await MadeAsync(ReviewsSubjects.Review, id.Value.ToString(CultureInfo.InvariantCulture), revision, cancel)) db.Remove(review);
        else (review.Step, review.DecidedOn) = (ReviewStep.Listing, null);
        int year = review.Year;
        await write.FlushAsync(cancel);
        if (!await db.CommuneReviews.AnyAsync(r => r.Year == year, cancel) && await MadeAsync(ReviewsSubjects.Campaign, year.ToString(CultureInfo.InvariantCulture), revision, cancel))
        {
            db.RemoveRange(await db.Campaigns.Where(c => c.Year == year).ToListAsync(cancel));
            await write.FlushAsync(cancel);
        }
        await classes.RefreshAsync([.. touched.OrderBy(h => h.Value)], write.FlushAsync, cancel);
        return [];
    }

    /// <summary>Whether the write made the thing, rather than changed one that was there.</summary>
    private Task<bool> MadeAsync(SubjectKind kind, string id, long revision, CancellationToken cancel)
    {
        string subject = kind.Code;
        return db.Set<JournalEntry>().AnyAsync(e => e.Revision == revision && e.Subject == subject && e.SubjectId == id && e.Before == null, cancel);
    }

    private async Task<List<string>> RestsAsync(CommuneReview review, ReviewDecision decision, CancellationToken cancel)
    {
        CommuneReviewId id = review.Id;
        int year = review.Year;
        List<string> said = [];
        said.AddRange((await db.Amendments.AsNoTracking().Where(a => a.ReviewId == id).ToListAsync(cancel)).Select(a => Texts.Get("rests-amendment", a.Document, a.On)));
        if (await ReadYearApproval.InForceAsync(db, year, cancel) is { } approved) said.Add(Texts.Get("rests-approval", year, approved.Document, approved.On));
        foreach (IPublishedYears years in published)
            if ((await years.ReadAsync(cancel)).Any(y => y.Year == year)) said.Add(Texts.Get("rests-published", year));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, await maps.OnAsync(decision.On, cancel), cancel);
        HashSet<PlaceId> communes = [.. trail.LeadingTo(p => p.Id == (trail.Find(review.CommuneId)?.Id ?? review.CommuneId)), review.CommuneId];
        List<PlaceId> places = [.. communes];
        List<CommuneReview> later = await db.CommuneReviews.AsNoTracking().Where(r => r.Year > year && EF.Parameter(places).Contains(r.CommuneId)).OrderBy(r => r.Year).ToListAsync(cancel);
        foreach (CommuneReview one in later)
            if (one.DecidedOn is not null || one.Step != ReviewStep.Listing || await db.ListedHouseholds.AnyAsync(l => l.ReviewId == one.Id, cancel)) said.Add(Texts.Get("rests-review", one.Year));
        DateOnly on = decision.On;
        int cases = await db.InYearCases.CountAsync(c => c.ReceivedOn > on && EF.Parameter(places).Contains(c.CommuneId), cancel);
        if (cases > 0) said.Add(Texts.Get("rests-applications", cases));
        List<PlaceId> around = [.. places, .. trail.LeadingTo(p => communes.Contains(p.Id) || (trail.Map.Find(p.Id) is not null && p.Kind == PlaceKind.Village && communes.Contains(trail.Map.CommuneOf(p.Id).Id)))];
        foreach (RestsOnResults area in above)
        {
            string subject = area.Kind.Code;
            long revision = decision.Revision;
            int made = await db.Set<JournalEntry>().Where(e => e.Revision > revision && e.Subject == subject && e.Place != null && EF.Parameter(around).Contains(e.Place.Value)).Select(e => e.SubjectId).Distinct().CountAsync(cancel);
            if (made > 0) said.Add(Texts.Get("rests-made", areas.Word($"subject-{subject}") ?? subject, made));
        }
        return said;
    }
}
