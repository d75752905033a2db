using Anise.Lists;
using Anise.Places;
using Anise.Web.Figures;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Works.OnMap;

namespace Anise.Web.Works;

/// <summary>What the map of works shows of the chosen place and year, on the chosen communes: on the page, as Excel, CSV and paper, and drawn.</summary>
[ListFiles("/works/map/export"), ReadsMap]
public sealed class WorksOnMap(MapThingList list, PlaceMaps maps) : PageList<MapThing>
{
    /// <inheritdoc/>
    public override async Task<ListOf<MapThing>?> OpenAsync(PageContext context, HttpContext http) => await AtAsync(context, http.RequestAborted) is { } at ? await OpenAsync(context, at, http.RequestAborted) : null;

    internal Task<ListOf<MapThing>> OpenAsync(PageContext context, FigureAddress at, CancellationToken cancel) => list.RunAsync(context.Rights, at.Map, at.Place.Id, at.Year, context.Here["what"], cancel);

    /// <summary>Place, year and map of an address; where it chooses neither place nor map, the place is that of the other lists of works. Null where the place is not on the map.</summary>
    internal async Task<FigureAddress?> AtAsync(PageContext context, CancellationToken cancel)
    {
        if (await FigureAddress.ReadAsync(context, maps, cancel) is not { } at) return context.Here["map"] is null && WorksDays.PlaceOf(context) is { } first ? Of(context, first) : null;
        return at.MapDay is null && WorksDays.PlaceOf(context) is { } place ? Of(context, place) : at;
    }

    private static FigureAddress Of(PageContext context, MappedPlace place) => new(place, new Anise.Figures.Period(context.Year), context.Map, null, Anise.Figures.FigureBasis.Decided, null, null);
}
