using Anise.Access;
using Anise.Links;
using Anise.Links.Lists;
using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Links;

/// <summary>The links of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/links/export")]
public sealed class LinksOfPlace(LinkList list) : PageList<LinkLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<LinkLine>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeLinks) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
