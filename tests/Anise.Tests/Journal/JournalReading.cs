using System.Linq.Expressions;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Journal;

/// <summary>Reads the journal whole, write by write, as a reader may who opens every page.</summary>
internal static class JournalReading
{
    /// <summary>The entries of the writes that are asked for, newest first.</summary>
    public static async Task<List<JournalEntry>> EntriesAsync(this ReadableJournal journal, params Expression<Func<WriteRow, bool>>[] which)
    {
        IQueryable<WriteRow> writes = which.Aggregate(journal.Writes(), (rows, where) => rows.Where(where));
        List<long> numbers = [];
        foreach (long revision in await writes.Select(w => w.Revision).ToListAsync()) numbers.AddRange(await journal.EntriesOf(revision).Select(e => e.Number).ToListAsync());
        return [.. (await journal.ReadAsync(numbers)).OrderByDescending(e => e.Number)];
    }
}
