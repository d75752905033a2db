using System.Data.Common;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Anise.Journal;

/// <summary>Opens the writes of the store. There is no other way to save.</summary>
public sealed class JournalBook(AniseDb db, TimeProvider clock, ReadAt? readAt = null)
{
    /// <summary>Takes the store's write lock and opens a write: changes and their journal entries are committed together or not at all.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What is done, one of the acts that the areas declare.</param>
    /// <param name="reason">Why; null where the act speaks for itself.</param>
    /// <param name="cancel">Cancels the waiting.</param>
    /// <exception cref="StoreBusyException">Another write holds the store for longer than the store waits.</exception>
    /// <exception cref="InvalidOperationException">A write is already open on this store object.</exception>
    public async Task<JournaledWrite> BeginAsync(Actor actor, Act action, string? reason = null, CancellationToken cancel = default)
    {
        if (db.IsOpen) throw new InvalidOperationException("A write is already open.");
        db.ChangeTracker.Clear();   // what was read before the lock may be stale
        IDbContextTransaction transaction;
        try
        {
#pragma warning disable RS0030 // here the write lock is taken
            transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
#pragma warning restore RS0030
        }
        catch (DbException e) when (StoreBusyException.Tells(e))
        {
            throw new StoreBusyException(e);
        }
        JournalHead? head = await db.Set<JournalHead>().SingleOrDefaultAsync(cancel);
        if (head is null) db.Add(head = new JournalHead());
        return new JournaledWrite(db, transaction, head, actor, action, reason, clock.GetUtcNow(), readAt?.Entry);
    }
}
