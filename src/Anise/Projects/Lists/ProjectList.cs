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

/// <summary>The projects of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class ProjectList(AniseDb db, WorksPlaces places, KeptReads reads)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeProjects</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<Project>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeProjects, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        Around around = await Around.ReadAsync(db, places, moment, map, placeId, cancel);
        List<PlaceId> within = around.Within;
        ILookup<ProjectId, PlaceId> communes = (await db.Set<ProjectCommune>().AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.ProjectId, c => c.PlaceId);
        string Communes(ProjectId id) => string.Join(", ", communes[id].Select(around.NameOf).OfType<string>().OrderBy(VietnameseOrder.OfText, StringComparer.Ordinal));
        return new ListOf<Project>
        {
            Title = Texts.Get("projects"),
            About = map[placeId].Name,
            FileName = $"projects-{map[placeId].Code}",
            Kept = (moment, (typeof(ProjectList), placeId, map.Day)),
            Rows = db.Set<Project>().AsNoTracking().Where(p => db.Set<ProjectCommune>().Any(c => c.ProjectId == p.Id && EF.Parameter(within).Contains(c.PlaceId))),
            Columns =
            [
                Column("project-name", p => p.Name, ColumnLook.Name).SortedByRank(p => p.Name, VietnameseOrder.OfText),
                Column("code", p => p.Code).SortedBy(p => p.Code),
                Column("crop", p => Crops.NameOf(p.Crop)).SortedByRank(p => p.Crop, c => c.Length == 0 ? null : VietnameseOrder.OfText(Crops.NameOf(c))),
                Column("communes", p => Communes(p.Id), ColumnLook.Long),
                Column("status", p => ProjectWords.Of(p.Status)).SortedByRank(p => p.Status, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("since", p => p.StatusSince).SortedBy(p => p.StatusSince),
            ],
            Filters =
            [
                ListFilter<Project>.Words("q", Texts.Get("column-project-name"), words => Folding.Fold(words) is { Length: > 0 } key ? p => p.NameKey.Contains(key) : null),
                ListFilter<Project>.Choice("status", Texts.Get("column-status"), Enum.GetValues<ProjectStatus>().Select(s => new FilterChoice(s.ToString(), ProjectWords.Of(s))), text => Enum.TryParse(text, out ProjectStatus status) ? p => p.Status == status : null),
            ],
            Sort = "project-name",
            Ties = [ListOrder<Project>.By(p => p.Code), ListOrder<Project>.By(p => p.Id)],
        };
    }

    private static ListColumn<Project> Column(string key, Func<Project, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
