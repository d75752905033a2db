using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reports;

/// <summary>For which years there are reports.</summary>
public sealed class DecidedYears(AniseDb db, ReadFigures read, FigurePeriods years, FigureCatalogue catalogue, PlaceMaps maps, TimeProvider clock)
{
    private const string Decided = "decided-reviews", All = "reviews";

    /// <summary>How many communes of a place have decided the review of a year.</summary>
    /// <exception cref="NoAccessException"><c>Permission.SeeHouseholds</c> is not held for the place.</exception>
    public async Task<FigureCoverage> CoverageAsync(Rights rights, PlaceId place, int year, DateOnly? mapDay = null, CancellationToken cancel = default) =>
        (await ReadAsync(rights, place, [year], cancel, mapDay))[year];

    /// <summary>The years in which a commune of the place has decided, newest first.</summary>
    /// <exception cref="NoAccessException"><c>Permission.SeeHouseholds</c> is not held for the place.</exception>
    public async Task<IReadOnlyList<int>> RunAsync(Rights rights, PlaceId place, DateOnly? mapDay = null, CancellationToken cancel = default)
    {
        IReadOnlyList<int> all = await years.YearsAsync(catalogue[Decided].Kind, cancel);
        IReadOnlyDictionary<int, FigureCoverage> coverage = await ReadAsync(rights, place, all, cancel, mapDay);
        return [.. all.Where(y => coverage[y].Closed > 0).Reverse()];
    }

    /// <summary>The villages of a commune that were recorded only after the commune had decided the year: they were no part of it, so nothing of them is missing.</summary>
    internal async Task<IReadOnlySet<PlaceId>> RecordedSinceAsync(PlaceId commune, int year, IReadOnlyCollection<PlaceId> villages, CancellationToken cancel)
    {
        List<PlaceId> communes = [commune, .. await maps.FormerAsync(commune, cancel)];
        IQueryable<CommuneReviewId> reviews = db.CommuneReviews.Where(r => r.Year == year && EF.Parameter(communes).Contains(r.CommuneId)).Select(r => r.Id);
        if (await db.ReviewDecisions.Where(d => reviews.Contains(d.ReviewId)).MaxAsync(d => (long?)d.Revision, cancel) is not { } last) return new HashSet<PlaceId>();
        string subject = PlacesSubjects.Place.Code;
        string[] ids = [.. villages.Select(v => v.ToString())];
        List<string> since = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && EF.Parameter(ids).Contains(e.SubjectId))
            .GroupBy(e => e.SubjectId).Where(g => g.Min(e => e.Revision) > last).Select(g => g.Key).ToListAsync(cancel);
        return since.Numbers().Select(id => new PlaceId(id)).ToHashSet();
    }

    private async Task<IReadOnlyDictionary<int, FigureCoverage>> ReadAsync(Rights rights, PlaceId place, IReadOnlyList<int> of, CancellationToken cancel, DateOnly? mapDay = null)
    {
        PlaceMap map = await maps.ForAsync(mapDay, clock.Today(), cancel);
        PlaceId at = map[place].Kind == PlaceKind.Village ? map.CommuneOf(place).Id : place;   // a village is decided with its commune
        FigureGrid grid = (await read.RunAsync(rights, new FigureQuery([Decided, All], at, of) { MapDay = map.Day }, cancel)).Value;
        return of.ToDictionary(y => y, y => new FigureCoverage((int)grid[Decided, y].Of, (int)grid[All, y].Of));
    }
}
