using Anise.Access;
using Anise.Lists;
using Anise.Participants;
using Anise.Participants.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Participants;

/// <summary>The participants of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/participants/export")]
public sealed class ParticipantsOfPlace(ParticipantList list) : PageList<ParticipantLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ParticipantLine>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeeParticipants) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
