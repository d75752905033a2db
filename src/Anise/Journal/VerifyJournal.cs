using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable RS0030 // reads the very bytes of the rows, past the model

namespace Anise.Journal;

/// <summary>Why an entry is not as it was written.</summary>
public enum JournalFaultKind
{
    /// <summary>A field of the entry was changed.</summary>
    Changed,
    /// <summary>An entry is missing before this one.</summary>
    Removed,
    /// <summary>The entry does not follow from the one before: added or moved.</summary>
    OutOfChain,
    /// <summary>Entries are missing at the end, or were added there.</summary>
    TailDiffers,
    /// <summary>The entry is sound, but not the one that was noted outside the store: the whole chain was written anew.</summary>
    OtherThanNoted,
}

/// <summary>The first bad entry.</summary>
/// <param name="Number">Its number; for a missing entry the number it had.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record JournalFault(long Number, JournalFaultKind Kind);

/// <summary>A head of the journal as it was noted outside the store, on a decision's paper or in another office.</summary>
/// <param name="Number">The number of the entry that was the last.</param>
/// <param name="Hash">Its hash, or the beginning of it: at least 16 hexadecimal digits.</param>
public sealed record JournalHeadNote(long Number, string Hash)
{
    /// <summary>Reads <c>N:HASH</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JournalHeadNote? note)
    {
        string[] parts = text.Trim().Split(':');
        bool sound = parts is [var number, { Length: >= 16 and <= 64 } hash] && hash.All(char.IsAsciiHexDigit)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at > 0;
        note = sound ? new JournalHeadNote(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].ToLowerInvariant()) : null;
        return sound;
    }
}

/// <summary>What the walk through the journal found.</summary>
/// <param name="Checked">How many entries were found sound, from the first on.</param>
/// <param name="Fault">The first bad entry; null where the journal is sound.</param>
/// <param name="LastHash">The hash of the last sound entry, 64 zeros where there is none. Kept outside the machine it proves a rewritten chain.</param>
public sealed record JournalCheck(long Checked, JournalFault? Fault, string LastHash);

/// <summary>
/// Walks the whole chain and finds the first entry that was changed, removed, added or reordered. Reads the columns as they are stored, past the
/// mapping: a value that is no longer of its kind is a finding, not an error.
/// </summary>
public sealed class VerifyJournal(AniseDb db)
{
    private static readonly string[] EntryFields =
    [
        nameof(JournalEntry.Number), nameof(JournalEntry.Revision), nameof(JournalEntry.At), nameof(JournalEntry.UserId), nameof(JournalEntry.UserName),
        nameof(JournalEntry.Origin), nameof(JournalEntry.Action), nameof(JournalEntry.Subject), nameof(JournalEntry.SubjectId), nameof(JournalEntry.Place),
        nameof(JournalEntry.Before), nameof(JournalEntry.After), nameof(JournalEntry.Reason), nameof(JournalEntry.PreviousHash), nameof(JournalEntry.Hash),
    ];

    private static readonly string[] HeadFields = [nameof(JournalHead.Id), nameof(JournalHead.Count), nameof(JournalHead.Hash)];

    /// <summary>Walks the journal as it is at one moment; writers are not kept waiting.</summary>
    /// <param name="noted">A head that was noted outside the store: the entry of its number must be there and have its hash. Null where there is none.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<JournalCheck> RunAsync(JournalHeadNote? noted = null, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            // Entries and head belong together: one read transaction round both. SQLite reads no uncommitted data in a file of its own; asked so it
            // begins a deferred transaction, which takes a snapshot and not the write lock.
            await using IDbContextTransaction? reading =
                db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel) : null;
            long count = 0;
            string previous = JournalEntry.FirstPreviousHash;
            await using (DbCommand select = Select(typeof(JournalEntry), EntryFields))
            await using (DbDataReader rows = await select.ExecuteReaderAsync(cancel))
            {
                while (await rows.ReadAsync(cancel))
                {
                    if (rows.GetValue(0) is not long number || number != count + 1) return new(count, new(count + 1, JournalFaultKind.Removed), previous);
                    if (EntryOf(rows, number) is not { } entry || entry.ComputeHash() != entry.Hash) return new(count, new(number, JournalFaultKind.Changed), previous);
                    if (entry.PreviousHash != previous) return new(count, new(number, JournalFaultKind.OutOfChain), previous);
                    if (noted?.Number == number && !entry.Hash.StartsWith(noted.Hash, StringComparison.Ordinal)) return new(count, new(number, JournalFaultKind.OtherThanNoted), previous);
                    previous = entry.Hash;
                    count++;
                }
            }
            var heads = new List<(object Id, object Count, object Hash)>();
            await using (DbCommand select = Select(typeof(JournalHead), HeadFields))
            await using (DbDataReader rows = await select.ExecuteReaderAsync(cancel))
                while (await rows.ReadAsync(cancel)) heads.Add((rows.GetValue(0), rows.GetValue(1), rows.GetValue(2)));
            bool sound = heads.Count == 0 ? count == 0 : heads.Count == 1 && heads[0].Id is 1L or 1 && heads[0].Count.Equals(count) && previous.Equals(heads[0].Hash);
            if (sound) return new(count, noted?.Number > count ? new(count + 1, JournalFaultKind.Removed) : null, previous);
            long told = heads is [{ Count: long last and >= 0 }] ? Math.Min(last, count) : count;
            return new(count, new(told + 1, JournalFaultKind.TailDiffers), previous);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private DbCommand Select(Type entity, string[] fields)
    {
        IEntityType type = db.Model.FindEntityType(entity)!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();
        string[] columns = [.. fields.Select(f => sql.DelimitIdentifier(type.FindProperty(f)!.GetColumnName(table)!))];
        DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {sql.DelimitIdentifier(table.Name, table.Schema)} ORDER BY {columns[0]}";
        return command;
    }

    /// <summary>The entry of a row; null where a value is not of its kind any more.</summary>
    private static JournalEntry? EntryOf(DbDataReader rows, long number)
    {
        bool wrong = false;
        var entry = new JournalEntry
        {
            Number = number,
            Revision = Number(1) ?? Missing<long>(),
            At = Text(2) ?? Missing<string>()!,
            UserId = Number(3),
            UserName = Text(4) ?? Missing<string>()!,
            Origin = Text(5) ?? Missing<string>()!,
            Action = Text(6) ?? Missing<string>()!,
            Subject = Text(7) ?? Missing<string>()!,
            SubjectId = Text(8) ?? Missing<string>()!,
            Place = Number(9) is { } place ? new PlaceId(place) : null,
            Before = Text(10),
            After = Text(11),
            Reason = Text(12),
            PreviousHash = Text(13) ?? Missing<string>()!,
            Hash = Text(14) ?? Missing<string>()!,
        };
        return wrong ? null : entry;

        string? Text(int i) => rows.GetValue(i) switch { string text => text, DBNull => null, _ => Missing<string>() };

        long? Number(int i) => rows.GetValue(i) switch { long value => value, DBNull => null, _ => Missing<long?>() };

        T? Missing<T>()
        {
            wrong = true;
            return default;
        }
    }
}
