using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Figures;

/// <summary>Reads the lines of production plans of a year, of the version in force at its end (today, in the year under way).</summary>
public sealed class PlanLineRecords(AniseDb db, RecordChanges changes, PlacesOfPlans places) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => PlanKinds.Line;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await db.Set<ProductionPlan>().Select(p => p.Year).Distinct().ToListAsync(cancel)).Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!await db.Set<ProductionPlan>().AnyAsync(p => p.Year == scope.Year, cancel)) return [];
        List<PlaceId> at = await db.Set<ProductionPlan>().Select(p => p.PlaceId).Union(db.Set<PlanLine>().Select(l => l.PlaceId)).ToListAsync(cancel);
        // What is in force this year may be so from tomorrow on.
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"plan-lines-{scope.Period}-{EndOf(scope):yyyyMMdd}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly end = EndOf(scope);
        Dictionary<ProductionPlanId, ProductionPlan> plans = await db.Set<ProductionPlan>().AsNoTracking().Where(p => p.Year == scope.Year).ToDictionaryAsync(p => p.Id, cancel);
        List<ProductionPlanId> ids = [.. plans.Keys];
        Dictionary<ProductionPlanId, int> inForce = (await db.Set<PlanVersion>().AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.PlanId) && v.Step == PlanStep.Approved && v.From <= end).ToListAsync(cancel))
            .GroupBy(v => v.PlanId).ToDictionary(g => g.Key, g => g.MaxBy(v => (v.From, v.Number))!.Number);
        List<PlanLine> lines = [.. (await db.Set<PlanLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.PlanId)).OrderBy(l => l.PlanId).ThenBy(l => l.Number).ToListAsync(cancel))
            .Where(l => inForce.TryGetValue(l.PlanId, out int version) && l.Version == version)];
        return new RecordTable([.. lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.PlanId.Value}-{l.Number}"))], [.. lines.Select(l => l.PlaceId)],
            new Dictionary<string, double[]>
            {
                ["area"] = [.. lines.Select(l => (double)(l.AreaHa ?? 0))],
                ["heads"] = [.. lines.Select(l => (double)(l.Heads ?? 0))],
                ["budget"] = [.. lines.Select(l => (double)(l.Budget ?? 0))],
            },
            new Dictionary<string, string[]>
            {
                ["plan-id"] = [.. lines.Select(l => l.PlanId.Value.Key())],
                ["plan"] = [.. lines.Select(l => plans[l.PlanId].Code)],
                ["kind"] = [.. lines.Select(l => l.Kind.ToString())],
                ["crop"] = [.. lines.Select(l => l.Crop)],
                ["season"] = [.. lines.Select(l => l.Season.ToString())],
                ["area-text"] = [.. lines.Select(l => l.AreaHa?.ToString("0.####", CultureInfo.InvariantCulture) ?? "")],
                ["heads-text"] = [.. lines.Select(l => l.Heads?.ToString(CultureInfo.InvariantCulture) ?? "")],
            });
    }

    private DateOnly EndOf(RecordScope scope) => scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
}
