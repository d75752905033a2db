using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Lists;

/// <summary>The plots of a place: the same columns on the page, as Excel, CSV and on paper. It names no person.</summary>
public sealed class PlotList(AniseDb db, WorksPlaces places, KeptReads reads)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeProjects</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<Plot>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeProjects, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        Around around = await Around.ReadAsync(db, places, moment, map, placeId, cancel);
        List<PlaceId> within = around.Within;
        return new ListOf<Plot>
        {
            Title = Texts.Get("plots"),
            About = map[placeId].Name,
            FileName = $"plots-{map[placeId].Code}",
            Kept = (moment, (typeof(PlotList), placeId, map.Day)),
            Rows = db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(within).Contains(p.PlaceId)),
            Columns =
            [
                Column("plot", p => p.Name, ColumnLook.Name).SortedByRank(p => p.Name, VietnameseOrder.OfText),
                Column("project", p => around.Projects.GetValueOrDefault(p.ProjectId)).SortedByRank(p => p.ProjectId, id => around.Projects.GetValueOrDefault(id)),
                Column("place", p => around.NameOf(p.PlaceId)).SortedByRank(p => p.PlaceId, id => VietnameseOrder.OfText(around.NameOf(id))),
                Column("crop", p => Crops.NameOf(p.Crop)).SortedByRank(p => p.Crop, c => c.Length == 0 ? null : VietnameseOrder.OfText(Crops.NameOf(c))),
                Column("declared", p => p.DeclaredHa, ColumnLook.Number).SortedBy(p => p.DeclaredHa),
                Column("measured", p => p.MeasuredHa is { } area ? decimal.Round(area, 4) : null, ColumnLook.Number).SortedBy(p => p.MeasuredHa),
                Column("difference", p => PlotDifference.Percent(p.DeclaredHa, (double?)p.MeasuredHa) is { } percent ? Math.Round(percent, 1) : null, ColumnLook.Number),
                Column("watched-since", p => p.WatchedSince).SortedBy(p => p.WatchedSince),
            ],
            Filters =
            [
                ListFilter<Plot>.Words("q", Texts.Get("column-plot"), words => Folding.Fold(words) is { Length: > 0 } key && around.Called(key) is var ids ? p => EF.Parameter(ids).Contains(p.Id) : null),
                .. around.CropsHere.Count > 0 ? [ListFilter<Plot>.Choice("crop", Texts.Get("column-crop"), around.CropsHere.Select(c => new FilterChoice(c, Crops.NameOf(c))), c => p => p.Crop == c)] : (ListFilter<Plot>[])[],
                ListFilter<Plot>.AlsoShows("ended", Texts.Get("with-ended"), p => p.EndedOn == null),
            ],
            Sort = "plot",
            Ties = [ListOrder<Plot>.By(p => p.ProjectId), ListOrder<Plot>.By(p => p.Id)],
        };
    }

    private static ListColumn<Plot> Column(string key, Func<Plot, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
