using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Journal;

/// <summary>
/// Keeps what was read from the store for as long as nothing is written to it. Every write goes through the journal, so the number of its last entry tells
/// whether anything has changed. One for the whole program; safe for many threads. What is kept must not be changed by who gets it.
/// </summary>
public sealed class KeptReads
{
    private const int Most = 300;

    private readonly Lock _lock = new();
    private readonly Dictionary<object, object> _kept = [];
    private long _number = -1;

    /// <summary>The store as it stands now.</summary>
    public async Task<StoreMoment> NowAsync(AniseDb db, CancellationToken cancel = default)
    {
        // An open write sees what nobody else may see yet.
        if (db.Database.CurrentTransaction is not null) return default;
        return new StoreMoment(this, await db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel));
    }

    /// <summary>What was read under <paramref name="key"/> since the last write, else what <paramref name="read"/> reads.</summary>
    public async Task<T> GetAsync<T>(AniseDb db, object key, Func<Task<T>> read, CancellationToken cancel = default) where T : notnull =>
        await (await NowAsync(db, cancel)).GetAsync(key, read);

    internal object? Find(object key, long number)
    {
        lock (_lock) return number == _number ? _kept.GetValueOrDefault(key) : null;
    }

    internal void Keep(object key, object value, long number)
    {
        lock (_lock)
        {
            if (number < _number) return;   // something was written while it was read
            if (number > _number || _kept.Count >= Most) _kept.Clear();
            _number = number;
            _kept[key] = value;
        }
    }
}

/// <summary>The store between two writes.</summary>
public readonly struct StoreMoment
{
    private readonly KeptReads? _kept;
    private readonly long _number;

    internal StoreMoment(KeptReads kept, long number) => (_kept, _number) = (kept, number);

    /// <summary>What was read under <paramref name="key"/> at this moment, else what <paramref name="read"/> reads.</summary>
    /// <param name="key">Tells it from all else that is kept: with the day and the language where it depends on them.</param>
    /// <param name="read">Reads it.</param>
    public async Task<T> GetAsync<T>(object key, Func<Task<T>> read) where T : notnull
    {
        if (_kept is null) return await read();
        if (_kept.Find(key, _number) is T known) return known;
        T value = await read();
        _kept.Keep(key, value, _number);
        return value;
    }
}
