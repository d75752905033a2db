using Anise.Store;
using Microsoft.EntityFrameworkCore;

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
}

/// <summary>The first bad entry.</summary>
/// <param name="Number">Its number; for a missing entry the number it had.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record JournalFault(long Number, JournalFaultKind Kind);

/// <summary>Walks the whole chain and finds the first entry that was changed, removed, added or reordered.</summary>
public sealed class VerifyJournal(AniseDb db)
{
    /// <summary>Returns the number of entries checked and the first fault, or null where there is none.</summary>
    public async Task<(long Checked, JournalFault? Fault)> RunAsync(CancellationToken cancel = default)
    {
        long count = 0;
        string previous = JournalEntry.FirstPreviousHash;
        await foreach (JournalEntry entry in db.Set<JournalEntry>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Number != count + 1) return (count, new(count + 1, JournalFaultKind.Removed));
            if (entry.ComputeHash() != entry.Hash) return (count, new(entry.Number, JournalFaultKind.Changed));
            if (entry.PreviousHash != previous) return (count, new(entry.Number, JournalFaultKind.OutOfChain));
            previous = entry.Hash;
            count++;
        }
        JournalHead? head = await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if ((head?.Count ?? 0) != count || (head is not null && head.Hash != previous))
            return (count, new(Math.Min(count, head?.Count ?? 0) + 1, JournalFaultKind.TailDiffers));
        return (count, null);
    }
}
