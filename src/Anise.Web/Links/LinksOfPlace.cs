using Anise.Access;
using Anise.Links;
using Anise.Links.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Links;

/// <summary>The links of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/links/export")]
public sealed class LinksOfPlace(LinkList list) : PageList<LinkLine>
{
    /// <summary>The place of the list: the chosen one, or the first in which the reader may see links. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose links the reader may not see.</exception>
    public static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeLinks) : context.Places.FirstOrDefault(p => MaySee(context, p));

    /// <inheritdoc/>
    public override async Task<ListOf<LinkLine>?> OpenAsync(PageContext context, HttpContext http) => PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeLinks, context.Map.ScopeOf(place.Id));
}
