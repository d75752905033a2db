using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Store;
using Anise.Works.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Figures;

/// <summary>Reads the infrastructure works as they stood at the end of a year, by the steps taken until then; of this year, as they stand today.</summary>
public sealed class InfrastructureRecords(AniseDb db, RecordChanges changes, WorksKinds kinds, WorksPlaces places) : IRecordReader
{
    private const string Yes = "yes", No = "no";

    /// <inheritdoc/>
    public RecordKind Kind => kinds.Infrastructure;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        List<DateOnly> days = await db.Set<InfrastructureWork>().Select(w => w.NeededOn).Distinct().ToListAsync(cancel);
        return days.Count == 0 ? [] : [.. Enumerable.Range(days.Min().Year, places.Today.Year - days.Min().Year + 1)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (scope.Year > places.Today.Year || !await Of(scope).AnyAsync(cancel)) return [];
        List<PlaceId> at = await db.Set<InfrastructureWork>().Select(w => w.PlaceId).Distinct().ToListAsync(cancel);
        // What is late this year is late by today.
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"infrastructure-{scope.Period}-{EndOf(scope):yyyyMMdd}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly end = EndOf(scope);
        List<InfrastructureWork> works = await Of(scope).OrderBy(w => w.Id).ToListAsync(cancel);
        ILookup<InfrastructureWorkId, WorkStepRecord> steps = (await db.Set<WorkStepRecord>().AsNoTracking().Where(s => s.On <= end).OrderBy(s => s.Number).ToListAsync(cancel)).ToLookup(s => s.WorkId);
        Then[] then = [.. works.Select(w => Then.Of(steps[w.Id], end))];
        string[] ids = [.. works.Select(w => w.Id.Value.Key())];
        return new RecordTable(ids, [.. works.Select(w => w.PlaceId)],
            new Dictionary<string, double[]>
            {
                ["estimate"] = [.. then.Select(t => (double)(t.Estimate ?? 0))],
                ["cost"] = [.. then.Select(t => (double)(t.Cost ?? t.Price ?? 0))],
            },
            new Dictionary<string, string[]>
            {
                ["work"] = ids,
                ["name"] = [.. works.Select(w => w.Name)],
                ["kind"] = [.. works.Select(w => w.Kind)],
                ["step"] = [.. then.Select(t => t.Step.ToString())],
                ["late"] = [.. then.Select(t => t.Late ? Yes : No)],
                ["over"] = [.. then.Select(t => (t.Cost ?? t.Price) > t.Estimate ? Yes : No)],
            });
    }

    private DateOnly EndOf(RecordScope scope) => scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;

    private IQueryable<InfrastructureWork> Of(RecordScope scope)
    {
        DateOnly last = scope.Period.LastDay;
        return db.Set<InfrastructureWork>().AsNoTracking().Where(w => w.NeededOn <= last);
    }

    /// <summary>A work as it stood at the end of a year. A way back opens again what was fixed after the step that it went to.</summary>
    private sealed record Then(WorkStep Step, long? Estimate, long? Price, long? Cost, bool Late)
    {
        public static Then Of(IEnumerable<WorkStepRecord> steps, DateOnly end)
        {
            WorkStep step = WorkStep.Needed;
            DateOnly? accepted = null, due = null;
            var amounts = new SortedDictionary<WorkStep, long?>();
            foreach (WorkStepRecord taken in steps)
            {
                step = taken.Step;
                foreach (WorkStep open in amounts.Keys.Where(s => s > step).ToList()) amounts.Remove(open);
                if (taken.Amount is { } amount) amounts[step] = amount;
                due = step < WorkStep.Contracted ? null : taken.DueOn ?? due;
                accepted = step < WorkStep.Accepted ? null : step == WorkStep.Accepted ? taken.On : accepted;
            }
            return new Then(step, amounts.GetValueOrDefault(WorkStep.Appraised), amounts.GetValueOrDefault(WorkStep.Contracted), amounts.GetValueOrDefault(WorkStep.Accepted),
                (accepted ?? end) > due);
        }
    }
}
