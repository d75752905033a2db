using Anise.Households.Lists;
using Anise.Places;
using Anise.Tables.Writing;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Households;

/// <summary>The lists of households as files. Posted, not linked: each stands in the journal, so no other site and no prefetch may ask for one.</summary>
internal static class ListFiles
{
    public static void MapHouseholdFiles(this WebApplication app)
    {
        app.MapPost("/households/export", ListAsync);
        app.MapPost("/households/export-members", MembersAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, ExportHouseholdList export)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (ListQuery.PlaceOf(context) is not { } place) return Results.NotFound();
        IReadOnlyList<HouseholdLine> found = await export.RunAsync(context.Rights, ListQuery.Of(context, place, 1), http.RequestAborted);
        IReadOnlyList<HouseholdColumn> columns = HouseholdColumns.For(wide: !place.IsCommuneLevel && place.Kind != PlaceKind.Village);
        return File(http.Request.Form["format"] == "csv", Texts.Get("list-file", place.Code, HouseholdForms.Iso(context.Today)), Texts.Get("households"),
            [.. columns.Select(c => c.Label)], found.Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Value(row))]));
    }

    private static async Task<IResult> MembersAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, ExportHouseholds export)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (context.Places.FirstOrDefault(p => p.Id.ToString() == http.Request.Form["place"]) is not { } place) return Results.NotFound();
        IReadOnlyList<ExportRow> found = await export.RunAsync(context.Rights, place.Id, context.Today, http.RequestAborted);
        var content = new MemoryStream();
        ExportFile.WriteWorkbook(found, content);
        return Results.File(content.ToArray(), MediaTypes.Xlsx, Texts.Get("members-file", place.Code, HouseholdForms.Iso(context.Today)) + ".xlsx");
    }

    private static IResult File(bool csv, string name, string sheet, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var content = new MemoryStream();
        if (csv) TableWorkbook.WriteCsv(content, heads, rows);
        else TableWorkbook.WriteXlsx(content, sheet, heads, rows);
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx, name + (csv ? ".csv" : ".xlsx"));
    }
}
