using Anise.Access;
using Anise.Groups;
using Anise.Groups.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Groups;

/// <summary>The groups of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/groups/export")]
public sealed class GroupsOfPlace(GroupList list) : PageList<GroupLine>
{
    /// <summary>The place of the list: the chosen one, or the first in which the reader may see groups. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose groups the reader may not see.</exception>
    public static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeGroups) : context.Places.FirstOrDefault(p => MaySee(context, p));

    /// <inheritdoc/>
    public override async Task<ListOf<GroupLine>?> OpenAsync(PageContext context, HttpContext http) => PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeGroups, context.Map.ScopeOf(place.Id));
}
