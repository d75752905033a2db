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

/// <summary>The certificates of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class CertificateList(AniseDb db, WorksPlaces places, KeptReads reads)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeProjects</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<Certificate>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeProjects, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        Around around = await Around.ReadAsync(db, places, moment, map, placeId, cancel);
        List<PlaceId> within = around.Within;
        return new ListOf<Certificate>
        {
            Title = Texts.Get("certificates"),
            About = map[placeId].Name,
            FileName = $"certificates-{map[placeId].Code}",
            Kept = (moment, (typeof(CertificateList), placeId, map.Day)),
            Rows = db.Set<Certificate>().AsNoTracking().Where(c => db.Set<CertificatePlot>().Any(p => p.CertificateId == c.Id && db.Set<Plot>().Any(o => o.Id == p.PlotId && EF.Parameter(within).Contains(o.PlaceId)))),
            Columns =
            [
                Column("project", c => around.Projects.GetValueOrDefault(c.ProjectId), ColumnLook.Name).SortedByRank(c => c.ProjectId, id => around.Projects.GetValueOrDefault(id)),
                Column("standard", c => ProjectWords.Of(c.Standard)).SortedByRank(c => c.Standard, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("number", c => c.Number).SortedBy(c => c.Number),
                Column("body", c => c.Body).SortedByRank(c => c.Body, VietnameseOrder.OfText),
                Column("expected-on", c => c.ExpectedOn).SortedBy(c => c.ExpectedOn),
                Column("valid-from", c => c.From).SortedBy(c => c.From),
                Column("valid-to", c => c.To).SortedBy(c => c.To),
                Column("state", c => ProjectWords.Of(c.State)).SortedByRank(c => c.State, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ],
            Filters =
            [
                ListFilter<Certificate>.Choice("standard", Texts.Get("column-standard"), Enum.GetValues<CropStandard>().Select(s => new FilterChoice(s.ToString(), ProjectWords.Of(s))), text => Enum.TryParse(text, out CropStandard standard) ? c => c.Standard == standard : null),
                ListFilter<Certificate>.Choice("state", Texts.Get("column-state"), Enum.GetValues<CertificateState>().Select(s => new FilterChoice(s.ToString(), ProjectWords.Of(s))), text => Enum.TryParse(text, out CertificateState state) ? c => c.State == state : null),
            ],
            Sort = "valid-to",
            Ties = [ListOrder<Certificate>.By(c => c.ProjectId), ListOrder<Certificate>.By(c => c.Id)],
        };
    }

    private static ListColumn<Certificate> Column(string key, Func<Certificate, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
