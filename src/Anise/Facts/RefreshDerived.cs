using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Facts;

/// <summary>Rows that are computed from facts and kept for quick reading. An area brings one for each kind.</summary>
public interface IDerivedRows
{
    /// <summary>What they are, kebab-case.</summary>
    string Name { get; }

    /// <summary>Makes every row anew from the facts; returns how many were not as the facts say.</summary>
    /// <param name="done">Called from time to time with what was changed in hand: an open write keeps it, a comparison forgets it.</param>
    /// <param name="cancel">Cancels.</param>
    Task<int> RefreshAsync(Func<CancellationToken, Task> done, CancellationToken cancel);
}

/// <summary>Rows that were made anew, or would be.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Changed">How many were not as the facts say.</param>
public sealed record RefreshedRows(string Name, int Changed);

/// <summary>Makes all derived rows anew from the facts, for whoever has the store's file in hand; the journal notes it.</summary>
public sealed class RefreshDerived(JournalBook journal, IEnumerable<IDerivedRows> all)
{
    /// <summary>Makes them.</summary>
    /// <exception cref="NoAccessException">Only the console may.</exception>
    public async Task<IReadOnlyList<RefreshedRows>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        if (!rights.Console) throw new NoAccessException(Permission.ManageUsers);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, FactsActs.RefreshDerived, null, cancel);
        var done = new List<RefreshedRows>();
        foreach (IDerivedRows rows in all) done.Add(new RefreshedRows(rows.Name, await rows.RefreshAsync(write.FlushAsync, cancel)));
        write.Note(new JournalSubject(FactsSubjects.Store, "derived", null), string.Join(", ", done.Select(d => $"{d.Name} {d.Changed}")));
        await write.CommitAsync(cancel);
        return done;
    }
}

/// <summary>Tells which derived rows are not as the facts say, and changes none: what <see cref="RefreshDerived"/> would make anew.</summary>
public sealed class CompareDerived(AniseDb db, IEnumerable<IDerivedRows> all)
{
    /// <summary>Compares the store as it is at one moment; writers are not kept waiting.</summary>
    public async Task<IReadOnlyList<RefreshedRows>> RunAsync(CancellationToken cancel = default)
    {
        await using IAsyncDisposable? reading = await db.ReadOneMomentAsync(cancel);
        var told = new List<RefreshedRows>();
        foreach (IDerivedRows rows in all) told.Add(new RefreshedRows(rows.Name, await rows.RefreshAsync(ForgetAsync, cancel)));
        db.ChangeTracker.Clear();
        return told;
    }

    private Task ForgetAsync(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return Task.CompletedTask;
    }
}
