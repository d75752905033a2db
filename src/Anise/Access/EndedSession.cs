using System.Collections.Concurrent;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Access;

/// <summary>A session that its user ended by signing out. A copy of its cookie opens nothing any more.</summary>
public sealed class EndedSession : IJournaled
{
    /// <summary>SHA-256 of the session's id, hexadecimal.</summary>
    [Secret] public required string IdHash { get; init; }

    /// <summary>Whose session.</summary>
    public required string UserName { get; init; }

    /// <summary>When it was ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(AccessSubjects.User, UserName, null);
}

/// <summary>The sessions that were ended, in memory: every request asks.</summary>
public sealed class EndedSessions : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _ended = [];
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _read;

    /// <summary>Whether the session of this id was ended.</summary>
    /// <param name="sessionId">The id that the cookie carries.</param>
    /// <param name="db">The store, read once.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<bool> HasAsync(string sessionId, AniseDb db, CancellationToken cancel = default)
    {
        if (!_read)
        {
            await _reading.WaitAsync(cancel);
            try
            {
                if (!_read)
                    foreach (string hash in await db.Set<EndedSession>().Select(s => s.IdHash).ToListAsync(cancel)) _ended[hash] = true;
                _read = true;
            }
            finally
            {
                _reading.Release();
            }
        }
        return _ended.ContainsKey(OneTimeLink.HashOf(sessionId));
    }

    internal void Add(string hash) => _ended[hash] = true;

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();
}

/// <summary>Ends a session on the server.</summary>
public sealed class SignOut(AniseDb db, JournalBook journal, EndedSessions ended, TimeProvider clock)
{
    /// <summary>Ends it; one that is ended already stays so.</summary>
    /// <param name="actor">Whose session.</param>
    /// <param name="sessionId">The id that the cookie carries.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RunAsync(Actor actor, string sessionId, CancellationToken cancel = default)
    {
        string hash = OneTimeLink.HashOf(sessionId);
        await using JournaledWrite write = await journal.BeginAsync(actor, AccessActs.SignOut, null, cancel);
        if (await db.Set<EndedSession>().AnyAsync(s => s.IdHash == hash, cancel)) return;
        db.Add(new EndedSession { IdHash = hash, UserName = actor.Name, EndedAt = clock.GetUtcNow() });
        await write.CommitAsync(cancel);
        ended.Add(hash);
    }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("ended_session").HasKey(s => s.IdHash);
        builder.Ignore(s => s.Subject);
    }
}
