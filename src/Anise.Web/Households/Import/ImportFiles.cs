using Anise.Basics;
using Anise.Households.Import.Jobs;
using Anise.Web.Host;

namespace Anise.Web.Households.Import;

/// <summary>The user's own workbook back, with the faults marked in it.</summary>
internal static class ImportFiles
{
    public static void MapImportFiles(this WebApplication app) => app.MapGet("/import/{id:long}/faults.xlsx", async (long id, HttpContext http, PageContext context, ReadImports imports) =>
    {
        var copy = new MemoryStream();
        Result<string> written = await imports.WriteFaultedCopyAsync(context.Rights, new ImportJobId(id), copy, http.RequestAborted);
        return written.Ok
            ? Results.File(copy.ToArray(), MediaTypes.Xlsx, written.Value)
            : Results.NotFound();
    });
}
