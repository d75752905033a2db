using Anise.Basics;
using Anise.Lists;
using Anise.Tables.Imports;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Tables;

/// <summary>The files that were uploaded for the chosen commune.</summary>
[ListFiles("/import/export")]
public sealed class ImportList(ReadImports read, ImportKinds kinds) : PageList<ImportJob>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ImportJob>?> OpenAsync(PageContext context, HttpContext http) => context.Place is { IsCommuneLevel: true } commune
        ? new ListOf<ImportJob>
        {
            Title = Texts.Get("earlier"),
            About = commune.Name,
            FileName = $"imports-{commune.Code}-{context.Today:yyyy-MM-dd}",
            Rows = await read.OfCommuneAsync(context.Rights, commune.Id, http.RequestAborted),
            Filters = [ListFilter<ImportJob>.Choice("kind", Texts.Get("kind"), kinds.All.Select(k => new FilterChoice(k.Code, k.Name)), OfKind)],
            Columns =
            [
                new ListColumn<ImportJob>("file", Texts.Get("file"), j => j.FileName, ColumnLook.Name).SortedBy(j => j.FileName),
                new ListColumn<ImportJob>("kind", Texts.Get("kind"), j => NameOf(j.Kind)).SortedByRank(j => j.Kind, kind => VietnameseOrder.OfText(NameOf(kind))),
                new ListColumn<ImportJob>("state", Texts.Get("state"), j => ImportNames.State(j)),
                new ListColumn<ImportJob>("as-of", Texts.Get("as-of"), j => j.AsOf).SortedBy(j => j.AsOf),
                new ListColumn<ImportJob>("who", Texts.Get("who"), j => j.UserName).SortedBy(j => j.UserName),
                new ListColumn<ImportJob>("uploaded", Texts.Get("uploaded-at"), j => j.UploadedAt).SortedBy(j => j.Id),
            ],
            Sort = "-uploaded",
            Ties = [ListOrder<ImportJob>.By(j => j.Id)],
        }
        : null;

    private string NameOf(string kind) => kinds.Find(kind)?.Name ?? kind;

    /// <summary>Files from before there were kinds are of the first.</summary>
    private System.Linq.Expressions.Expression<Func<ImportJob, bool>> OfKind(string kind) =>
        kind == kinds.All[0].Code ? j => j.Kind == kind || j.Kind == "" : j => j.Kind == kind;
}
