using Anise.Access;
using Anise.Lists;
using Anise.Ocop;
using Anise.Ocop.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Ocop;

/// <summary>The products of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/ocop/export")]
public sealed class OcopOfPlace(OcopList list) : PageList<OcopLine>
{
    /// <summary>The place of the list: the chosen one, or the first in which the reader may see products. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose products the reader may not see.</exception>
    public static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeOcop) : context.Places.FirstOrDefault(p => MaySee(context, p));

    /// <inheritdoc/>
    public override async Task<ListOf<OcopLine>?> OpenAsync(PageContext context, HttpContext http) => PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeOcop, context.Map.ScopeOf(place.Id));
}
