using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households.Lists;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.Tables.Writing;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Figures;

/// <summary>The records of a figure as files. Posted, not linked: each stands in the journal.</summary>
internal static class FigureFiles
{
    public static void MapFigureFiles(this WebApplication app)
    {
        app.MapPost("/figures/{code}/export", RecordsAsync).WithMetadata(new ReadsMapAttribute());
        app.MapPost("/figures/microdata", MicrodataAsync);
    }

    private static async Task<IResult> MicrodataAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, ExportMicrodata export)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || context.Place is not { } place) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Result<Microdata> taken = await export.RunAsync(context.Rights, place.Id, context.Year, http.RequestAborted);
        if (!taken.Ok) return Results.Text(taken.Problems[0].Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        var content = new MemoryStream();
        TableWorkbook.WriteCsv(content, taken.Value.Columns, taken.Value.Rows);
        return Results.File(content.ToArray(), MediaTypes.Csv, string.Create(CultureInfo.InvariantCulture, $"microdata-{place.Code}-{context.Year}.csv"));
    }

    private static async Task<IResult> RecordsAsync(string code, HttpContext http, IAntiforgery antiforgery, PageContext context, PlaceMaps maps, ExportFigure export, FigureStandards standards)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (http.Request.Form["format"].ToString() is not ("xlsx" or "csv")) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await FigureAddress.ReadAsync(context, maps, http.RequestAborted) is not { } at) return Results.NotFound();
        var opened = await export.RunAsync(context.Rights, RecordsPage.RecordsOf(at, code), http.RequestAborted);
        if (!opened.Ok) return Results.NotFound();
        RecordLook look = opened.Value.Figure.Kind.Look;
        string[] heads = [.. look.Names.Select(n => n.Label()), Texts.Get("village"), Texts.Get("commune"), .. look.Facts.Select(f => f.Label()), $"{opened.Value.Figure.Name} ({Components.UnitNames.Of(opened.Value.Figure.Unit)})", Texts.Get("year"), Texts.Get("standard"), Texts.Get("basis")];
        IEnumerable<IReadOnlyList<object?>> rows = opened.Value.Records.Select(r => (IReadOnlyList<object?>)
            [.. look.Names.Select(r.Shown), r.Place.Kind == PlaceKind.Village ? r.Place.Name : null, r.Commune.Name, .. look.Facts.Select(r.Shown), r.Value, r.Period.ToString(), standards.Of(opened.Value.Figure.Kind, r.Period.Year)?.Name, Texts.Get(at.Basis == FigureBasis.Corrected ? "basis-corrected" : "basis-decided")]);
        var content = new MemoryStream();
        bool csv = http.Request.Form["format"] == "csv";
        if (csv) TableWorkbook.WriteCsv(content, heads, rows);
        else TableWorkbook.WriteXlsx(content, Texts.Get("records"), heads, rows);
        string name = string.Create(CultureInfo.InvariantCulture, $"{code}-{at.Place.Code}-{at.Period}");
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx, name + (csv ? ".csv" : ".xlsx"));
    }
}
