using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Anise.Lists;

/// <summary>Reads rows, whether they are stored or in hand.</summary>
internal static class ListReading
{
    /// <summary>Whether a store answers, rather than rows in hand.</summary>
    public static bool IsStored<T>(this IQueryable<T> rows) => rows.Provider is IAsyncQueryProvider;

    /// <summary>All rows.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(this IQueryable<T> rows, CancellationToken cancel) => rows.IsStored() ? await rows.ToListAsync(cancel) : [.. rows];

    /// <summary>Their number.</summary>
    public static async Task<int> NumberAsync<T>(this IQueryable<T> rows, CancellationToken cancel) => rows.IsStored() ? await rows.CountAsync(cancel) : rows.Count();

    /// <summary>The sum of a number of each.</summary>
    public static async Task<int> AddUpAsync<T>(this IQueryable<T> rows, Expression<Func<T, int>> number, CancellationToken cancel) =>
        rows.IsStored() ? await rows.SumAsync(number, cancel) : rows.Sum(number);
}
