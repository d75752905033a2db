using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Works.Assets;

namespace Anise.Web.Works;

/// <summary>The assets of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/works/assets/export")]
public sealed class AssetsOfPlace(AssetList list) : PageList<Asset>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Asset>?> OpenAsync(PageContext context, HttpContext http) =>
        WorksDays.PlaceOf(context) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
