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

/// <summary>What surrounds the lists of projects at a place, read once until somebody writes.</summary>
internal sealed record Around(List<PlaceId> Within, Dictionary<PlaceId, MappedPlace> Names, Dictionary<ProjectId, string> Projects, Dictionary<PlotId, string> Plots, IReadOnlyList<string> CropsHere)
{
    /// <summary>The plots whose names hold a word, without marks and capitals.</summary>
    public List<PlotId> Called(string key) => [.. Plots.Where(p => Folding.Fold(p.Value).Contains(key, StringComparison.Ordinal)).Select(p => p.Key)];

    public string? NameOf(PlaceId id) => Names.GetValueOrDefault(id)?.Name;

    public static async Task<Around> ReadAsync(AniseDb db, WorksPlaces places, StoreMoment moment, PlaceMap map, PlaceId placeId, CancellationToken cancel) => await moment.GetAsync((typeof(Around), placeId, map.Day), async () =>
    {
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        var plots = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(within).Contains(p.PlaceId)).Select(p => new { p.Id, p.Name, p.PlaceId, p.Crop }).ToListAsync(cancel);
        List<PlaceId> at = [.. plots.Select(p => p.PlaceId), .. await db.Set<ProjectCommune>().AsNoTracking().Select(c => c.PlaceId).Distinct().ToListAsync(cancel)];
        return new Around(within, await places.NamesAsync(at, cancel), await db.Set<Project>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Code, cancel), plots.ToDictionary(p => p.Id, p => p.Name), [.. plots.Select(p => p.Crop).Where(c => c.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
    });
}
