using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Reports;
using Anise.Web.Figures;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Reports;

/// <summary>Reports as workbooks. One that names persons is posted, not linked: it stands in the journal, so no other site and no prefetch may ask for it.</summary>
internal static class ReportFiles
{
    public static void MapReportFiles(this WebApplication app)
    {
        app.MapGet("/reports/{code}/file", GetAsync).WithMetadata(new ReadsMapAttribute());
        app.MapPost("/reports/{code}/file", PostAsync).WithMetadata(new ReadsMapAttribute());
    }

    private static async Task<IResult> GetAsync(string code, PageContext context, ReportCatalogue catalogue, [AsParameters] ReportMaker maker, CancellationToken cancel) =>
        catalogue.TryFind(code, out Report? report) && !report.NamesPersons ? await maker.FileAsync(code, context, cancel) : Results.NotFound();

    private static async Task<IResult> PostAsync(string code, HttpContext http, IAntiforgery antiforgery, PageContext context, [AsParameters] ReportMaker maker) =>
        await antiforgery.IsRequestValidAsync(http) ? await maker.FileAsync(code, context, http.RequestAborted) : Results.StatusCode(StatusCodes.Status400BadRequest);

    private sealed record ReportMaker(ExportReport Export, PlaceMaps Maps)
    {
        public async Task<IResult> FileAsync(string code, PageContext context, CancellationToken cancel)
        {
            if (await FigureAddress.ReadAsync(context, Maps, cancel) is not { } at) return Results.NotFound();
            Result<ReportFile> made = await Export.RunAsync(context.Rights, code, at.Place.Id, at.Year, at.MapDay, cancel);
            return made.Ok ? Results.File(made.Value.Content, MediaTypes.Xlsx, made.Value.Name) : Results.NotFound();
        }
    }
}
