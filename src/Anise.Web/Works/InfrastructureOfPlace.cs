using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Works.Infrastructure;

namespace Anise.Web.Works;

/// <summary>The infrastructure works of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/works/infrastructure/export")]
public sealed class InfrastructureOfPlace(InfrastructureList list) : PageList<InfrastructureWork>
{
    /// <inheritdoc/>
    public override async Task<ListOf<InfrastructureWork>?> OpenAsync(PageContext context, HttpContext http) =>
        WorksDays.PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
