using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Certificates;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Anise.Works.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Lists;

/// <summary>A certificate of a project with its steps and how many plots it has.</summary>
public sealed record SeenCertificate(Certificate Certificate, IReadOnlyList<CertificateStep> Steps, int Plots, decimal AreaHa);

/// <summary>A project with all that belongs to it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Scope">What rights are checked against.</param>
/// <param name="Communes">The names of its communes.</param>
/// <param name="Steps">Its steps, the first first.</param>
/// <param name="Plots">Its plots, by name.</param>
/// <param name="Certificates">Its certificates.</param>
public sealed record SeenProject(Project Project, Scope Scope, IReadOnlyList<string> Communes, IReadOnlyList<ProjectStep> Steps, IReadOnlyList<Plot> Plots, IReadOnlyList<SeenCertificate> Certificates)
{
    /// <summary>How far those of its plots that are under organic care are on their way.</summary>
    public IReadOnlyDictionary<PlotId, PlotConversion> Conversions { get; init; } = new Dictionary<PlotId, PlotConversion>();

    /// <summary>What the book of money says of it, by source and year.</summary>
    public IReadOnlyList<WorkMoney> Money { get; init; } = [];

    /// <summary>The area of the union of its plots in hectares, on the ellipsoid; points have none.</summary>
    public double UnionHa { get; init; }
}

/// <summary>A plot with all that belongs to it.</summary>
/// <param name="Plot">The plot.</param>
/// <param name="Scope">What rights are checked against.</param>
/// <param name="Project">Its project.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Log">Its log, the last first.</param>
/// <param name="Neighbours">Plots with which it has ground in common, with the square metres.</param>
public sealed record SeenPlot(Plot Plot, Scope Scope, Project Project, MappedPlace? Place, IReadOnlyList<LogEntry> Log, IReadOnlyList<(Plot Plot, double SquareMetres)> Neighbours)
{
    /// <summary>What it was at each write that changed it, the last first.</summary>
    public IReadOnlyList<PlotEvent> History { get; init; } = [];

    /// <summary>How far it is on its way to organic farming; null where it is not under organic care.</summary>
    public PlotConversion? Conversion { get; init; }
}

/// <summary>Reads one project, or one plot.</summary>
public sealed class ReadProject(AniseDb db, WorksPlaces places, PlotNeighbours neighbours, Conversions conversions, WorkPayments payments, PlotHistory history)
{
    /// <summary>The project; null where there is none. Needs <c>Permission.SeeProjects</c> for one of its communes.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenProject?> RunAsync(Rights rights, ProjectId id, CancellationToken cancel = default)
    {
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } project) return null;
        List<PlaceId> communes = await db.Set<ProjectCommune>().AsNoTracking().Where(c => c.ProjectId == id).Select(c => c.PlaceId).ToListAsync(cancel);
        Scope scope = await places.ScopeAsync(project.PlaceId, places.Today, cancel);
        Scope seen = scope;
        foreach (PlaceId commune in communes)
            if (!rights.May(Permission.SeeProjects, seen)) seen = await places.ScopeAsync(commune, places.Today, cancel);
        rights.Demand(Permission.SeeProjects, seen);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(communes, cancel);
        List<Plot> plots = await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == id).ToListAsync(cancel);
        List<Certificate> certificates = await db.Set<Certificate>().AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Id).ToListAsync(cancel);
        List<CertificateId> ids = [.. certificates.Select(c => c.Id)];
        ILookup<CertificateId, CertificateStep> steps = (await db.Set<CertificateStep>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.CertificateId)).ToListAsync(cancel)).ToLookup(s => s.CertificateId);
        ILookup<CertificateId, PlotId> of = (await db.Set<CertificatePlot>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.CertificateId)).ToListAsync(cancel)).ToLookup(p => p.CertificateId, p => p.PlotId);
        Dictionary<PlotId, decimal> areas = plots.ToDictionary(p => p.Id, p => p.AreaHa);
        return new SeenProject(project, scope, [.. communes.Select(c => names.GetValueOrDefault(c)?.Name).OfType<string>().OrderBy(VietnameseOrder.OfText, StringComparer.Ordinal)],
            await db.Set<ProjectStep>().AsNoTracking().Where(s => s.ProjectId == id).OrderBy(s => s.Date).ToListAsync(cancel), [.. plots.OrderBy(p => VietnameseOrder.OfText(p.Name), StringComparer.Ordinal)],
            [.. certificates.Select(c => new SeenCertificate(c, [.. steps[c.Id].OrderBy(s => s.Date).ThenBy(s => s.Id.Value)], of[c.Id].Count(), of[c.Id].Sum(p => areas.GetValueOrDefault(p))))])
        {
            Conversions = await conversions.OfAsync(plots, places.Today, cancel),
            Money = await payments.OfAsync(project.ItemCode, cancel),
            UnionHa = Land.Of([.. plots.Where(p => p.EndedOn is null).Select(p => PlotGround.ShapeOf(p.Shape))]).SquareMetres / PlotUnits.SquareMetresOfHectare,
        };
    }

    /// <summary>The plot; null where there is none. Needs <c>Permission.SeeProjects</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenPlot?> RunAsync(Rights rights, PlotId id, CancellationToken cancel = default)
    {
        if (await db.Set<Plot>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plot) return null;
        Scope scope = await places.ScopeAsync(plot.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeProjects, scope);
        Project project = await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == plot.ProjectId, cancel);
        List<PlotId> near = [.. (await neighbours.OfAsync([id], cancel))[id].Skip(1)];
        List<Plot> others = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(near).Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        return new SeenPlot(plot, scope, project, (await places.NamesAsync([plot.PlaceId], cancel)).GetValueOrDefault(plot.PlaceId),
            await db.Set<LogEntry>().AsNoTracking().Where(e => e.PlotId == id).OrderByDescending(e => e.Date).ThenByDescending(e => e.Id).ToListAsync(cancel),
            [.. others.Select(o => (o, Land.SharedSquareMetres(PlotGround.ShapeOf(plot.Shape), PlotGround.ShapeOf(o.Shape))))])
        {
            History = await history.OfAsync(id, cancel),
            Conversion = (await conversions.OfAsync([plot], places.Today, cancel)).GetValueOrDefault(plot.Id),
        };
    }
}

/// <summary>What waits for an officer: harvests that proved to be within an interval.</summary>
internal sealed class ContestedHarvests(AniseDb db, WorksPlaces places, WaitingPlaces waiting) : IWaitingWork
{
    public Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) => waiting.EachAsync(rights, Permission.EditProjects, typeof(ContestedHarvests), (map, at) => CountAsync(map, at, cancel),
        (count, at) => count > 0 ? new WaitingWork(Texts.Get("waiting-contested", count, at.Name), $"/projects/log?place={at.Code}&contested=yes", null, true) : null, cancel);

    private async Task<int> CountAsync(PlaceMap map, PlaceId at, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(map, at, cancel);
        return await db.Set<LogEntry>().CountAsync(e => e.ContestedOn != null && EF.Parameter(within).Contains(e.PlaceId), cancel);
    }
}
