using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Reads the households of a year: those living in a commune on the day of its decision, as known then or as known now, with what was decided on each.
/// Where nothing is decided, those living there at the end of the year, or today.
/// </summary>
public sealed class HouseholdYears(AniseDb db, PlaceMaps maps, RuleBook rules, RecordChanges changes, KeptReads reads, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    private const string ReviewKey = "review-";

    // What a commune counts that has not decided hangs on who has decided (YearMoves): its version tells that too.
    private const int MostDecided = 100_000;
    private readonly ReviewTerms _terms = new(rules);

    /// <inheritdoc/>
    public RecordKind Kind => kinds.HouseholdYear;

    internal static string KeyOf(CommuneReviewId review) => FormattableString.Invariant($"{ReviewKey}{review.Value}");

    private static CommuneReviewId ReviewOf(string key) => new(long.Parse(key.AsSpan(ReviewKey.Length), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => ReviewParts.YearsAsync(db, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (scope.Year > clock.Today().Year) return [];
        PlaceMap map = await MapOfAsync(scope.Year, cancel);
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == scope.Year).Select(r => new { r.Id, r.CommuneId, r.DecidedOn }).ToListAsync(cancel);
        var decided = reviews.Where(r => r.DecidedOn is not null).ToDictionary(r => r.CommuneId);
        Func<IEnumerable<PlaceId>, long> version = await changes.ReadAsync(db, Kind, cancel);
        var parts = new List<RecordPart>();
        foreach (PlaceId commune in reviews.Select(r => r.CommuneId).Union(map.Communes.Select(c => c.Id)))
        {
            PlaceId[] villages = map.Find(commune) is null ? [] : [.. map.VillagesIn(commune).Select(v => v.Id)];
            if (decided.TryGetValue(commune, out var review))
                parts.Add(new RecordPart(KeyOf(review.Id), commune, scope.Basis == FigureBasis.Decided ? 0 : version([commune, .. villages]), Closed: true) { Places = villages });
            else if (villages.Length > 0)
                parts.Add(new RecordPart(FormattableString.Invariant($"commune-{commune.Value}-{scope.Year}"), commune, (version([commune, .. villages]) * MostDecided) + decided.Count, Closed: false) { Places = villages });
        }
        return parts;
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        PlaceId commune = part.Commune!.Value;
        PlaceMap map = await MapOfAsync(scope.Year, cancel);
        CommuneReview? review = part.Closed ? await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == scope.Year && r.CommuneId == commune, cancel) : null;
        ReviewDecision? decision = review is null ? null : await db.ReviewDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.ReviewId == review.Id, cancel)
            ?? throw new DamagedException(Texts.Get("check-no-decision"));
        if (review is not null) await RequireVillagesAsync(map, review.Id, cancel);
        DateOnly day = decision?.On ?? Earlier(clock.Today(), new DateOnly(scope.Year, 12, 31));
        long known = decision is not null && scope.Basis == FigureBasis.Decided ? decision.Revision : long.MaxValue;
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var living = await Living.ReadAsync(db, map.Find(commune) is null ? [] : trail.LeadingTo(p => p.Kind == PlaceKind.Village && map.LiesIn(p.Id, commune)), day, known, cancel);
        string area = AreaOf(map, commune);
        string? region = decision is not null && scope.Basis == FigureBasis.Decided ? decision.Region : await maps.RegionAsync(commune, day, cancel);
        YearMoves moves = await YearMoves.ReadAsync(db, trail, scope.Year, day, known, decision?.Revision ?? long.MaxValue, scope.Basis, cancel);
        if (review is null || decision is null) return Undecided(await CountedAsync(living.Values, moves, commune, known, cancel), area, region);
        HashSet<HouseholdId> elsewhere = await ListedElsewhereAsync(review, decision, [.. living.Keys], cancel);
        Campaign campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == scope.Year, cancel);
        var assessed = new AssessedValues(rules, campaign, await db.Assessments.AsNoTracking().Where(a => a.ReviewId == review.Id).ToDictionaryAsync(a => a.Id, cancel));
        var rows = new HouseholdYearRows(Kind, area, region, decided: true, assessed);
        List<DecidedHousehold> list = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == review.Id).OrderBy(d => d.Line).ToListAsync(cancel);
        HashSet<HouseholdId> twice = scope.Basis == FigureBasis.Corrected ? await RecordedTwiceAsync(list, day, cancel) : [];
        Dictionary<HouseholdId, AmendedHousehold> amended = scope.Basis == FigureBasis.Corrected ? await AmendedClasses.OfAsync(db, review.Id, cancel) : [];
        foreach (DecidedHousehold decidedAs in list)
        {
            DecidedHousehold one = decidedAs;
            if (one.HouseholdId is { } id)
            {
                if (twice.Contains(id)) continue;
                if (amended.Remove(id, out AmendedHousehold? since))
                {
                    if (since.ClassCode is null) continue;   // taken off the list: it counts as one that stands on none
                    one = one with { ClassCode = since.ClassCode };
                }
            }
            LivingHousehold? home = one.HouseholdId is { } h && living.Remove(h, out LivingHousehold? found) ? found : null;
            rows.Add(one, one.VillageId ?? commune, home, corrected: scope.Basis == FigureBasis.Corrected);
        }
        foreach (AmendedHousehold added in amended.Values.Where(a => a.ClassCode is not null))
        {
            if (!living.Remove(added.HouseholdId, out LivingHousehold? home)) continue;
            rows.Add(new DecidedHousehold
            {
                ReviewId = review.Id, Line = 0, HouseholdId = home.Id, VillageId = home.Village, Code = home.Code, Head = home.Head ?? added.Head, HeadSex = home.HeadSex,
                Members = home.Members, Ethnicity = home.Ethnicity, AssessedOn = decision.On, ClassCode = added.ClassCode!,
            }, home.Village, home, corrected: true);
        }
        HashSet<HouseholdId> onList = [.. list.Select(d => d.HouseholdId).OfType<HouseholdId>()];
        foreach (LivingHousehold home in (await CountedAsync(living.Values, moves, commune, known, cancel)).Where(h => !elsewhere.Contains(h.Id) && !onList.Contains(h.Id))) rows.Add(home);
        return rows.ToTable();
    }

    /// <inheritdoc/>
    public bool Keeps => true;

    /// <inheritdoc/>
    public async Task<RecordSeal?> SealAsync(RecordPart part, CancellationToken cancel)
    {
        CommuneReviewId review = ReviewOf(part.Key);
        return (await db.Set<ClosedRecords>().AsNoTracking().SingleOrDefaultAsync(c => c.ReviewId == review, cancel))?.Read();
    }

    /// <inheritdoc/>
    public async Task<Func<RecordPart, KeptSums>> KeptAsync(IReadOnlyCollection<RecordPart> parts, CancellationToken cancel)
    {
        List<CommuneReviewId> reviews = [.. parts.Select(p => ReviewOf(p.Key))];
        ILookup<CommuneReviewId, ClosedSums> kept = (await db.Set<ClosedSums>().AsNoTracking().Where(c => EF.Parameter(reviews).Contains(c.ReviewId)).ToListAsync(cancel)).ToLookup(c => c.ReviewId);
        return part => new KeptSums(kept[ReviewOf(part.Key)].SelectMany(c => c.Read().Select(s => (Figure: s.Key, c.PlaceId, Tally: s.Value))).GroupBy(s => s.Figure)
            .ToDictionary(g => g.Key, g => g.Select(s => (s.PlaceId, s.Tally)).ToArray(), StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public async Task<RecordTable?> ColumnsAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        if (!part.Closed) return await OfRowsAsync(part.Commune!.Value, scope.Year, cancel);
        CommuneReviewId review = ReviewOf(part.Key);
        byte[]? columns = await db.Set<ClosedColumns>().AsNoTracking().Where(c => c.ReviewId == review).Select(c => c.Columns).SingleOrDefaultAsync(cancel);
        return columns is null ? null : ColumnFile.Read(columns, Kind);
    }

    /// <summary>Those living in a commune today, from the rows of the list of households; null for a year that is over: the rows tell of today.</summary>
    private async Task<RecordTable?> OfRowsAsync(PlaceId commune, int year, CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        if (year != today.Year) return null;
        StoreMoment moment = await reads.NowAsync(db, cancel);
        var (map, villages, moves) = await moment.GetAsync((typeof(HouseholdYears), today), () => VillagesOfAllAsync(year, today, cancel));
        if (map.Broken.Count > 0 || await Living.TodayAsync(db, [.. villages[commune]], cancel) is not { } living) return null;
        return Undecided(await CountedAsync(living, moves!, commune, long.MaxValue, cancel), AreaOf(map, commune), await maps.RegionAsync(commune, today, cancel));
    }

    private RecordTable Undecided(IEnumerable<LivingHousehold> living, string area, string? region)
    {
        var rows = new HouseholdYearRows(Kind, area, region, decided: false);
        foreach (LivingHousehold home in living) rows.Add(home);
        return rows.ToTable();
    }

    private static string AreaOf(PlaceMap map, PlaceId commune) => map.Find(commune)?.IsUrban == true ? Registry.Urban : Registry.Rural;

    private async Task<PlaceMap> MapOfAsync(int year, CancellationToken cancel)
    {
        Campaign? campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel);
        DateOnly last = Earlier(clock.Today(), new DateOnly(year, 12, 31));
        return await maps.OnAsync(campaign?.Opens ?? (_terms.Knows(year) ? Earlier(_terms.Opens(year), last) : last), cancel);
    }

    /// <summary>Those who live in a commune without those who count in another, and with those who left it and count here.</summary>
    private async Task<IReadOnlyList<LivingHousehold>> CountedAsync(IEnumerable<LivingHousehold> living, YearMoves moves, PlaceId commune, long known, CancellationToken cancel)
    {
        HashSet<HouseholdId> elsewhere = [.. moves.Elsewhere(commune)];
        List<LivingHousehold> counted = [.. living.Where(h => !elsewhere.Contains(h.Id))];
        foreach (var (id, on) in moves.Left(commune))
            if (await Living.OneAsync(db, id, on, known, cancel) is { } home) counted.Add(home);
        return counted;
    }

    /// <summary>The map of a year, the villages of every commune with what went into them, and who moved; null for the last where the map is damaged.</summary>
    private async Task<(PlaceMap Map, ILookup<PlaceId, PlaceId> Villages, YearMoves? Moves)> VillagesOfAllAsync(int year, DateOnly today, CancellationToken cancel)
    {
        PlaceMap map = await MapOfAsync(year, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        IReadOnlyList<PlaceId> all = map.Broken.Count > 0 ? [] : trail.LeadingTo(p => p.Kind == PlaceKind.Village);
        YearMoves? moves = map.Broken.Count > 0 ? null : await YearMoves.ReadAsync(db, trail, year, today, long.MaxValue, long.MaxValue, FigureBasis.Decided, cancel);
        return (map, all.ToLookup(v => map.CommuneOf(trail.Find(v)!.Id).Id), moves);
    }

    /// <summary>Sees that the villages of a decided review lie where they lay: on a damaged map their households would be missed.</summary>
    private async Task RequireVillagesAsync(PlaceMap map, CommuneReviewId review, CancellationToken cancel)
    {
        if (map.Broken.Count == 0) return;
        List<PlaceId> broken = [.. map.Broken.Select(p => p.Id)];
        if (await db.Set<ClosedSums>().AnyAsync(c => c.ReviewId == review && EF.Parameter(broken).Contains(c.PlaceId), cancel)) map.RequireWhole();
    }

    /// <summary>Households that another commune's review, decided before this one, has on its list: they count there.</summary>
    private async Task<HashSet<HouseholdId>> ListedElsewhereAsync(CommuneReview review, ReviewDecision decision, List<HouseholdId> living, CancellationToken cancel)
    {
        IQueryable<CommuneReviewId> before = db.CommuneReviews.Where(r => r.Year == review.Year && r.Id != review.Id).Select(r => r.Id);
        IQueryable<CommuneReviewId> others = db.ReviewDecisions.Where(d => d.Revision < decision.Revision && before.Contains(d.ReviewId)).Select(d => d.ReviewId);
        return [.. await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && EF.Parameter(living).Contains(d.HouseholdId!.Value) && others.Contains(d.ReviewId)).Select(d => d.HouseholdId!.Value).ToListAsync(cancel)];
    }

    private async Task<HashSet<HouseholdId>> RecordedTwiceAsync(List<DecidedHousehold> list, DateOnly day, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. list.Select(d => d.HouseholdId).OfType<HouseholdId>()];
        return [.. await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == "recorded-twice" && EF.Parameter(ids).Contains(f.HouseholdId)).Select(f => f.HouseholdId).ToListAsync(cancel)];
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
