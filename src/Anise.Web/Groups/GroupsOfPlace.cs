using Anise.Access;
using Anise.Groups;
using Anise.Groups.Lists;
using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Groups;

/// <summary>The groups of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/groups/export")]
public sealed class GroupsOfPlace(GroupList list) : PageList<GroupLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<GroupLine>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeGroups) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
