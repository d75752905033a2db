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

/// <summary>The season log of a place: the same columns on the page, as Excel, CSV and on paper. It names no person.</summary>
public sealed class LogList(AniseDb db, WorksPlaces places, KeptReads reads)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeProjects</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<LogEntry>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeProjects, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        Around around = await Around.ReadAsync(db, places, moment, map, placeId, cancel);
        List<PlaceId> within = around.Within;
        string? PlotOf(PlotId id) => around.Plots.GetValueOrDefault(id);
        IQueryable<LogEntry> here = db.Set<LogEntry>().AsNoTracking();
        if (map[placeId].Kind != PlaceKind.Province) here = here.Where(e => EF.Parameter(within).Contains(e.PlaceId));   // all of a province are found by their day
        return new ListOf<LogEntry>
        {
            Title = Texts.Get("season-log"),
            About = map[placeId].Name,
            FileName = $"season-log-{map[placeId].Code}",
            Kept = (moment, (typeof(LogList), placeId, map.Day)),
            Rows = here,
            Columns =
            [
                Column("date", e => e.Date).SortedBy(e => e.Date),
                Column("plot", e => PlotOf(e.PlotId), ColumnLook.Name).SortedByRank(e => e.PlotId, id => VietnameseOrder.OfText(PlotOf(id))),
                Column("work", e => ProjectWords.Of(e.Work)).SortedByRank(e => e.Work, w => ((int)w).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("product", e => e.Product).SortedByRank(e => e.Product, VietnameseOrder.OfText),
                Column("interval", e => e.IntervalDays, ColumnLook.Number).SortedBy(e => e.IntervalDays),
                Column("free-from", e => e.FreeFrom).SortedBy(e => e.FreeFrom),
                Column("quantity", e => e.Quantity, ColumnLook.Number).SortedBy(e => e.Quantity),
                Column("unit", e => e.Unit),
                Column("contested-on", e => e.ContestedOn).SortedBy(e => e.ContestedOn),
            ],
            Filters =
            [
                ListFilter<LogEntry>.Words("q", Texts.Get("column-plot"), words => Folding.Fold(words) is { Length: > 0 } key && around.Called(key) is var ids ? e => EF.Parameter(ids).Contains(e.PlotId) : null),
                ListFilter<LogEntry>.Choice("work", Texts.Get("column-work"), Enum.GetValues<FarmWork>().Select(w => new FilterChoice(w.ToString(), ProjectWords.Of(w))), text => Enum.TryParse(text, out FarmWork work) ? e => e.Work == work : null),
                ListFilter<LogEntry>.Choice("contested", Texts.Get("column-contested-on"), [new FilterChoice("yes", Texts.Get("contested"))], _ => e => e.ContestedOn != null),
                ListFilter<LogEntry>.Day("from", Texts.Get("filter-from"), day => e => e.Date >= day),
                ListFilter<LogEntry>.Day("until", Texts.Get("filter-until"), day => e => e.Date <= day),
            ],
            Sort = "-date",
            Ties = [ListOrder<LogEntry>.By(e => e.Date), ListOrder<LogEntry>.By(e => e.Id)],
        };
    }

    private static ListColumn<LogEntry> Column(string key, Func<LogEntry, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
