using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Changes;

/// <summary>What became of plots that were stated.</summary>
/// <param name="Added">Those that are new.</param>
/// <param name="Left">How many are stored already as they are stated.</param>
public sealed record RecordedPlots(IReadOnlyList<PlotId> Added, int Left)
{
    /// <summary>What is taken as it stands and said: a plot far from its commune, ground that others have too, a crop that is not known.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Checks and adds plots of a project, within a write.</summary>
public sealed class PlotWriting(AniseDb db, WorksPlaces places)
{
    private readonly PlotLimits _limits = new(db, places);

    /// <summary>Adds those that are new; all that speaks against one of them comes back and nothing is added. Demands <c>Permission.EditProjects</c> for the place of each.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedPlots>> AddAsync(Rights rights, Project project, IReadOnlyList<PlaceId> communes, IReadOnlyList<StatedPlot> plots, CancellationToken cancel)
    {
        PlaceMap now = await places.NowAsync(cancel), then = await places.OnAsync(project.StatusSince, cancel);
        Dictionary<string, Plot> known = await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == project.Id).ToDictionaryAsync(p => p.NameKey, cancel);
        var problems = new List<Problem>();
        var made = new List<(StatedPlot Stated, PlaceId Place)>();
        int left = 0;
        foreach (StatedPlot stated in plots)
        {
            void Against(string code, params object?[] found) => problems.Add(Texts.Problem("plot-at", "file", stated.Feature, Texts.Get(code, found)) with { Code = code });
            if (PlaceOf(stated, now, then, communes, Against) is not { } place) continue;
            rights.Demand(Permission.EditProjects, await places.ScopeAsync(place, project.StatusSince, cancel));
            if (!known.TryGetValue(PlotNames.KeyOf(stated.Name), out Plot? stored))
            {
                if (await _limits.FaultOfAsync(rights, stated, CommuneOf(place, now, then), cancel) is { } fault) Against(fault.Code, fault.Found);
                else made.Add((stated, place));
            }
            else if (IsSame(stored, Make(project, stated, place, stored.Id))) left++;
            else Against("plot-stored-otherwise", stored.Name, $"/projects/plots/{stored.Id.Value}");
        }
        if (problems.Count > 0) return Result<RecordedPlots>.Refused(problems);
        long id = await db.ReserveAsync("plot", made.Count, cancel);
        List<Plot> added = [.. made.Select(m => Make(project, m.Stated, m.Place, new PlotId(id++)))];
        db.AddRange(added);
        foreach (PlaceId commune in added.Select(p => CommuneOf(p.PlaceId, now, then)).Distinct().Except(communes).ToList()) db.Add(new ProjectCommune { ProjectId = project.Id, PlaceId = commune });
        return new RecordedPlots([.. added.Select(p => p.Id)], left) { Notes = await PlotNotes.OfAsync(db, added, place => CommuneOf(place, now, then), places, cancel) };
    }

    private static PlaceId CommuneOf(PlaceId place, PlaceMap now, PlaceMap then) => (then.Find(place) is null ? now : then).CommuneOf(place).Id;

    /// <summary>Where a plot lies: as stated; else in the only commune of its project; else in the one of its communes within whose boundary of today it is drawn.</summary>
    private static PlaceId? PlaceOf(StatedPlot stated, PlaceMap now, PlaceMap then, IReadOnlyList<PlaceId> communes, Action<string, object?[]> against)
    {
        if (stated.Place is { } written)
        {
            foreach (PlaceMap map in (PlaceMap[])[then, now])
            {
                MappedPlace? found = map.FindByCode(written) ?? map.All.FirstOrDefault(p => p.Code == written)
                    ?? communes.Where(c => map.Find(c) is not null).SelectMany(c => map.VillagesIn(c).Prepend(map[c])).FirstOrDefault(p => Folding.Fold(p.Name) == Folding.Fold(written));
                if (found is { Kind: not (PlaceKind.Province or PlaceKind.District) }) return found.Id;
            }
            against("plot-place-unknown", [written]);
            return null;
        }
        if (communes.Count == 1) return communes[0];
        Point middle = stated.Shape.InteriorPoint;
        string? code = CommuneBoundaries.ByCode.FirstOrDefault(b => b.Value.Covers(middle)).Key;
        if (code is not null && now.FindByCode(code) is { } at && communes.Contains(at.Id)) return at.Id;
        against("plot-which-commune", [stated.Name]);
        return null;
    }

    private static Plot Make(Project project, StatedPlot stated, PlaceId place, PlotId id)
    {
        Envelope span = stated.Shape.EnvelopeInternal;
        return new Plot
        {
            Id = id,
            ProjectId = project.Id,
            Name = stated.Name,
            NameKey = PlotNames.KeyOf(stated.Name),
            PlaceId = place,
            Shape = Encoding.UTF8.GetString(GeoJson.Write(stated.Shape)),
            West = span.MinX,
            South = span.MinY,
            East = span.MaxX,
            North = span.MaxY,
            DeclaredHa = stated.DeclaredHa,
            MeasuredHa = stated.AreaHa is { } area ? decimal.Round((decimal)area, 8) : null,
            Crop = Crops.CodeOf(stated.Crop) ?? project.Crop,
            Grower = stated.Grower,
        };
    }

    private static bool IsSame(Plot stored, Plot stated) =>
        stored.Shape == stated.Shape && stored.DeclaredHa == stated.DeclaredHa && stored.Crop == stated.Crop && stored.PlaceId == stated.PlaceId && stored.EndedOn is null && (stated.Grower is null || stored.Grower == stated.Grower);
}
