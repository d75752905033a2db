using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Figures;

/// <summary>Reads the targets of a year as the latest report that was issued says. A figure of targets never reads another figure.</summary>
public sealed class TargetRecords(AniseDb db, RecordChanges changes, PlacesOfPlans places, FigureCatalogue catalogue) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => PlanKinds.Target;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await db.Set<Target>().Select(t => t.Year).Distinct().ToListAsync(cancel)).Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!await db.Set<Target>().AnyAsync(t => t.Year == scope.Year, cancel)) return [];
        var at = await db.Set<Target>().Select(t => t.PlaceId).Union(db.Set<Directive>().Select(d => d.PlaceId)).ToListAsync(cancel);
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"targets-{scope.Period}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly end = scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
        Dictionary<DirectiveId, Directive> sent = await db.Set<Directive>().AsNoTracking().Where(d => d.SentOn != null && d.SentOn <= end).ToDictionaryAsync(d => d.Id, cancel);
        List<Target> targets = [.. (await db.Set<Target>().AsNoTracking().Where(t => t.Year == scope.Year).OrderBy(t => t.Id).ToListAsync(cancel)).Where(t => sent.ContainsKey(t.DirectiveId))];
        List<TargetId> ids = [.. targets.Select(t => t.Id)];
        ILookup<TargetId, TargetVersion> versions = (await db.Set<TargetVersion>().AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.TargetId)).OrderBy(v => v.Number).ToListAsync(cancel)).ToLookup(v => v.TargetId);
        Dictionary<FollowUpId, FollowUp> reports = await db.Set<FollowUp>().AsNoTracking().Where(f => f.Year == scope.Year).ToDictionaryAsync(f => f.Id, cancel);
        List<FollowUpId> issued = [.. reports.Keys];
        Dictionary<TargetId, FollowUpRow> said = (await db.Set<FollowUpRow>().AsNoTracking().Where(r => EF.Parameter(issued).Contains(r.FollowUpId)).ToListAsync(cancel))
            .GroupBy(r => r.TargetId).ToDictionary(g => g.Key, g => g.MaxBy(r => (reports[r.FollowUpId].Until, r.FollowUpId.Value))!);
        string[] keys = [.. ids.Select(id => id.Value.Key())];
        return new RecordTable(keys, [.. targets.Select(t => t.PlaceId)],
            new Dictionary<string, double[]> { ["versions"] = [.. targets.Select(t => (double)versions[t.Id].Count())] },
            new Dictionary<string, string[]>
            {
                ["target"] = keys,
                ["figure"] = [.. targets.Select(t => catalogue.TryFind(t.Figure, out Figure? figure) ? figure.Name.ToString() : t.Figure)],
                ["directive"] = [.. targets.Select(t => sent[t.DirectiveId].Number)],
                ["value"] = [.. targets.Select(t => versions[t.Id].Last().Value.ToString("0.####", CultureInfo.InvariantCulture))],
                ["state"] = [.. targets.Select(t => (said.TryGetValue(t.Id, out FollowUpRow? row) ? row.State : TargetState.Open).ToString())],
                ["first-state"] = [.. targets.Select(t => (said.TryGetValue(t.Id, out FollowUpRow? row) ? row.FirstState : TargetState.Open).ToString())],
            });
    }
}
