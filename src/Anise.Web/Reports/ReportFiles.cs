using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Reports;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Reports;

/// <summary>Reports as workbooks. One that names persons is posted, not linked: it stands in the journal, so no other site and no prefetch may ask for it.</summary>
internal static class ReportFiles
{
    public static void MapReportFiles(this WebApplication app)
    {
        app.MapGet("/reports/{code}/file", GetAsync);
        app.MapPost("/reports/{code}/file", PostAsync);
    }

    private static async Task<IResult> GetAsync(string code, PageContext context, ReportCatalogue catalogue, ExportReport export, CancellationToken cancel) =>
        catalogue.TryFind(code, out Report? report) && !report.NamesPersons ? await FileAsync(code, context, export, cancel) : Results.NotFound();

    private static async Task<IResult> PostAsync(string code, HttpContext http, IAntiforgery antiforgery, PageContext context, ExportReport export) =>
        await antiforgery.IsRequestValidAsync(http) ? await FileAsync(code, context, export, http.RequestAborted) : Results.StatusCode(StatusCodes.Status400BadRequest);

    private static async Task<IResult> FileAsync(string code, PageContext context, ExportReport export, CancellationToken cancel)
    {
        if (context.Place is not { } place) return Results.NotFound();
        Result<ReportFile> made = await export.RunAsync(context.Rights, code, place.Id, context.Year, cancel: cancel);
        return made.Ok ? Results.File(made.Value.Content, ExportReport.MediaType, made.Value.Name) : Results.NotFound();
    }
}
