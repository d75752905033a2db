using System.Globalization;
using Anise.Access;
using Anise.Journal;
using Anise.Rules.Books;
using Anise.Web.Host;

namespace Anise.Web.Journal;

/// <summary>What others changed while a reader had a form open.</summary>
/// <param name="Entries">The entries, oldest first, each with the things it changed.</param>
/// <param name="Sides">Where both wrote the same: what stands now beside what the reader typed.</param>
/// <param name="Words">Their words.</param>
public sealed record Conflict(IReadOnlyList<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)> Entries, IReadOnlyList<ConflictSide> Sides, JournalWords Words) : IConflict;

/// <summary>One thing that two wrote: its fields where they differ.</summary>
/// <param name="Thing">Its name.</param>
/// <param name="Rows">Field, what the other saved, what the reader typed.</param>
public sealed record ConflictSide(string Thing, IReadOnlyList<(string Field, string Theirs, string Mine)> Rows);

/// <summary>Reads what a conflict is shown with.</summary>
public sealed class ReadConflict(JournalChanges changes, ReadRecordNames names, RuleBook rules) : IReadConflict
{
    /// <summary>The conflict as a page shows it: people and places by name, no record by its inner number.</summary>
    public async Task<IConflict> RunAsync(Rights rights, ChangedMeanwhileException changed, CancellationToken cancel = default)
    {
        var entries = changed.Entries.Select(e => (Entry: e, Things: changes.Of(e))).ToList();
        var mine = changed.Mine.Select(e => (Entry: e, Things: changes.Of(e))).ToList();
        HashSet<(Type, string)> asked = [.. JournalWords.Asked(entries.Concat(mine)), .. entries.Where(e => e.Entry.UserId is not null).Select(e => (typeof(User), e.Entry.UserId!.Value.ToString(CultureInfo.InvariantCulture)))];
        var words = new JournalWords(await names.MetAsync(rights, asked, cancel), rules, numbers: false);
        var sides = new List<ConflictSide>();
        var paired = new HashSet<ChangedThing>(ReferenceEqualityComparer.Instance);
        foreach (var (entry, things) in mine)
        {
            List<ChangedThing> theirs = [.. entries.Where(e => (e.Entry.Subject, e.Entry.SubjectId) == (entry.Subject, entry.SubjectId)).SelectMany(e => e.Things)];
            foreach (ChangedThing thing in things.Where(t => Alone(things, t)))
            {
                // The last of several: what stands now.
                if (theirs.FindLast(t => t.Type == thing.Type && t.Change == thing.Change) is not { } other) continue;
                paired.UnionWith(theirs.Where(t => t.Type == thing.Type && t.Change == thing.Change));
                if (Rows(words, other, thing) is { Count: > 0 } rows) sides.Add(new ConflictSide(JournalNames.Thing(thing.Type), rows));
            }
        }
        return new Conflict([.. entries.Select(e => (e.Entry, (IReadOnlyList<ChangedThing>)[.. e.Things.Where(t => !paired.Contains(t))]))], sides, words);
    }

    private static bool Alone(IReadOnlyList<ChangedThing> things, ChangedThing thing) =>
        thing.Change is ThingChange.Added or ThingChange.Changed && things.Count(t => t.Type == thing.Type && t.Change == thing.Change) == 1;

    private static List<(string, string, string)> Rows(JournalWords words, ChangedThing theirs, ChangedThing mine)
    {
        var rows = new List<(string, string, string)>();
        foreach (string field in theirs.Values.Concat(mine.Values).Select(v => v.Field).Distinct().Where(f => !JournalNames.Unsaid.Contains(f)))
        {
            ChangedValue? one = theirs.Values.FirstOrDefault(v => v.Field == field), other = mine.Values.FirstOrDefault(v => v.Field == field);
            // What only one of two changes names stands as it is for the other.
            if (one?.After == other?.After || (theirs.Change == ThingChange.Changed && (one is null || other is null))) continue;
            if (field == "AnswersJson") rows.AddRange(words.Differing(mine, one?.After ?? "{}", other?.After ?? "{}"));
            else rows.Add((JournalNames.Field(mine.Type, field), Value(words, theirs, one), Value(words, mine, other)));
        }
        return [.. rows.Where(r => r.Item2 != r.Item3)];
    }

    private static string Value(JournalWords words, ChangedThing thing, ChangedValue? value) => value is null ? "" : words.Value(thing, value, value.After, later: true);
}
