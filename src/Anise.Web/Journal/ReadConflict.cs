using Anise.Access;
using Anise.Journal;
using Anise.Rules.Books;
using Anise.Web.Host;

namespace Anise.Web.Journal;

/// <summary>What others changed while a reader had a form open.</summary>
/// <param name="Entries">The entries, oldest first, each with the things it changed.</param>
/// <param name="Words">Their words.</param>
public sealed record Conflict(IReadOnlyList<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)> Entries, JournalWords Words) : IConflict;

/// <summary>Reads what a conflict is shown with.</summary>
public sealed class ReadConflict(JournalChanges changes, ReadRecordNames names, RuleBook rules) : IReadConflict
{
    /// <summary>The conflict as a page shows it. Who may not read the journal sees what changed without the names of other things.</summary>
    public async Task<IConflict> RunAsync(Rights rights, ChangedMeanwhileException changed, CancellationToken cancel = default)
    {
        var entries = changed.Entries.Select(e => (e, changes.Of(e))).ToList();
        RecordNames found = rights.MayAnywhere(Permission.SeeJournal) ? await names.RunAsync(rights, JournalWords.Asked(entries), cancel) : RecordNames.None;
        return new Conflict(entries, new JournalWords(found, rules));
    }
}
