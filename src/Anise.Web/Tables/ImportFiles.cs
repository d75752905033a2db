using Anise.Basics;
using Anise.Tables.Imports;
using Anise.Web.Host;

namespace Anise.Web.Tables;

/// <summary>The user's own workbook back, with the faults marked in it.</summary>
internal static class ImportFiles
{
    public static void MapImportFiles(this WebApplication app)
    {
        app.MapGet("/import/{id:long}/faults.xlsx", (long id, HttpContext http, PageContext context, ReadImports imports) =>
            FileAsync(copy => imports.WriteFaultedCopyAsync(context.Rights, new ImportJobId(id), copy, http.RequestAborted)));
        app.MapGet("/import/{id:long}/rest.xlsx", (long id, HttpContext http, PageContext context, ReadImports imports) =>
            FileAsync(copy => imports.WriteRestAsync(context.Rights, new ImportJobId(id), copy, http.RequestAborted)));
    }

    private static async Task<IResult> FileAsync(Func<Stream, Task<Result<string>>> write)
    {
        var copy = new MemoryStream();
        Result<string> written = await write(copy);
        return written.Ok ? Results.File(copy.ToArray(), MediaTypes.Xlsx, written.Value) : Results.NotFound();
    }
}
