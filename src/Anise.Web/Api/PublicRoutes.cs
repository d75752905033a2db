using System.ComponentModel;
using Anise.Basics;
using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Places;

namespace Anise.Web.Api;

/// <summary>Figures without persons, for anybody.</summary>
internal static class PublicRoutes
{
    public static void MapPublic(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/public/figures", ListAsync).Answers<PublicAnswer>("listPublicFigures", "The figures that are published, and the years.");
        routes.MapGet("/public/figures/{code}", ShowAsync).Answers<PublicFigureAnswer>("showPublicFigure",
            "A published figure for the province, its former districts and communes. Counts under 5, and others that would give them away, are suppressed. A year stands on the map of the first day of its review, for ever.");
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReadPublished read)
    {
        IReadOnlyList<int> published = await read.YearsAsync(http.RequestAborted);
        var answer = new PublicAnswer(published, [.. read.All().Select(e => new PublicEntry(e.Figure.Code, new(e.Figure.Name.Vi, e.Figure.Name.En), e.Figure.Unit, e.Figure.Decimals, e.Figure.Formula, e.Figure.Rule, e.Breakdowns))]);
        return Answer.Of(http, answer, ["code", "name_vi", "name_en", "unit", "formula", "rule", "breakdowns", "years"],
            () => answer.Figures.Select(f => (IReadOnlyList<object?>)[f.Code, f.Name.Vi, f.Name.En, f.Unit, f.Formula, f.Rule, string.Join(' ', f.Breakdowns), string.Join(' ', published)]), open: true);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ReadPublished read,
        [Description("Code of the figure.")] string code,
        [Description("A published year.")] int year,
        [Description("Breakdown, as the list names them; places are always apart.")] string? by = null)
    {
        if (year is < FigureRoutes.FirstYear or > FigureRoutes.LastYear) return ApiProblems.Of([Texts.Problem("year-wrong", "year")]);
        Result<PublishedFigure> published = await read.RunAsync(code, year, by, http.RequestAborted);
        if (!published.Ok) return ApiProblems.Of(published.Problems);
        Figure figure = published.Value.Figure;
        Breakdown? breakdown = figure.Kind.Breakdowns.FirstOrDefault(b => b.Code == by);
        PublicRow[] rows = [.. published.Value.Rows.Select(r => new PublicRow(r.Place.Code, r.Place.Name, LevelOf(r.Place.Kind), r.Group, r.Group is { Length: > 0 } g ? breakdown?.NameOf(g) : null,
            StateOf(r.Value.State), Answer.Exact(r.Value.Value), Answer.Exact(r.Value.Numerator), Answer.Exact(r.Value.Denominator)))];
        var answer = new PublicFigureAnswer(code, new(figure.Name.Vi, figure.Name.En), figure.Unit, figure.Decimals, year, published.Value.Map, by, rows);
        return Answer.Of(http, answer, ["code", "period", "place", "place_name", "level", "by", "group", "group_name", "state", "value", "unit", "numerator", "denominator", "map"],
            () => rows.Select(r => (IReadOnlyList<object?>)[code, year, r.Place, r.PlaceName, r.Level, by, r.Group, r.GroupName, r.State, r.Value, figure.Unit, r.Numerator, r.Denominator, answer.Map]), open: true);
    }

    private static string LevelOf(PlaceKind kind) => kind switch { PlaceKind.Province => "province", PlaceKind.District => "district", _ => "commune" };

    private static string StateOf(PublishedState state) => state switch { PublishedState.Published => "published", PublishedState.Suppressed => "suppressed", _ => "not-known" };
}
