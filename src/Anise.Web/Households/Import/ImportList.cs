using Anise.Households.Import.Jobs;
using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Households.Import;

/// <summary>The files that were uploaded for the chosen commune.</summary>
[ListFiles("/import/export")]
public sealed class ImportList(ReadImports read) : PageList<ImportJob>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ImportJob>?> OpenAsync(PageContext context, HttpContext http) => context.Place is { IsCommuneLevel: true } commune
        ? new ListOf<ImportJob>
        {
            Title = Texts.Get("earlier"),
            About = commune.Name,
            FileName = $"imports-{commune.Code}-{context.Today:yyyy-MM-dd}",
            Rows = await read.OfCommuneAsync(context.Rights, commune.Id, http.RequestAborted),
            Columns =
            [
                new ListColumn<ImportJob>("file", Texts.Get("file"), j => j.FileName, ColumnLook.Name).SortedBy(j => j.FileName),
                new ListColumn<ImportJob>("state", Texts.Get("state"), j => ImportNames.State(j)),
                new ListColumn<ImportJob>("as-of", Texts.Get("as-of"), j => j.AsOf).SortedBy(j => j.AsOf),
                new ListColumn<ImportJob>("who", Texts.Get("who"), j => j.UserName).SortedBy(j => j.UserName),
                new ListColumn<ImportJob>("uploaded", Texts.Get("uploaded-at"), j => j.UploadedAt).SortedBy(j => j.Id),
            ],
            Sort = "-uploaded",
            Ties = [ListOrder<ImportJob>.By(j => j.Id)],
        }
        : null;
}
