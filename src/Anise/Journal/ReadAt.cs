using System.Text.Json;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Anise.Journal;

/// <summary>
/// What whoever writes had in front of them: the journal as it stood when their form was made. One of a scope. A write that would change what somebody
/// else changed since is refused (<see cref="ChangedMeanwhileException"/>); nothing is compared where nothing was said: imports, commands.
/// </summary>
public sealed class ReadAt
{
    /// <summary>The number of the last entry that was seen; null where nothing is compared.</summary>
    public long? Entry { get; set; }
}

/// <summary>Somebody else changed, since the writer's form was made, what it would change. Nothing was written.</summary>
public sealed class ChangedMeanwhileException(IReadOnlyList<JournalEntry> entries, IReadOnlyList<JournalEntry> mine) : Exception("Changed meanwhile.")
{
    /// <summary>The entries that the writer has not seen, oldest first, numbers of persons masked.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; } = entries;

    /// <summary>The entries that the refused write would have made of the same subjects, masked alike.</summary>
    public IReadOnlyList<JournalEntry> Mine { get; } = mine;
}

/// <summary>Finds what others wrote meanwhile.</summary>
internal static class Meanwhile
{
    /// <summary>The entries after <paramref name="seen"/>, of writes before <paramref name="revision"/>, that changed what these entries of one write change too.</summary>
    /// <remarks>
    /// Two changes meet where they touch one field of one stored thing, or where things of one type are added to, or taken from, one subject: two forms
    /// of one household, two facts of its members. Who assigns a household and who fills its form do not meet. A write that judges meets every change of its subjects.
    /// </remarks>
    public static async Task<List<JournalEntry>> FindAsync(AniseDb db, IReadOnlyDictionary<(string Kind, string Id), List<EntityEntry>> mine, bool judges, long seen, long revision, CancellationToken cancel)
    {
        string[] kinds = [.. mine.Keys.Select(k => k.Kind).Distinct()], ids = [.. mine.Keys.Select(k => k.Id).Distinct()];
        List<JournalEntry> since = await db.Set<JournalEntry>().AsNoTracking()
            .Where(e => e.Number > seen && e.Revision < revision && kinds.Contains(e.Subject) && ids.Contains(e.SubjectId)).OrderBy(e => e.Number).ToListAsync(cancel);
        return [.. since.Where(e => mine.TryGetValue((e.Subject, e.SubjectId), out var entries) && (judges ? e.Before is ['[', ..] || e.After is ['[', ..] : Meets(e, entries)))];
    }

    private static bool Meets(JournalEntry theirs, List<EntityEntry> mine)
    {
        List<(string Type, Dictionary<string, string> Fields)> before = Read(theirs.Before), after = Read(theirs.After);
        foreach (EntityEntry entry in mine)
        {
            string type = entry.Metadata.ClrType.Name;
            var was = before.Where(t => t.Type == type).ToList();
            var now = after.Where(t => t.Type == type).ToList();
            if (was.Count == 0 && now.Count == 0) continue;
            if (entry.State != EntityState.Modified || was.Count != now.Count) return true;
            Dictionary<string, string> fields = EntityJson.Fields(entry.Metadata, entry.Entity);
            string[] key = [.. entry.Metadata.FindPrimaryKey()!.Properties.Select(p => p.Name)];
            string[] changed = [.. entry.Properties.Where(p => p.IsModified && !p.Metadata.IsPrimaryKey()).Select(p => p.Metadata.Name)];
            if (was.Concat(now).Any(t => key.All(k => t.Fields.GetValueOrDefault(k) == fields.GetValueOrDefault(k)) && t.Fields.Keys.Intersect(changed).Any())) return true;
        }
        return false;
    }

    private static List<(string, Dictionary<string, string>)> Read(string? json)
    {
        if (json is not ['[', ..]) return [];
        using JsonDocument things = JsonDocument.Parse(json);
        return [.. things.RootElement.EnumerateArray().Select(thing => (thing.GetProperty("type").GetString() ?? "",
            thing.EnumerateObject().Where(p => p.Name != "type").ToDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal)))];
    }
}
