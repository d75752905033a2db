using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Journal;

/// <summary>
/// Keeps what was read from the store for as long as nothing is written to it. Every write goes through the journal, so the number and the hash of its last entry
/// tell whether anything has changed, also where the file was put in place of another. One for the whole program; safe for many threads. What is kept must not be changed by who gets it.
/// </summary>
public sealed class KeptReads
{
    private const int Most = 300;

    private readonly Lock _lock = new();
    private readonly Dictionary<object, object> _kept = [];
    private (long Number, string Hash)? _head;

    /// <summary>The store as it stands now.</summary>
    public async Task<StoreMoment> NowAsync(AniseDb db, CancellationToken cancel = default)
    {
        // An open write sees what nobody else may see yet.
        if (db.Database.CurrentTransaction is not null) return default;
        if (db.Held is StoreMoment held) return held;
        JournalHead head = await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? new JournalHead();
        (long, string) now = (head.Count, head.Hash);
        lock (_lock)
        {
            if (_head != now) _kept.Clear();
            _head = now;
        }
        return new StoreMoment(this, now);
    }

    /// <summary>
    /// The store as it stands now, held by this store object until it writes: for a page that is read at one go, so that it asks once how the store stands.
    /// What others write meanwhile is seen by what is not kept, and by the next page.
    /// </summary>
    public async Task<StoreMoment> HoldAsync(AniseDb db, CancellationToken cancel = default)
    {
        StoreMoment now = await NowAsync(db, cancel);
        db.Held = now;
        return now;
    }

    /// <summary>Forgets all that is kept: for who must see the store as it stands, also what was changed past the journal.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _kept.Clear();
            _head = null;
        }
    }

    /// <summary>What was read under <paramref name="key"/> since the last write, else what <paramref name="read"/> reads.</summary>
    public async Task<T> GetAsync<T>(AniseDb db, object key, Func<Task<T>> read, CancellationToken cancel = default) where T : notnull =>
        await (await NowAsync(db, cancel)).GetAsync(key, read);

    internal object? Find(object key, (long, string) head)
    {
        lock (_lock) return head == _head ? _kept.GetValueOrDefault(key) : null;
    }

    internal void Keep(object key, object value, (long, string) head)
    {
        lock (_lock)
        {
            if (head != _head) return;   // something was written while it was read
            if (_kept.Count >= Most) _kept.Clear();
            _kept[key] = value;
        }
    }
}

/// <summary>The store between two writes.</summary>
public readonly struct StoreMoment
{
    private readonly KeptReads? _kept;
    private readonly (long Number, string Hash) _head;

    internal StoreMoment(KeptReads kept, (long, string) head) => (_kept, _head) = (kept, head);

    /// <summary>The number of the journal's last entry.</summary>
    public long LastEntry => _head.Number;

    /// <summary>What was read under <paramref name="key"/> at this moment, else what <paramref name="read"/> reads.</summary>
    /// <param name="key">Tells it from all else that is kept: with the day and the language where it depends on them.</param>
    /// <param name="read">Reads it.</param>
    public async Task<T> GetAsync<T>(object key, Func<Task<T>> read) where T : notnull
    {
        if (_kept is null) return await read();
        if (_kept.Find(key, _head) is T known) return known;
        T value = await read();
        _kept.Keep(key, value, _head);
        return value;
    }
}
