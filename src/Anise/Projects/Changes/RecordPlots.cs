using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Changes;

/// <summary>Records plots of a project: some, or those of a GeoJSON file, with the project itself where it is not known yet.</summary>
public sealed class RecordPlots(AniseDb db, JournalBook journal, ProjectWriting projects, PlotWriting writing)
{
    /// <summary>Records plots, all or none. Needs <c>Permission.EditProjects</c> for their places.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedPlots>> RunAsync(Rights rights, ProjectId id, IReadOnlyList<StatedPlot> plots, CancellationToken cancel = default)
    {
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } project) return Texts.Problem("project-none", null);
        foreach (StatedPlot plot in plots)
            if (PlotGeometry.FaultOf(plot.Shape) is { } fault) return fault;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.RecordPlots, null, cancel);
        return await AddAsync(rights, write, project, plots, cancel);
    }

    /// <summary>Records the plots of a file, all or none, into the project of a code.</summary>
    /// <param name="rights">Needs <c>Permission.EditProjects</c> for the places of the plots.</param>
    /// <param name="code">The code of the project.</param>
    /// <param name="create">The project as it is made where there is none of the code; null where it must be known.</param>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedPlots>> ImportAsync(Rights rights, string code, NewProject? create, Stream content, string fileName, CancellationToken cancel = default)
    {
        Project? project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel);
        if (project is null && create is null) return Texts.Problem("project-unknown", "project", code);
        rights.Demand(Permission.EditProjects, Scope.Anywhere);
        if (project is not null && create is not null && Folding.Fold(project.Name) != Folding.Fold(create.Name)) return Texts.Problem("project-known", "project", code, project.Name);
        if (project is null && await projects.FaultsAsync(rights, create!, cancel) is { Count: > 0 } faults) return Result<RecordedPlots>.Refused(faults);
        Result<IReadOnlyList<StatedPlot>> read = PlotFile.Read(content, fileName);
        if (!read.Ok) return Result<RecordedPlots>.Refused(read.Problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.ImportPlots, fileName, cancel);
        if (project is null)
        {
            Result<Project> made = await projects.AddAsync(create! with { Crop = create!.Crop ?? OnlyCrop(read.Value) }, cancel);
            if (!made.Ok) return Result<RecordedPlots>.Refused(made.Problems);
            project = made.Value;
        }
        return await AddAsync(rights, write, project, read.Value, cancel);
    }

    private async Task<Result<RecordedPlots>> AddAsync(Rights rights, JournaledWrite write, Project project, IReadOnlyList<StatedPlot> plots, CancellationToken cancel)
    {
        List<PlaceId> communes = [.. db.Set<ProjectCommune>().Local.Where(c => c.ProjectId == project.Id).Select(c => c.PlaceId)];
        if (communes.Count == 0) communes = await db.Set<ProjectCommune>().AsNoTracking().Where(c => c.ProjectId == project.Id).Select(c => c.PlaceId).ToListAsync(cancel);
        Result<RecordedPlots> done = await writing.AddAsync(rights, project, communes, plots, cancel);
        if (!done.Ok || (done.Value.Added.Count == 0 && plots.Count > 0)) return done;
        await write.CommitAsync(cancel);
        return done;
    }

    /// <summary>The crop of all plots, where they have one in common.</summary>
    private static string? OnlyCrop(IReadOnlyList<StatedPlot> plots) => plots.Select(p => Crops.CodeOf(p.Crop)).Distinct().ToList() is [var only] ? only : null;
}

/// <summary>Changes what is said of a plot, or ends it. Its former state stays in the journal.</summary>
public sealed class ChangePlot(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Changes it. Needs <c>Permission.EditProjects</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<PlotId>> RunAsync(Rights rights, PlotId id, decimal? declaredHa, string? crop, string? grower, DateOnly? endedOn, string? reason, CancellationToken cancel = default)
    {
        if (await db.Set<Plot>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } seen) return Texts.Problem("plot-none", null);
        rights.Demand(Permission.EditProjects, await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (declaredHa is <= 0 or > PlotLimits.MostHectares || (declaredHa is null && seen.MeasuredHa is null)) return Texts.Problem("plot-declared-wrong", "declared-ha", PlotLimits.MostHectares);
        if (endedOn > places.Today) return Texts.Problem("project-date-in-future", "ended-on", endedOn);
        if (ProjectWriting.Clean(reason) is not { } why) return Texts.Problem("plot-no-reason", "reason");
        if (Procedures.TextLengths.OfLines(("crop", crop), ("grower", grower), ("reason", reason)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.ChangePlot, why, cancel);
        Plot plot = await db.Set<Plot>().SingleAsync(p => p.Id == id, cancel);
        plot.DeclaredHa = declaredHa;
        plot.Crop = Crops.CodeOf(crop) ?? plot.Crop;
        plot.Grower = ProjectWriting.Clean(grower);
        plot.EndedOn = endedOn;
        await write.CommitAsync(cancel);
        return id;
    }
}
