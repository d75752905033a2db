using Anise.Households;
using Anise.Households.Lists;
using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Households;

/// <summary>The members of the listed households as a file. Posted, not linked: it stands in the journal, so no other site and no prefetch may ask for one.</summary>
internal static class ListFiles
{
    public static void MapHouseholdFiles(this WebApplication app) => app.MapPost("/households/export-members", MembersAsync);

    private static async Task<IResult> MembersAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, HouseholdList list, ExportHouseholds export)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (HouseholdList.PlaceOf(context) is not { } place || await list.OpenAsync(context, http) is not { } households) return Results.NotFound();
        IQueryable<Household>? among = households.IsFiltered(context.Here.Ask()) ? households.Found(context.Here.Ask()) : null;
        IReadOnlyList<ExportRow> found = await export.RunAsync(context.Rights, place.Id, context.Today, among, http.RequestAborted);
        var content = new MemoryStream();
        ExportFile.WriteWorkbook(found, content);
        return Results.File(content.ToArray(), MediaTypes.Xlsx, Texts.Get("members-file", place.Code, HouseholdForms.Iso(context.Today)) + ".xlsx");
    }
}
