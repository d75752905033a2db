using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Production;

/// <summary>A production plan with its versions.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Place">Its place.</param>
/// <param name="Scope">What rights at it are checked against.</param>
/// <param name="Versions">Its versions, the first first.</param>
/// <param name="Steps">All steps of all versions.</param>
/// <param name="Lines">All lines of all versions.</param>
/// <param name="Names">What the places of its lines are called.</param>
public sealed record SeenPlan(
    ProductionPlan Plan, MappedPlace Place, Scope Scope, IReadOnlyList<PlanVersion> Versions, IReadOnlyList<PlanStepRecord> Steps, IReadOnlyList<PlanLine> Lines, IReadOnlyDictionary<PlaceId, MappedPlace> Names)
{
    /// <summary>The version in force on a day; null where none is.</summary>
    public PlanVersion? InForce(DateOnly day) => Versions.Where(v => v.Step == PlanStep.Approved && v.From <= day).MaxBy(v => (v.From, v.Number));

    /// <summary>The lines of a version.</summary>
    public IEnumerable<PlanLine> LinesOf(int version) => Lines.Where(l => l.Version == version);
}

/// <summary>What was done of a plan: plots with the day on which work on them began, against the version in force on that day.</summary>
/// <param name="Version">The version; null where none was in force on the day.</param>
/// <param name="Crop">The crop.</param>
/// <param name="Place">The commune.</param>
/// <param name="Plots">How many plots.</param>
/// <param name="AreaHa">Their area.</param>
/// <param name="PlannedHa">What the version plans of the crop in the place, over all seasons; null where nothing.</param>
public sealed record PlanDeed(int? Version, string Crop, MappedPlace Place, int Plots, decimal AreaHa, decimal? PlannedHa);

/// <summary>Reads production plans.</summary>
public sealed class ReadPlans(AniseDb db, PlacesOfPlans places)
{
    /// <summary>The plan; null where there is none. Needs <c>Permission.SeePlans</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenPlan?> RunAsync(Rights rights, ProductionPlanId id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (await db.Set<ProductionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return null;
        Scope scope = await places.ScopeAsync(plan.PlaceId, new DateOnly(plan.Year, 1, 1), cancel);
        rights.Demand(Permission.SeePlans, scope);
        List<PlanLine> lines = await db.Set<PlanLine>().AsNoTracking().Where(l => l.PlanId == id).OrderBy(l => l.Version).ThenBy(l => l.Number).ToListAsync(cancel);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync([plan.PlaceId, .. lines.Select(l => l.PlaceId)], cancel);
        return new SeenPlan(plan, names[plan.PlaceId], scope, await db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == id).OrderBy(v => v.Number).ToListAsync(cancel),
            await db.Set<PlanStepRecord>().AsNoTracking().Where(s => s.PlanId == id).OrderBy(s => s.Number).ToListAsync(cancel), lines, names);
    }

    /// <summary>The plan of a code; null where there is none.</summary>
    public async Task<ProductionPlanId?> FindAsync(string code, CancellationToken cancel = default)
    {
        string key = (code ?? "").Trim().ToUpperInvariant();
        return (await db.Set<ProductionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == key, cancel))?.Id;
    }

    /// <summary>The map that the places of a plan stand on: of the first day of its year, else of today.</summary>
    public async Task<PlaceMap> MapOfAsync(SeenPlan seen, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        PlaceMap map = await places.OnAsync(new DateOnly(seen.Plan.Year, 1, 1), cancel);
        return map.Find(seen.Plan.PlaceId) is null ? await places.NowAsync(cancel) : map;
    }

    /// <summary>What was done in the year of a plan within its place: each plot counts once, on the first day of its log in the year, against the version in force on that day.</summary>
    public async Task<IReadOnlyList<PlanDeed>> DeedsAsync(SeenPlan seen, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        DateOnly first = new(seen.Plan.Year, 1, 1), last = new(seen.Plan.Year, 12, 31);
        PlaceMap map = await MapOfAsync(seen, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var begun = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Date >= first && e.Date <= last).GroupBy(e => e.PlotId).Select(g => new { Plot = g.Key, On = g.Min(e => e.Date) }).ToListAsync(cancel);
        List<PlotId> ids = [.. begun.Select(b => b.Plot)];
        Dictionary<PlotId, Plot> plots = await db.Set<Plot>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return
        [
            .. begun.Select(b => (b.On, Plot: plots[b.Plot], At: trail.Find(plots[b.Plot].PlaceId))).Where(d => d.At is not null && map.LiesIn(d.At.Id, seen.Plan.PlaceId))
                .GroupBy(d => (Version: seen.InForce(d.On)?.Number, d.Plot.Crop, Commune: map.CommuneOf(d.At!.Id)))
                .Select(g => new PlanDeed(g.Key.Version, g.Key.Crop, g.Key.Commune, g.Count(), g.Sum(d => d.Plot.AreaHa), Planned(seen, g.Key.Version, g.Key.Crop, g.Key.Commune.Id)))
                .OrderBy(d => d.Version).ThenBy(d => d.Crop, StringComparer.Ordinal).ThenBy(d => d.Place.Code, StringComparer.Ordinal),
        ];
    }

    private static decimal? Planned(SeenPlan seen, int? version, string crop, PlaceId place)
    {
        PlanLine[] lines = version is { } v ? [.. seen.LinesOf(v).Where(l => l.Kind == PlanLineKind.Crop && l.Crop == crop && l.PlaceId == place)] : [];
        return lines.Length == 0 ? null : lines.Sum(l => l.AreaHa ?? 0);
    }
}
