namespace Anise.Journal;

/// <summary>Notes in the journal that entries which it had were lost with the end of the store.</summary>
public sealed class NoteLoss(JournalBook journal)
{
    /// <summary>Writes one entry: up to which number there was more, and what the store held when that was found.</summary>
    /// <param name="actor">Who started the program.</param>
    /// <param name="noted">The last entry as it was noted beside the store.</param>
    /// <param name="held">The number of the last entry that is left.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RunAsync(Actor actor, JournalHeadNote noted, long held, CancellationToken cancel = default)
    {
        await using JournaledWrite write = await journal.BeginAsync(actor, JournalActs.NoteLoss, cancel: cancel);
        write.Note(new JournalSubject(JournalSubjects.Journal, noted.Number.Key(), null), $"{held} < {noted.Number}:{noted.Hash}");
        await write.CommitAsync(cancel);
    }
}
