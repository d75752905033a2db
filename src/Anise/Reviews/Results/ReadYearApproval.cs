using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>What is, or was, approved of one commune.</summary>
/// <param name="Commune">The commune on the map of the campaign.</param>
/// <param name="Households">Households living there on the day of its decision.</param>
/// <param name="Poor">Poor households, as amended since the decision.</param>
/// <param name="NearPoor">Near-poor households, likewise.</param>
/// <param name="EscapedPoverty">Households that escaped poverty.</param>
/// <param name="EscapedNearPoverty">Households that escaped near-poverty.</param>
public sealed record CommuneTotal(MappedPlace Commune, int Households, int Poor, int NearPoor, int EscapedPoverty, int EscapedNearPoverty);

/// <summary>An approval of a year's totals.</summary>
/// <param name="Step">The step, with its day, document and who signed.</param>
/// <param name="Totals">What was approved, by commune.</param>
public sealed record ApprovedYear(YearStepRecord Step, IReadOnlyList<CommuneTotal> Totals);

/// <summary>How far the approval of a year has come.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Communes">Communes with a review in the year.</param>
/// <param name="Decided">Those that have decided.</param>
/// <param name="Unreviewed">Communes of the map without a review in the year.</param>
/// <param name="Steps">Approvals and ways back, in order.</param>
public sealed record YearApproval(Campaign Campaign, int Communes, int Decided, int Unreviewed, IReadOnlyList<YearStepRecord> Steps)
{
    /// <summary>The approval in force; null before it, and after a way back.</summary>
    public YearStepRecord? Approved => Steps is [.., { Step: YearStep.Approval } last] ? last : null;

    /// <summary>The way back that is still to be answered by an approval; null when there is none.</summary>
    public YearStepRecord? Returned => Steps is [.., { ReturnedBecause: not null } last] ? last : null;

    /// <summary>Whether the totals can be approved: every commune with a review has decided.</summary>
    public bool IsReady => Approved is null && Communes > 0 && Decided == Communes;
}

/// <summary>Reads the approval of a year's totals by the province.</summary>
public sealed class ReadYearApproval(AniseDb db, ReviewWork work, PlaceMaps maps, ReadFigures figures)
{
    private const string Households = "households", Poor = "poor-households", NearPoor = "near-poor-households", Escaped = "escaped", EscapedNearPoverty = "near-poor-escaped";

    /// <summary>How far the approval of <paramref name="year"/> is; null where the year has no campaign. It tells of no household.</summary>
    public async Task<YearApproval?> RunAsync(int year, CancellationToken cancel = default)
    {
        Campaign? campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel);
        if (campaign is null) return null;
        PlaceMap map = await work.MapOfAsync(campaign, cancel);
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).Select(r => new { r.CommuneId, r.DecidedOn }).ToListAsync(cancel);
        HashSet<PlaceId> reviewed = [.. reviews.Select(r => r.CommuneId)];
        return new YearApproval(
            campaign, reviews.Count, reviews.Count(r => r.DecidedOn is not null), map.Communes.Count(c => !reviewed.Contains(c.Id)), await StepsAsync(db, year, cancel));
    }

    /// <summary>The totals of a year as they stand: what would be approved now.</summary>
    /// <exception cref="NoAccessException">The households of the province may not be seen.</exception>
    public async Task<IReadOnlyList<CommuneTotal>> TotalsAsync(Rights rights, Campaign campaign, CancellationToken cancel = default)
    {
        await DemandAsync(rights, cancel);
        return await TotalsAsync(campaign, cancel);
    }

    /// <summary>An approval of a year as it was signed; null where there is none of that number.</summary>
    /// <exception cref="NoAccessException">The households of the province may not be seen.</exception>
    public async Task<ApprovedYear?> ApprovedAsync(Rights rights, Campaign campaign, int number, CancellationToken cancel = default)
    {
        await DemandAsync(rights, cancel);
        YearStepRecord? step = await db.YearSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Year == campaign.Year && s.Number == number && s.Step == YearStep.Approval, cancel);
        if (step is null) return null;
        PlaceMap map = await work.MapOfAsync(campaign, cancel);
        List<ApprovedTotal> totals = await db.ApprovedTotals.AsNoTracking().Where(t => t.Year == campaign.Year && t.Number == number).ToListAsync(cancel);
        return new ApprovedYear(step, Ordered(totals.Select(t => new CommuneTotal(map[t.CommuneId], t.Households, t.Poor, t.NearPoor, t.EscapedPoverty, t.EscapedNearPoverty))));
    }

    internal static Task<List<YearStepRecord>> StepsAsync(AniseDb db, int year, CancellationToken cancel) =>
        db.YearSteps.AsNoTracking().Where(s => s.Year == year).OrderBy(s => s.Number).ToListAsync(cancel);

    /// <summary>The approval of a year that is in force; null where there is none.</summary>
    internal static async Task<YearStepRecord?> InForceAsync(AniseDb db, int year, CancellationToken cancel) =>
        await StepsAsync(db, year, cancel) is [.., { Step: YearStep.Approval } last] ? last : null;

    /// <summary>The totals, whoever asks: figures as decided; where decisions were amended, the classes as amended.</summary>
    internal async Task<IReadOnlyList<CommuneTotal>> TotalsAsync(Campaign campaign, CancellationToken cancel)
    {
        int year = campaign.Year;
        PlaceMap map = await work.MapOfAsync(campaign, cancel);
        List<CommuneReviewId> reviews = await db.CommuneReviews.Where(r => r.Year == year || r.Year == year - 1).Select(r => r.Id).ToListAsync(cancel);
        bool amended = await db.AmendedHouseholds.AnyAsync(a => EF.Parameter(reviews).Contains(a.ReviewId), cancel);
        FigureGrid living = await ReadAsync([Households], FigureBasis.Decided);
        FigureGrid classes = await ReadAsync([Poor, NearPoor, Escaped, EscapedNearPoverty], amended ? FigureBasis.Corrected : FigureBasis.Decided);
        HashSet<PlaceId> decided = [.. await db.CommuneReviews.Where(r => r.Year == year && r.DecidedOn != null).Select(r => r.CommuneId).ToListAsync(cancel)];
        Dictionary<PlaceId, FigureSplit> splits = classes.Splits.Concat(living.Splits).Where(s => s.Place is not null).GroupBy(s => s.Place!.Id).ToDictionary(g => g.Key, g => g.First());
        return Ordered(decided.Select(commune => new CommuneTotal(
            map[commune], Of(living, Households, commune), Of(classes, Poor, commune), Of(classes, NearPoor, commune), Of(classes, Escaped, commune), Of(classes, EscapedNearPoverty, commune))));

        int Of(FigureGrid grid, string code, PlaceId commune) => splits.TryGetValue(commune, out FigureSplit? split) ? (int)grid[code, year, split].Of : 0;

        async Task<FigureGrid> ReadAsync(string[] codes, FigureBasis basis) => (await figures.RunAsync(
            new FigureQuery(codes, map.Province.Id, [year]) { By = FigureQuery.ByCommune, MapDay = map.Day, Basis = basis }, map, map.Province, cancel)).Value;
    }

    private async Task DemandAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap today = await maps.OnAsync(work.Today, cancel);
        rights.Demand(Permission.SeeHouseholds, today.ScopeOf(today.Province.Id));
    }

    private static IReadOnlyList<CommuneTotal> Ordered(IEnumerable<CommuneTotal> totals) => [.. totals.OrderBy(t => t.Commune.Code, StringComparer.Ordinal)];
}
