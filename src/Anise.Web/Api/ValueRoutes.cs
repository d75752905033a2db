using System.ComponentModel;
using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Rules.Sets;

namespace Anise.Web.Api;

/// <summary>Many figures and years in one call, and what is needed to ask for them: the places, and the years with their standards.</summary>
internal static class ValueRoutes
{
    private const int MostPeriods = 31;   // the days of a month

    public static void MapValues(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/values", ValuesAsync).Answers<ValuesAnswer>("listValues", "Figures of one or more years at a place, whole or by a breakdown: as CSV one row a value, with unit, standard and coverage.");
        routes.MapGet("/places", PlacesAsync).Answers<IReadOnlyList<PlaceEntry>>("listPlaces", "The places that the key covers, on the map of a day.");
        routes.MapGet("/years", YearsAsync).Answers<IReadOnlyList<YearAnswer>>("listYears", "The years that have records, with the standard of each and how far the reviews are at the place of the key.");
    }

    private static async Task<IResult> ValuesAsync(
        HttpContext http, PlaceMaps maps, ReadFigures read, FigureCatalogue catalogue, FigureStandards standards, TimeProvider clock,
        [Description("Years, parted by commas; these or periods.")] string? years = null,
        [Description("Years, months or days, parted by commas: 2025, 2026-03, 2026-03-31; these or years.")] string? periods = null,
        [Description("Codes of figures, parted by commas; without them all that can be split so.")] string? codes = null,
        [Description("Code of the place; that of the key without one.")] string? place = null,
        [Description("Breakdown: commune, village, ethnic-group and so on.")] string? by = null,
        [Description("The places as they stood on this day (yyyy-MM-dd); today without one.")] DateOnly? map = null,
        [Description("decided (without one) or corrected.")] string? basis = null)
    {
        if (years is null == periods is null) return ApiProblems.Of([Texts.Problem("period-missing", "years")]);
        if (FigureRoutes.PeriodsOf(years ?? periods!) is not { } all || all.Count > MostPeriods || (years is not null && all.Any(p => p.IsMonth)))
            return ApiProblems.Of([years is null ? Texts.Problem("periods-wrong", "periods", MostPeriods) : Texts.Problem("years-wrong", "years", MostPeriods)]);
        Result<(MappedPlace Place, FigureBasis Basis)> asked = await FigureRoutes.Asked.AtAsync(http, maps, clock, place, map, basis);
        if (!asked.Ok) return ApiProblems.Of(asked.Problems);
        (MappedPlace Place, FigureBasis Basis) at = asked.Value;
        string[] figures = codes is null ? [.. (await read.SeenAsync(KeyDoor.RightsOf(http), at.Place.Id, map, http.RequestAborted)).Where(f => all.All(f.Kind.Has) && (by is null || IsPlace(by) || f.Kind.Breakdowns.Any(b => b.Code == by))).Select(f => f.Code)] : codes.Split(',');
        Result<FigureGrid> found = await read.RunAsync(KeyDoor.RightsOf(http), new FigureQuery(figures, at.Place.Id, all) { By = by, MapDay = map, Basis = at.Basis }, http.RequestAborted);
        if (!found.Ok) return ApiProblems.Of(found.Problems);
        FigureGrid grid = found.Value;
        YearAnswer[] measured = [.. all.DistinctBy(p => p.Year).Select(p => YearOf(standards, grid.Figures.Select(f => f.Kind), p.Year, grid.CoverageOf(p)))];
        FigureSplit?[] splits = by is null ? [null] : [.. grid.Splits];
        ValueRow[] values =
        [
            .. from figure in grid.Figures
               from period in all
               from split in splits
               let value = split is null ? grid[figure.Code, period] : grid[figure.Code, period, split]
               select new ValueRow(figure.Code, period.Year, period.ToString(), split?.Code, split?.Name, Answer.Exact(value.Value), Answer.Exact(value.Numerator), Answer.Exact(value.Denominator), value.Missing),
        ];
        string basisWord = at.Basis == FigureBasis.Corrected ? "corrected" : "decided";
        var answer = new ValuesAnswer(new(at.Place.Code, at.Place.Name), grid.Map.Day, basisWord, by, measured, values);
        Dictionary<int, YearAnswer> ofYear = measured.ToDictionary(p => p.Year);
        return Answer.Of(http, answer,
            ["code", "place", "place_name", "period", "by", "group", "group_name", "value", "unit", "numerator", "denominator", "missing", "adds", "standard", "decided", "communes", "map", "basis"],
            () => values.Select(v => (IReadOnlyList<object?>)
            [
                v.Code, at.Place.Code, at.Place.Name, v.Period, by, v.Group, v.GroupName, v.Value, catalogue[v.Code].Unit, v.Numerator, v.Denominator, v.Missing, catalogue[v.Code].Adds.Word(),
                standards.Of(catalogue[v.Code].Kind, v.Year)?.Name, ofYear[v.Year].Coverage.Decided, ofYear[v.Year].Coverage.Communes, grid.Map.Day, basisWord,
            ]));
    }

    private static async Task<IResult> PlacesAsync(
        HttpContext http, PlaceMaps maps, TimeProvider clock, [Description("The places as they stood on this day (yyyy-MM-dd); today without one.")] DateOnly? map = null)
    {
        PlaceMap on = await maps.ForAsync(map, clock.Today(), http.RequestAborted);
        PlaceId[] held = [.. KeyDoor.RightsOf(http).Grants.Select(g => g.Place)];
        PlaceEntry[] places =
        [
            .. on.All.Where(p => held.Any(h => on.Find(h) is not null && on.LiesIn(p.Id, h))).OrderBy(p => p.Kind).ThenBy(p => p.Code, StringComparer.Ordinal)
                .Select(p => new PlaceEntry(p.Code, p.Name, LevelOf(p.Kind), CodeOf(on, p.Parent), CodeOf(on, p.FormerDistrict), p.Region)),
        ];
        return Answer.Of(http, places, ["code", "name", "level", "parent", "former_district", "region"], () => places.Select(p => (IReadOnlyList<object?>)[p.Code, p.Name, p.Level, p.Parent, p.FormerDistrict, p.Region]));
    }

    private static async Task<IResult> YearsAsync(HttpContext http, PlaceMaps maps, ReadFigures read, FigureCatalogue catalogue, FigurePeriods periods, FigureStandards standards, TimeProvider clock)
    {
        IReadOnlyList<int> years = await periods.YearsAsync(http.RequestAborted);
        PlaceMap map = await maps.OnAsync(clock.Today(), http.RequestAborted);
        PlaceId? own = map.Find(KeyDoor.RightsOf(http).Grants[0].Place)?.Id;
        if (own is not { } place) return ApiProblems.Of([Texts.Problem("key-place-unknown", "place", map.Day)]);
        const string reviews = "reviews";
        Result<FigureGrid> found = await read.RunAsync(KeyDoor.RightsOf(http), new FigureQuery([reviews], place, years), http.RequestAborted);
        if (!found.Ok) return ApiProblems.Of(found.Problems);
        YearAnswer[] answer = [.. years.Select(y => YearOf(standards, catalogue.Kinds, y, found.Value.CoverageOf(y)))];
        return Answer.Of(http, answer, ["year", "standard", "begins", "decided", "communes"], () => answer.Select(y => (IReadOnlyList<object?>)[y.Year, y.Standard, y.Begins, y.Coverage.Decided, y.Coverage.Communes]));
    }

    private static YearAnswer YearOf(FigureStandards standards, IEnumerable<RecordKind> kinds, int year, FigureCoverage coverage)
    {
        RecordKind? measured = kinds.FirstOrDefault(k => k.Standard is not null);
        RuleSet? set = measured is null ? null : standards.Of(measured, year), before = measured is null ? null : standards.Of(measured, year - 1);
        return new YearAnswer(year, set?.Name, set is not null && before is not null && set != before, new(coverage.Closed, coverage.Communes));
    }

    private static bool IsPlace(string by) => by is FigureQuery.ByVillage or FigureQuery.ByCommune or FigureQuery.ByDistrict;

    private static string? CodeOf(PlaceMap map, PlaceId? place) => place is { } id ? map.Find(id)?.Code : null;

    private static string LevelOf(PlaceKind kind) => kind switch { PlaceKind.Province => "province", PlaceKind.District => "district", PlaceKind.Village => "village", _ => "commune" };
}
