using Anise.Access;
using Anise.Lists;
using Anise.Ocop;
using Anise.Ocop.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Ocop;

/// <summary>The products of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/ocop/export")]
public sealed class OcopOfPlace(OcopList list) : PageList<OcopLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<OcopLine>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeOcop) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
