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

/// <summary>The microdata of a year as a file. Posted, not linked: it stands in the journal.</summary>
internal static class FigureFiles
{
    public static void MapFigureFiles(this WebApplication app)
    {
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
}
