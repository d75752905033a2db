using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Figures;

/// <summary>Reads records of which each has its day and its place: a part a month, over all places.</summary>
public abstract class MonthlyRecords(AniseDb db, RecordChanges changes, KeptReads kept) : IRecordReader
{
    /// <inheritdoc/>
    public abstract RecordKind Kind { get; }

    /// <summary>The store.</summary>
    protected AniseDb Db => db;

    /// <summary>The days of the records that count.</summary>
    protected abstract IQueryable<DateOnly> Days { get; }

    /// <summary>The places of all records, also of those that no longer count.</summary>
    protected abstract IQueryable<PlaceId> Places { get; }

    /// <summary>Readers of the same days and places have the same key, so that these are looked up once.</summary>
    protected virtual Type Shared => GetType();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await WhenAndWhereAsync(cancel)).Days.Select(d => d.Year).Distinct().Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        var (days, places) = await WhenAndWhereAsync(cancel);
        var (first, last) = DaysOf(scope);
        if (!days.Any(d => d >= first && d <= last)) return [];
        // What is corrected may have been in another month or at another place: a change of any renews every part.
        return [new RecordPart($"{Kind.Code}-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(places), Closed: false)];
    }

    /// <inheritdoc/>
    public abstract Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel);

    /// <summary>The first and the last day of a month, or of a year.</summary>
    protected static (DateOnly First, DateOnly Last) DaysOf(RecordScope scope) =>
        scope.Period.LastDay is var last && scope.Period.IsMonth ? (new(last.Year, last.Month, 1), last) : (new(scope.Year, 1, 1), last);

    private Task<WhenAndWhere> WhenAndWhereAsync(CancellationToken cancel) => kept.GetAsync(db, (typeof(MonthlyRecords), Shared), async () =>
        new WhenAndWhere(await Days.Distinct().ToListAsync(cancel), await Places.Distinct().ToListAsync(cancel)), cancel);

    private sealed record WhenAndWhere(IReadOnlyList<DateOnly> Days, IReadOnlyList<PlaceId> Places);
}
