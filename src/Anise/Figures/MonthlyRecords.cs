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

    /// <summary>The month and the place of every record, also of those that no longer count.</summary>
    protected abstract IQueryable<MonthAndPlace> Months { get; }

    /// <summary>Readers of the same records have the same key, so that months and places are looked up once.</summary>
    protected virtual Type Shared => GetType();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await MonthsAsync(cancel)).Where(m => m.Counts).Select(m => m.Year).Distinct().Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        IReadOnlyList<MonthAndPlace> months = await MonthsAsync(cancel);
        if (!months.Any(m => m.Counts && m.Year == scope.Year && (!scope.Period.IsMonth || m.Month == scope.Period.Month))) return [];
        // What is corrected may have been in another month or at another place: a change of any renews every part.
        return [new RecordPart($"{Kind.Code}-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(months.Select(m => m.Place).Distinct()), Closed: false)];
    }

    /// <inheritdoc/>
    public abstract Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel);

    /// <summary>The first and the last day of a month, or of a year.</summary>
    protected static (DateOnly First, DateOnly Last) DaysOf(RecordScope scope) =>
        scope.Period.LastDay is var last && scope.Period.IsMonth ? (new(last.Year, last.Month, 1), last) : (new(scope.Year, 1, 1), last);

    private Task<IReadOnlyList<MonthAndPlace>> MonthsAsync(CancellationToken cancel) =>
        kept.GetAsync(db, (typeof(MonthlyRecords), Shared), async () => (IReadOnlyList<MonthAndPlace>)await Months.Distinct().ToListAsync(cancel), cancel);
}

/// <summary>A month in which there is a record at a place.</summary>
public sealed record MonthAndPlace
{
    /// <summary>The year; 0 where the record has no day.</summary>
    public int Year { get; init; }

    /// <summary>The month, from 1.</summary>
    public int Month { get; init; }

    /// <summary>The place.</summary>
    public PlaceId Place { get; init; }

    /// <summary>Whether the record counts.</summary>
    public bool Counts { get; init; }
}
