using System.Globalization;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Anise.Journal;

/// <summary>An open write. Dispose without <see cref="CommitAsync"/> and nothing has happened.</summary>
public sealed class JournaledWrite : IAsyncDisposable
{
    private readonly AniseDb _db;
    private readonly IDbContextTransaction _transaction;
    private JournalHead _head;
    private readonly Actor _actor;
    private readonly Act _action;
    private readonly string? _reason;
    private readonly long? _seen;
    private bool _committed;

    internal JournaledWrite(AniseDb db, IDbContextTransaction transaction, JournalHead head, Actor actor, Act action, string? reason, DateTimeOffset at, long? seen)
    {
        _seen = seen < head.Count ? seen : null;   // nothing was written since: there is nothing to compare
        (_db, _transaction, _head, _actor, _action, _reason, At) = (db, transaction, head, actor, action, reason, at);
        Revision = head.Count + 1;
#pragma warning disable RS0030 // the one place that opens it
        db.Open(CaptureAsync);
#pragma warning restore RS0030
    }

    /// <summary>The number of this write: facts carry it, so that one can read the store as it was known before any later write.</summary>
    public long Revision { get; }

    /// <summary>The moment of this write.</summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// Whether the write judges its subjects as they stand, as somebody does who looks them over: then whatever was changed of them since the form was made is
    /// met, not only what the write itself changes.
    /// </summary>
    public bool Judges { get; set; }

    /// <summary>Notes an act that changes no stored thing: a look at a whole citizen ID, a failed sign-in, an export.</summary>
    public void Note(JournalSubject subject, string? what = null) => Append(subject, null, what);

    /// <summary>Saves what has changed so far and forgets it, to keep memory flat in long writes. Still undone unless committed.</summary>
    public async Task FlushAsync(CancellationToken cancel = default)
    {
        await _db.SaveChangesAsync(cancel);
        _db.ChangeTracker.Clear();
        _head = await _db.Set<JournalHead>().SingleAsync(cancel);
    }

    /// <summary>Saves what has changed, with its journal entries, and ends the write.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody else changed the same since the writer's form was made.</exception>
    /// <exception cref="StoreFullException">There is no room left.</exception>
    /// <exception cref="HiddenCharactersException">A text has characters that nobody sees.</exception>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        try
        {
            await _db.SaveChangesAsync(cancel);
            await _transaction.CommitAsync(cancel);
        }
        catch (Exception e) when (StoreFullException.Tells(e))
        {
            throw new StoreFullException(e);
        }
        _committed = true;
        _db.Close();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _db.Close();
        await _transaction.DisposeAsync();
        if (!_committed) _db.ChangeTracker.Clear();
    }

    private async Task CaptureAsync(CancellationToken cancel)
    {
        _db.ChangeTracker.DetectChanges();
        var subjects = new Dictionary<(string, string), (JournalSubject Subject, List<EntityEntry> Entries)>();
        // The place of a subject is told by any thing of it in hand: a paper of a review knows its review, the review knows its commune.
        var places = new Dictionary<(string, string), PlaceId>();
        foreach (EntityEntry entry in _db.ChangeTracker.Entries())
        {
            if (entry.Entity is IJournaled { Subject: { Place: { } place } placed }) places.TryAdd((placed.Kind.Code, placed.Id), place);
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Entity is IDerived or JournalEntry or JournalHead or Sequence) continue;
            if (entry.Entity is not IJournaled journaled)
                throw new InvalidOperationException($"{entry.Metadata.DisplayName()} is neither journaled nor derived.");
            JournalSubject subject = journaled.Subject;
            if (!subjects.TryGetValue((subject.Kind.Code, subject.Id), out var group))
                subjects.Add((subject.Kind.Code, subject.Id), group = (subject, []));
            group.Entries.Add(entry);
            DemandVisible(entry);
        }
        if (_seen is { } seen && await Meanwhile.FindAsync(_db, subjects.ToDictionary(s => s.Key, s => s.Value.Entries), Judges, seen, Revision, cancel) is { Count: > 0 } unseen)
        {
            var masked = new MaskedFields(_db.Model);
            throw new ChangedMeanwhileException([.. unseen.Select(masked.In)],
                [.. subjects.Where(s => unseen.Exists(e => (e.Subject, e.SubjectId) == s.Key)).Select(s => masked.In(Entry(s.Value.Subject, EntityJson.Before(s.Value.Entries), EntityJson.After(s.Value.Entries))))]);
        }
        foreach (var (key, (subject, entries)) in subjects)
            Append(subject with { Place = subject.Place ?? (places.TryGetValue(key, out PlaceId found) ? found : null) }, EntityJson.Before(entries), EntityJson.After(entries));
    }

    /// <summary>The one place where all texts pass: what nobody can see is not stored.</summary>
    private void DemandVisible(EntityEntry entry)
    {
        if (HiddenCharacters.FirstIn(_reason) is { } ofReason) throw new HiddenCharactersException("The reason", ofReason);
        if (entry.State == EntityState.Deleted) return;
        foreach (PropertyEntry property in entry.Properties)
        {
            if (property.CurrentValue is string text && (entry.State == EntityState.Added || property.IsModified) && HiddenCharacters.FirstIn(text) is { } hidden)
                throw new HiddenCharactersException($"{entry.Metadata.DisplayName()}.{property.Metadata.Name}", hidden);
        }
    }

    private void Append(JournalSubject subject, string? before, string? after)
    {
        JournalEntry entry = Entry(subject, before, after);
        entry = entry with { Hash = entry.ComputeHash() };
        _db.Add(entry);
        _head.Count = entry.Number;
        _head.Hash = entry.Hash;
    }

    private JournalEntry Entry(JournalSubject subject, string? before, string? after) =>
        new()
        {
            Number = _head.Count + 1,
            Revision = Revision,
            At = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            UserId = _actor.UserId,
            UserName = _actor.Name,
            Origin = _actor.Origin,
            Action = _action.Code,
            Subject = subject.Kind.Code,
            SubjectId = subject.Id,
            Place = subject.Place,
            Before = before,
            After = after,
            Reason = _reason,
            PreviousHash = _head.Hash,
        };
}
