using System.Data.Common;
using System.Globalization;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Anise.Sqlite;

/// <summary>What a store was told to keep and does not hold.</summary>
/// <param name="Noted">The last entry of the journal as it was noted beside the store.</param>
/// <param name="Held">The number of the last entry that the store holds.</param>
public sealed record LostWrites(JournalHeadNote Noted, long Held);

/// <summary>
/// Beside a store lies a small file with the number and the hash of the last entry of its journal, written after each commit. A store that does not hold that entry has lost
/// what was written last: its write-ahead log was removed or cut, or an older copy was put in its place. The database itself cannot tell: it opens what is there and is sound.
/// </summary>
public static class LastWritten
{
    private const int Longest = 200;

    /// <summary>The file beside a store.</summary>
    public static string FileOf(string store) => store + ".last";

    /// <summary>What the store has lost; null where it holds what was noted, or where nothing is noted (a copy that was carried here alone).</summary>
    public static async Task<LostWrites?> FindLossAsync(AniseDb db, string store, CancellationToken cancel = default)
    {
        string file = FileOf(store);
        // A note is a short line; what is longer was not written here. What has no length (a pipe, a device) would be waited for without an end.
        if (LengthOf(file) is not (> 0 and <= Longest) || !JournalHeadNote.TryParse(await File.ReadAllTextAsync(file, cancel), out JournalHeadNote? noted)) return null;
        long held = (await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(cancel))?.Count ?? 0;
        string? hash = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Number == noted.Number).Select(e => e.Hash).SingleOrDefaultAsync(cancel);
        return hash == noted.Hash ? null : new LostWrites(noted, held);
    }

    /// <summary>How long a file is, behind links; null where there is none, or a folder.</summary>
    private static long? LengthOf(string file) =>
        File.Exists(file) && (File.ResolveLinkTarget(file, returnFinalTarget: true) ?? new FileInfo(file)) is FileInfo { Exists: true } found ? found.Length : null;

    /// <summary>Notes the last entry after each commit.</summary>
    internal sealed class Noting(string store) : DbTransactionInterceptor
    {
        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Note(eventData.Context);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Note(eventData.Context);
            return Task.CompletedTask;
        }

        private void Note(DbContext? context)
        {
            if (context?.ChangeTracker.Entries<JournalHead>().SingleOrDefault()?.Entity is not { Count: > 0 } head) return;
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            try
            {
                if (LengthOf(FileOf(store)) == 0) File.Delete(FileOf(store));   // to write into a pipe that nobody reads would wait without an end
                using FileStream file = new(FileOf(store), options);
                if (file.Length > Longest) file.SetLength(0);
                // One short write; a number never gets shorter, so nothing of the note before is left.
                file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Count}:{head.Hash}\n")));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The write stands and is on the disk. Where there is no room or right for the note, the one before stays, and a loss since then is not noticed.
                context.GetService<IDiagnosticsLogger<DbLoggerCategory.Database.Transaction>>().Logger.LogWarning(e, "The last entry of the journal could not be noted in {File}.", FileOf(store));
            }
        }
    }
}
