using System.ComponentModel;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;

namespace Anise.Web.Api;

/// <summary>Figures and the records that they count, for the holder of a key.</summary>
internal static class FigureRoutes
{
    private const int MostRecords = 1000;

    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/figures", List).Answers<IReadOnlyList<FigureEntry>>("listFigures", "The figures of the catalogue.");
        routes.MapGet("/figures/{code}", ShowAsync).Answers<FigureAnswer>("showFigure", "A figure at a place and year, whole or by a breakdown.");
        routes.MapGet("/figures/{code}/records", OpenAsync).Answers<RecordsAnswer>("openFigure", "The records that a figure counts; of a share, those that are divided. Names of persons (of households: head and householdCode) are null for a key without the right to export them. With that right, CSV or more than 50 records on a page are noted in the journal as an export.");
    }

    private static IResult List(HttpContext http, FigureCatalogue catalogue)
    {
        FigureEntry[] all = [.. catalogue.All.Select(f => new FigureEntry(f.Code, f.Group.Code, new(f.Name.Vi, f.Name.En), f.Unit, f.Decimals, f.Kind.Code, f.Formula, f.Rule,
            [FigureQuery.ByDistrict, FigureQuery.ByCommune, FigureQuery.ByVillage, .. f.Kind.Breakdowns.Select(b => b.Code)], f.Adds.Word(), f.Kind.Period.Word()))];
        return Answer.Of(http, all, ["code", "group", "name_vi", "name_en", "unit", "records", "formula", "rule", "breakdowns", "adds", "period"],
            () => all.Select(f => (IReadOnlyList<object?>)[f.Code, f.Group, f.Name.Vi, f.Name.En, f.Unit, f.Records, f.Formula, f.Rule, string.Join(' ', f.Breakdowns), f.Adds, f.Period]));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PlaceMaps maps, ReadFigures read, TimeProvider clock,
        [Description("Code of the figure.")] string code,
        [Description("Year of the review or of the calendar; this or period.")] int? year = null,
        [Description("Year, month or day: 2026, 2026-03, 2026-03-31; this or year. Months and days of the figures that have them.")] string? period = null,
        [Description("Code of the place; that of the key without one.")] string? place = null,
        [Description("Breakdown, as the list of figures names them: commune, ethnic-group and so on.")] string? by = null,
        [Description("The places as they stood on this day (yyyy-MM-dd); today without one. Any day of a former map stands for its last.")] DateOnly? map = null,
        [Description("decided (without one) or corrected.")] string? basis = null)
    {
        Result<Asked> asked = await Asked.ReadAsync(http, maps, clock, place, year, period, map, basis);
        if (!asked.Ok) return ApiProblems.Of(asked.Problems);
        Asked at = asked.Value;
        Result<FigureGrid> read1 = await read.RunAsync(KeyDoor.RightsOf(http), new FigureQuery([code], at.Place.Id, [at.Period]) { By = by, MapDay = map, Basis = at.Basis }, http.RequestAborted);
        if (!read1.Ok) return ApiProblems.Of(read1.Problems);
        FigureGrid grid = read1.Value;
        Figure figure = grid.Figures[0];
        FigureValue whole = grid[code, at.Period];
        FigureCoverage coverage = grid.CoverageOf(at.Period);
        SplitAnswer[] splits = [.. grid.Splits.Select(s => (Split: s, Value: grid[code, at.Period, s])).Select(s => new SplitAnswer(s.Split.Code, s.Split.Name, Answer.Exact(s.Value.Value), Answer.Exact(s.Value.Numerator), Answer.Exact(s.Value.Denominator)))];
        var answer = new FigureAnswer(figure.Code, new(figure.Name.Vi, figure.Name.En), figure.Unit, figure.Decimals, figure.Formula, figure.Rule, new(at.Place.Code, at.Place.Name), at.Period.Year, at.Period.ToString(), grid.Map.Day,
            at.Basis == FigureBasis.Corrected ? "corrected" : "decided", by, Answer.Exact(whole.Value), Answer.Exact(whole.Numerator), Answer.Exact(whole.Denominator), new(coverage.Closed, coverage.Communes), splits);
        IReadOnlyList<object?> Row(string? group, string? name, double? value, double? of, double? per) => [code, at.Place.Code, answer.Period, by, group, name, value, figure.Unit, of, per];
        return Answer.Of(http, answer, ["code", "place", "period", "by", "group", "group_name", "value", "unit", "numerator", "denominator"],
            () => by is null ? [Row(null, null, answer.Value, answer.Numerator, answer.Denominator)] : splits.Select(s => Row(s.Group, s.Name, s.Value, s.Numerator, s.Denominator)));
    }

    private static async Task<IResult> OpenAsync(
        HttpContext http, PlaceMaps maps, HandOutRecords records, TimeProvider clock,
        [Description("Code of the figure.")] string code,
        [Description("Year of the review or of the calendar; this or period.")] int? year = null,
        [Description("Year, month or day: 2026, 2026-03, 2026-03-31; this or year. Months and days of the figures that have them.")] string? period = null,
        [Description("Code of the place; that of the key without one.")] string? place = null,
        [Description("Breakdown of which only one group is asked for.")] string? by = null,
        [Description("That group.")] string? group = null,
        [Description("The places as they stood on this day (yyyy-MM-dd); today without one. Any day of a former map stands for its last.")] DateOnly? map = null,
        [Description("decided (without one) or corrected.")] string? basis = null,
        [Description("Page, from 1.")] int page = 1,
        [Description("Records on a page, 1000 at most.")] int size = 100)
    {
        Result<Asked> asked = await Asked.ReadAsync(http, maps, clock, place, year, period, map, basis);
        if (!asked.Ok) return ApiProblems.Of(asked.Problems);
        if (page < 1 || size is < 1 or > MostRecords) return ApiProblems.Of([Texts.Problem("size-wrong", "size", MostRecords)]);
        Asked at = asked.Value;
        var query = new RecordQuery(code, at.Place.Id, at.Period)
        {
            By = by,
            Group = group ?? (by is null ? null : ""),
            MapDay = map,
            Basis = at.Basis,
            Skip = (int)Math.Min(int.MaxValue, (page - 1L) * size),
            Take = size,
        };
        Result<OpenedFigure> opened = await records.RunAsync(KeyDoor.RightsOf(http), query, Answer.WantsCsv(http.Request), http.RequestAborted);
        if (!opened.Ok) return ApiProblems.Of(opened.Problems);
        RecordLook look = opened.Value.Figure.Kind.Look;
        RecordAnswer[] rows = [.. opened.Value.Records.Select(r => new RecordAnswer(r.Key,
            r.Place.Kind == PlaceKind.Village ? r.Place.Name : null, r.Place.Kind == PlaceKind.Village ? r.Place.Code : null, r.Commune.Code, Answer.Exact(r.Value)!.Value) { Fields = FieldsOf(r) })];
        var answer = new RecordsAnswer(opened.Value.Figure.Code, new(at.Place.Code, at.Place.Name), at.Period.Year, at.Period.ToString(), opened.Value.Count, Answer.Exact(opened.Value.Sum)!.Value, page, size, rows);
        return Answer.Of(http, answer, ["record", .. look.Names.Select(n => n.Code), "village", "village_code", "commune_code", .. look.Facts.Select(f => f.Code), "value"],
            () => opened.Value.Records.Zip(rows, (r, a) => (IReadOnlyList<object?>)[a.Record, .. look.Names.Select(n => r[n.Code]), a.Village, a.VillageCode, a.CommuneCode, .. look.Facts.Select(f => r[f.Code]), a.Value]));
    }

    /// <summary>The fields of a record under the names of JSON: <c>household_code</c> is <c>householdCode</c>.</summary>
    private static Dictionary<string, object?> FieldsOf(OpenedRecord record)
    {
        var fields = new Dictionary<string, object?>();
        if (record.Kind.Look.Id is { } id) fields.Add(NameOf(id), record.Id is { } number ? number : record[id.Code]);
        foreach (RecordField field in record.Kind.Look.Names.Concat(record.Kind.Look.Facts)) fields.Add(NameOf(field), record[field.Code]);
        return fields;

        static string NameOf(RecordField field) => string.Concat(field.Code.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    }

    /// <summary>The first and the last year that can be asked for.</summary>
    public const int FirstYear = 2000, LastYear = 2100;

    /// <summary>Periods parted by commas; null where one of them is no year, month or day, or lies outside the years that can be asked for.</summary>
    public static IReadOnlyList<Period>? PeriodsOf(string text)
    {
        Period?[] read = [.. text.Split(',').Select(Period.TryRead).Distinct()];
        return read.All(p => p is { Year: >= FirstYear and <= LastYear }) ? [.. read.OfType<Period>()] : null;
    }

    /// <summary>What an address says of place, period and basis.</summary>
    internal sealed record Asked(MappedPlace Place, Period Period, FigureBasis Basis)
    {
        public static async Task<Result<Asked>> ReadAsync(HttpContext http, PlaceMaps maps, TimeProvider clock, string? place, int? year, string? period, DateOnly? day, string? basis)
        {
            if (year is null == period is null) return Texts.Problem("period-missing", "year");
            if (year is not (null or (>= FirstYear and <= LastYear))) return Texts.Problem("year-wrong", "year");
            if (period is not null && PeriodsOf(period) is not [_]) return Texts.Problem("period-wrong", "period");
            Period asked = year is { } whole ? whole : PeriodsOf(period!)![0];
            Result<(MappedPlace Place, FigureBasis Basis)> at = await AtAsync(http, maps, clock, place, day, basis);
            return at.Ok ? new Asked(at.Value.Place, asked, at.Value.Basis) : Result<Asked>.Refused(at.Problems);
        }

        /// <summary>What an address says of place and basis.</summary>
        public static async Task<Result<(MappedPlace Place, FigureBasis Basis)>> AtAsync(HttpContext http, PlaceMaps maps, TimeProvider clock, string? place, DateOnly? day, string? basis)
        {
            if (basis is not (null or "decided" or "corrected")) return Texts.Problem("basis-wrong", "basis");
            PlaceMap map = await maps.ForAsync(day, clock.Today(), http.RequestAborted);
            MappedPlace? found = place is null ? map.Find(KeyDoor.RightsOf(http).Grants[0].Place) : map.FindByCode(place) ?? map.All.FirstOrDefault(p => p.Code == place);
            if (found is null && place is null) return Texts.Problem("key-place-unknown", "place", map.Day);
            return found is null ? Texts.Problem("place-unknown", "place", place, map.Day) : (found, basis == "corrected" ? FigureBasis.Corrected : FigureBasis.Decided);
        }
    }
}
