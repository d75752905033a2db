using Anise.Access;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Works;
using Anise.Works.Lists;

namespace Anise.Web.Works;

/// <summary>The works days of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/works/export")]
public sealed class WorksDays(WorksDayList list) : PageList<WorksDay>
{
    /// <inheritdoc/>
    public override async Task<ListOf<WorksDay>?> OpenAsync(PageContext context, HttpContext http) =>
        PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, context.Here["q"] is not null, http.RequestAborted) : null;

    /// <summary>The place of the list: the chosen one, or the first in which the reader may see works. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose works the reader may not see.</exception>
    internal static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeWorks) : context.Places.FirstOrDefault(p => MaySee(context, p));

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeWorks, context.Map.ScopeOf(place.Id));
}
