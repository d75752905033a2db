using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Projects.Certificates;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Figures;

/// <summary>What the readers of this area have in common: records of whole years, of projects that run at their end.</summary>
public abstract class ProjectYearRecords(AniseDb db, RecordChanges changes, WorksPlaces places) : IRecordReader
{
    /// <inheritdoc/>
    public abstract RecordKind Kind { get; }

    /// <summary>The store.</summary>
    protected AniseDb Db => db;

    /// <inheritdoc/>
    public virtual async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.Set<ProjectStep>().MinAsync(s => (DateOnly?)s.Date, cancel) is { } first ? [.. Enumerable.Range(first.Year, Math.Max(1, places.Today.Year - first.Year + 1))] : [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        List<PlaceId> at = await PlacesAsync(cancel);
        // What counts as one commune depends on the map.
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"{Kind.Code}-{scope.Period}-{scope.Map.Since:yyyyMMdd}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public abstract Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel);

    /// <summary>Where its records stand.</summary>
    protected virtual async Task<List<PlaceId>> PlacesAsync(CancellationToken cancel) => await db.Set<Plot>().Select(p => p.PlaceId).Union(db.Set<ProjectCommune>().Select(c => c.PlaceId)).ToListAsync(cancel);

    /// <summary>The projects that run at the end of a period.</summary>
    protected async Task<Dictionary<ProjectId, (Project Project, DateOnly Since)>> RunningAsync(DateOnly last, CancellationToken cancel)
    {
        ILookup<ProjectId, ProjectStep> steps = (await db.Set<ProjectStep>().AsNoTracking().Where(s => s.Date <= last && (s.Status == ProjectStatus.Running || s.Status == ProjectStatus.Closed)).ToListAsync(cancel)).ToLookup(s => s.ProjectId);
        return (await db.Set<Project>().AsNoTracking().ToListAsync(cancel)).Where(p => steps[p.Id].Any(s => s.Status == ProjectStatus.Running) && steps[p.Id].All(s => s.Status != ProjectStatus.Closed))
            .ToDictionary(p => p.Id, p => (p, steps[p.Id].First(s => s.Status == ProjectStatus.Running).Date));
    }

    /// <summary>The last day of a period that has been.</summary>
    protected DateOnly LastOf(RecordScope scope) => scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
}

/// <summary>Reads running projects, commune by commune.</summary>
public sealed class ProjectCommuneRecords(AniseDb db, RecordChanges changes, WorksPlaces places) : ProjectYearRecords(db, changes, places)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ProjectKinds.ProjectCommune;

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        var running = await RunningAsync(scope.Period.LastDay, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(Db, scope.Map, cancel);
        List<ProjectCommune> rows = [.. (await Db.Set<ProjectCommune>().AsNoTracking().ToListAsync(cancel)).Where(c => running.ContainsKey(c.ProjectId)).OrderBy(c => c.ProjectId.Value).ThenBy(c => c.PlaceId.Value)];
        Project Of(ProjectCommune row) => running[row.ProjectId].Project;
        return new RecordTable([.. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.ProjectId.Value}-{r.PlaceId.Value}"))], [.. rows.Select(r => r.PlaceId)], new Dictionary<string, double[]>(), new Dictionary<string, string[]>
        {
            ["project"] = [.. rows.Select(r => r.ProjectId.Value.Key())],
            ["project-code"] = [.. rows.Select(r => Of(r).Code)],
            ["project-name"] = [.. rows.Select(r => Of(r).Name)],
            ["crop"] = [.. rows.Select(r => Of(r).Crop)],
            ["commune"] = [.. rows.Select(r => (trail.Find(r.PlaceId)?.Id ?? r.PlaceId).Value.Key())],
            ["since"] = [.. rows.Select(r => ProjectWords.Day(running[r.ProjectId].Since))],
        });
    }
}

/// <summary>Reads the plots of running projects.</summary>
public sealed class PlotRecords(AniseDb db, RecordChanges changes, WorksPlaces places, ProductionTerms terms, Conversions conversions) : ProjectYearRecords(db, changes, places)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ProjectKinds.Plot;

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay;
        double allowed = terms.DifferencePercent(last);
        var running = await RunningAsync(last, cancel);
        List<Plot> plots = [.. (await Db.Set<Plot>().AsNoTracking().Where(p => p.EndedOn == null || p.EndedOn >= last).OrderBy(p => p.Id).ToListAsync(cancel)).Where(p => running.ContainsKey(p.ProjectId))];
        DateOnly until = LastOf(scope);
        IReadOnlyDictionary<PlotId, PlotConversion> organic = await conversions.OfAsync(plots, until, cancel);
        string[] ids = [.. plots.Select(p => p.Id.Value.Key())];
        return new RecordTable(ids, [.. plots.Select(p => p.PlaceId)], new Dictionary<string, double[]>
        {
            ["declared"] = [.. plots.Select(p => (double?)p.DeclaredHa ?? double.NaN)],
            ["measured"] = [.. plots.Select(p => (double?)p.MeasuredHa ?? double.NaN)],
            ["area"] = [.. plots.Select(p => (double)p.AreaHa)],
        }, new Dictionary<string, string[]>
        {
            ["plot"] = ids,
            ["plot-name"] = [.. plots.Select(p => p.Name)],
            ["project-code"] = [.. plots.Select(p => running[p.ProjectId].Project.Code)],
            ["crop"] = [.. plots.Select(p => p.Crop)],
            ["organic"] = [.. plots.Select(p => !organic.TryGetValue(p.Id, out PlotConversion? c) || c.Since > until ? "none" : c.IsOver(until) ? "converted" : "in-conversion")],
            ["watched"] = [.. plots.Select(p => p.WatchedSince <= last ? "yes" : "no")],
            ["differs"] = [.. plots.Select(p => Math.Abs(PlotDifference.Percent(p.DeclaredHa, (double?)p.MeasuredHa) ?? 0) > allowed ? "yes" : "no")],
            ["declared-text"] = [.. plots.Select(p => ProjectWords.Amount(p.DeclaredHa))],
            ["measured-text"] = [.. plots.Select(p => ProjectWords.Amount(p.MeasuredHa))],
        });
    }
}

/// <summary>Reads plots of certificates.</summary>
public abstract class CertificateRecords(AniseDb db, RecordChanges changes, WorksPlaces places) : ProjectYearRecords(db, changes, places)
{
    /// <summary>The records of plots with their certificates.</summary>
    protected static RecordTable Table(IReadOnlyList<CertifiedPlot> plots) => new(
        [.. plots.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Certificate.Id.Value}-{p.Plot.Id.Value}"))], [.. plots.Select(p => p.Plot.PlaceId)],
        new Dictionary<string, double[]> { ["area"] = [.. plots.Select(p => (double)p.Plot.AreaHa)] },
        new Dictionary<string, string[]>
        {
            ["plot"] = [.. plots.Select(p => p.Plot.Id.Value.Key())],
            ["plot-name"] = [.. plots.Select(p => p.Plot.Name)],
            ["project-code"] = [.. plots.Select(p => p.Project)],
            ["crop"] = [.. plots.Select(p => p.Plot.Crop)],
            ["standard"] = [.. plots.Select(p => ProjectWords.Code(p.Certificate.Standard))],
            ["number"] = [.. plots.Select(p => p.Certificate.Number ?? "")],
            ["to"] = [.. plots.Select(p => ProjectWords.Day(p.Certificate.To))],
            ["area-text"] = [.. plots.Select(p => ProjectWords.Amount(p.Plot.AreaHa))],
        });
}

/// <summary>Reads plots with a valid certificate.</summary>
public sealed class CertifiedPlotRecords(AniseDb db, RecordChanges changes, WorksPlaces places, CertifiedArea certified) : CertificateRecords(db, changes, places)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ProjectKinds.CertifiedPlot;

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel) => Table(await certified.OnAsync(LastOf(scope), cancel));
}

/// <summary>Reads plots whose certificate is expected in a year.</summary>
public sealed class ExpectedPlotRecords(AniseDb db, RecordChanges changes, WorksPlaces places) : CertificateRecords(db, changes, places)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ProjectKinds.ExpectedPlot;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        [.. (await Db.Set<Certificate>().Where(c => c.ExpectedOn != null).Select(c => c.ExpectedOn!.Value).Distinct().ToListAsync(cancel)).Select(d => d.Year).Distinct().Order()];

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly first = new(scope.Year, 1, 1), last = scope.Period.LastDay;
        var rows = await Db.Set<Certificate>().AsNoTracking().Where(c => c.ExpectedOn >= first && c.ExpectedOn <= last)
            .Join(Db.Set<CertificatePlot>(), c => c.Id, p => p.CertificateId, (c, p) => new { Certificate = c, p.PlotId }).Join(Db.Set<Plot>(), c => c.PlotId, p => p.Id, (c, p) => new { c.Certificate, Plot = p })
            .Join(Db.Set<Project>(), c => c.Certificate.ProjectId, p => p.Id, (c, p) => new { c.Certificate, c.Plot, p.Code }).ToListAsync(cancel);
        return Table([.. rows.Where(r => r.Plot.EndedOn is not { } ended || ended >= r.Certificate.ExpectedOn).Select(r => new CertifiedPlot(r.Certificate, r.Plot, r.Code)).OrderBy(r => r.Certificate.Id.Value).ThenBy(r => r.Plot.Id.Value)]);
    }
}
