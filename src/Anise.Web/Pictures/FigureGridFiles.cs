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
/// Figures as a file: <c>/figures/export?codes=a,b&amp;place=20&amp;years=2024,2025&amp;by=commune&amp;format=xlsx</c>. The groups of a split, or years, are rows; figures are
/// columns (by year where there are several). Values are raw; what is not known is empty. No persons are in it.
/// </summary>
internal static class FigureGridFiles
{
    private const int MostCodes = 60, MostYears = 30;

    /// <summary>The address of the figures of a question as a file.</summary>
    public static string Href(FigureQuery query, string place, string format)
    {
        var parameters = new QueryBuilder { { "codes", string.Join(',', query.Codes) }, { "place", place }, { "years", string.Join(',', query.Years.Select(y => y.ToString(CultureInfo.InvariantCulture))) } };
        if (query.By is { } by) parameters.Add("by", by);
        if (query.MapDay is { } day) parameters.Add("map", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (query.Basis == FigureBasis.Corrected) parameters.Add("basis", "corrected");
        parameters.Add("format", format);
        return "/figures/export" + parameters;
    }

    public static void MapFigureGridFiles(this WebApplication app) => app.MapGet("/figures/export", ExportAsync).WithMetadata(new ReadsMapAttribute());

    private static async Task<IResult> ExportAsync(HttpContext http, PageContext context, PlaceMaps maps, ReadFigures figures)
    {
        Here here = context.Here;
        if (here["place"] is null || await FigureAddress.ReadAsync(context, maps, http.RequestAborted) is not { } at) return Results.NotFound();
        string[] codes = Parts(here["codes"]);
        int[] years = [.. Parts(here["years"]).Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : 0)];
        if (here["format"] is not (null or "xlsx" or "csv") || codes.Length is 0 or > MostCodes || years.Length is 0 or > MostYears || years.Any(y => y is < 2000 or > 2100)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var query = new FigureQuery(codes, at.Place.Id, years) { By = at.By, MapDay = at.MapDay, Basis = at.Basis };
        Result<FigureGrid> read = await figures.RunAsync(context.Rights, query, http.RequestAborted);
        if (!read.Ok) return Results.Text(read.Problems[0].Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        var (heads, rows) = Table(read.Value);
        var content = new MemoryStream();
        bool csv = here["format"] == "csv";
        if (csv) TableWorkbook.WriteCsv(content, heads, rows);
        else TableWorkbook.WriteXlsx(content, Texts.Get("sheet"), heads, rows);
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx,
            string.Create(CultureInfo.InvariantCulture, $"{codes[0]}-{at.Place.Code}-{years[^1]}.{(csv ? "csv" : "xlsx")}"));
    }

    private static string[] Parts(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The grid as one table.</summary>
    internal static (IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows) Table(FigureGrid grid)
    {
        if (grid.Query.By is null)
            return ([Texts.Get("year"), .. grid.Figures.Select(Head)], [.. grid.Query.Years.Select(y => (IReadOnlyList<object?>)[y, .. grid.Figures.Select(f => Number(f, grid[f.Code, y]))])]);
        var columns = grid.Figures.SelectMany(f => grid.Query.Years, (f, y) => (Figure: f, Year: y)).ToList();
        return (
            [Texts.Get("code"), Texts.Get("name"), .. columns.Select(c => grid.Query.Years.Count > 1 ? $"{Head(c.Figure)}, {Show.Plain(c.Year)}" : Head(c.Figure))],
            [.. grid.Splits.Select(s => (IReadOnlyList<object?>)[s.Code, s.Name, .. columns.Select(c => Number(c.Figure, grid[c.Figure.Code, c.Year, s]))])]);
    }

    private static string Head(Figure figure) => $"{figure.Name} ({UnitNames.Of(figure.Unit)})";

    private static decimal? Number(Figure figure, FigureValue value) => value.Value is { } v ? (decimal)Math.Round(v, Math.Max(figure.Decimals, 6)) : null;
}
