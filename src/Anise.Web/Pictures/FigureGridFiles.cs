using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households.Lists;
using Anise.Places;
using Anise.Tables.Writing;
using Anise.Web.Components;
using Anise.Web.Figures;
using Anise.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Pictures;

/// <summary>
/// Figures as a file: <c>/figures/export?codes=a,b&amp;place=20&amp;years=2024,2025&amp;by=commune&amp;format=xlsx</c>; with <c>with=CODE</c> those of a second place below. One row a place, year and group of the
/// split; figures are columns. Every row says place, year, standard, map and how many communes have decided, so that it stands for itself wherever it is copied to; heads name the unit. Values are raw;
/// what is not known is empty; days are yyyy-MM-dd. No persons are in it.
/// </summary>
internal static class FigureGridFiles
{
    private const int MostCodes = 60, MostYears = 30;

    /// <summary>The address of the figures of a question as a file.</summary>
    public static string Href(FigureQuery query, string place, string format, string? with = null)
    {
        var parameters = new QueryBuilder { { "codes", string.Join(',', query.Codes) }, { "place", place }, { "years", string.Join(',', query.Periods) } };
        if (with is not null) parameters.Add("with", with);
        if (query.By is { } by) parameters.Add("by", by);
        if (query.MapDay is { } day) parameters.Add("map", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (query.Basis == FigureBasis.Corrected) parameters.Add("basis", "corrected");
        parameters.Add("format", format);
        return "/figures/export" + parameters;
    }

    public static void MapFigureGridFiles(this WebApplication app) => app.MapGet("/figures/export", ExportAsync).WithMetadata(new ReadsMapAttribute());

    private static async Task<IResult> ExportAsync(HttpContext http, PageContext context, PlaceMaps maps, ReadFigures figures, FigureStandards standards)
    {
        Here here = context.Here;
        if (here["place"] is null || await FigureAddress.ReadAsync(context, maps, http.RequestAborted) is not { } at) return Results.NotFound();
        string[] codes = Parts(here["codes"]);
        int[] years = [.. Parts(here["years"]).Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : 0)];
        if (here["format"] is not (null or "xlsx" or "csv") || codes.Length is 0 or > MostCodes || years.Length is 0 or > MostYears || years.Any(y => y is < 2000 or > 2100)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        MappedPlace? other = here["with"] is { } with ? at.Map.FindByCode(with) ?? at.Map.All.FirstOrDefault(p => p.Code == with) : null;
        if (other is null && here["with"] is not null) return Results.NotFound();
        var grids = new List<FigureGrid>();
        foreach (MappedPlace place in other is null ? [at.Place] : new[] { at.Place, other })
        {
            Result<FigureGrid> read = await figures.RunAsync(context.Rights, new FigureQuery(codes, place.Id, years) { By = at.By, MapDay = at.MapDay, Basis = at.Basis }, http.RequestAborted);
            if (!read.Ok) return Results.Text(read.Problems[0].Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
            grids.Add(read.Value);
        }
        var (heads, rows) = Table(grids, standards);
        var content = new MemoryStream();
        bool csv = here["format"] == "csv";
        if (csv) TableWorkbook.WriteCsv(content, heads, rows);
        else TableWorkbook.WriteXlsx(content, Texts.Get("sheet"), heads, rows);
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx,
            string.Create(CultureInfo.InvariantCulture, $"{codes[0]}-{at.Place.Code}-{years[^1]}.{(csv ? "csv" : "xlsx")}"));
    }

    private static string[] Parts(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The grids as one table, one row a place, year and group.</summary>
    internal static (IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows) Table(IReadOnlyList<FigureGrid> grids, FigureStandards standards)
    {
        FigureGrid first = grids[0];
        bool split = first.Query.By is not null;
        RecordKind? measured = first.Figures.Select(f => f.Kind).FirstOrDefault(k => k.Standard is not null);
        string[] heads = [Texts.Get("place-code"), Texts.Get("place"), .. split ? [Texts.Get("code"), Texts.Get("name")] : Array.Empty<string>(), Texts.Get("year"), .. first.Figures.Select(Head),
            Texts.Get("standard"), Texts.Get("decided-count"), Texts.Get("communes"), Texts.Get("map-day")];
        return (heads,
        [
            .. from grid in grids
               from year in grid.Query.Years
               from one in split ? grid.Splits.Select(s => (FigureSplit?)s) : [null]
               let coverage = grid.CoverageOf(year)
               select (IReadOnlyList<object?>)
               [
                   grid.Place.Code, grid.Place.Name, .. one is null ? [] : new object?[] { one.Code, one.Name }, year,
                   .. grid.Figures.Select(f => (object?)Number(f, one is null ? grid[f.Code, year] : grid[f.Code, year, one])),
                   measured is null ? null : standards.Of(measured, year)?.Name, coverage.Closed, coverage.Communes, grid.Map.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
               ],
        ]);
    }

    private static string Head(Figure figure) => $"{figure.Name} ({UnitNames.Of(figure.Unit)})";

    private static decimal? Number(Figure figure, FigureValue value) => value.Value is { } v ? (decimal)Math.Round(v, Math.Max(figure.Decimals, 6)) : null;
}
