using System.Data;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Anise.Journal;

/// <summary>Writes many rows at once that are computed from journaled ones, which the journal does not tell again.</summary>
public static class DerivedRows
{
    /// <summary>Changes rows in one statement, inside an open write.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="InvalidOperationException">No write is open.</exception>
    public static Task<int> UpdateDerivedAsync<T>(this AniseDb db, IQueryable<T> rows, Action<UpdateSettersBuilder<T>> set, CancellationToken cancel)
        where T : class, IDerived
    {
        if (!db.IsOpen) throw new InvalidOperationException("Nothing is saved outside a journaled write.");
#pragma warning disable RS0030 // the one place: only derived rows, only inside a write
        return rows.ExecuteUpdateAsync(set, cancel);
#pragma warning restore RS0030
    }

    /// <summary>Reads the store as it is at one moment, until what comes back is disposed; writers are not kept waiting. Null where a transaction is open already.</summary>
    public static async Task<IAsyncDisposable?> ReadOneMomentAsync(this AniseDb db, CancellationToken cancel)
    {
#pragma warning disable RS0030 // reads only: nothing is saved outside a write
        return db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel) : null;
#pragma warning restore RS0030
    }
}
