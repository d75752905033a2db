using System.Text.Json;
using Anise.Store;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Anise.Journal;

/// <summary>What happened to a stored thing.</summary>
public enum ThingChange
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>Some of its fields changed.</summary>
    Changed,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>Nothing was stored: the entry only notes an act.</summary>
    Noted,
}

/// <summary>One field of a changed thing.</summary>
/// <param name="Field">The name of the stored property; empty for a note in plain words.</param>
/// <param name="Kind">The type of its value, without <c>Nullable</c>; null for a note, and for a field that the store does not have any more.</param>
/// <param name="Before">As it was; null where it is new or was empty.</param>
/// <param name="After">As it is; null where it is gone or empty.</param>
public sealed record ChangedValue(string Field, Type? Kind, string? Before, string? After);

/// <summary>One stored thing that an entry of the journal changed.</summary>
/// <param name="Type">The name of its type; empty for a note.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Values">The fields that changed; where several things of one type changed, also those that tell which one it is.</param>
public sealed record ChangedThing(string Type, ThingChange Change, IReadOnlyList<ChangedValue> Values);

/// <summary>Reads the two sides of journal entries: which things changed, and which of their fields.</summary>
public sealed class JournalChanges(AniseDb db)
{
    private readonly Dictionary<string, IEntityType> _types = db.Model.GetEntityTypes()
        .GroupBy(t => t.ClrType.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The things of an entry, in the order of its later side; what is gone comes last.</summary>
    public IReadOnlyList<ChangedThing> Of(JournalEntry entry)
    {
        if (entry.Before is null && entry.After is not null && Note(entry.After) is { } note) return [note];
        List<Side> before = Read(entry.Before), after = Read(entry.After);
        var things = new List<ChangedThing>();
        bool Alone(string type) => before.Concat(after).Where(s => s.Type == type).DistinctBy(s => s.Key).Count() == 1;
        foreach (Side now in after)
        {
            Side? was = before.Find(b => b.Type == now.Type && b.Key == now.Key);
            if (was is not null) before.Remove(was);
            things.Add(Thing(was, now, Alone(now.Type)));
        }
        things.AddRange(before.Select(gone => Thing(gone, null, false)));
        return [.. things.Where(t => t.Values.Count > 0)];
    }

    private ChangedThing Thing(Side? was, Side? now, bool alone)
    {
        string type = (now ?? was)!.Type;
        var values = new List<ChangedValue>();
        foreach (string field in (now?.Fields.Keys ?? Enumerable.Empty<string>()).Union(was?.Fields.Keys ?? Enumerable.Empty<string>()))
        {
            string? old = was?.Fields.GetValueOrDefault(field), fresh = now?.Fields.GetValueOrDefault(field);
            if (old != fresh || !alone) values.Add(new ChangedValue(field, KindOf(type, field), old, fresh));
        }
        return new ChangedThing(type, was is null ? ThingChange.Added : now is null ? ThingChange.Removed : ThingChange.Changed, values);
    }

    private Type? KindOf(string type, string field) =>
        _types.GetValueOrDefault(type)?.FindProperty(field)?.ClrType is { } kind ? Nullable.GetUnderlyingType(kind) ?? kind : null;

    private List<Side> Read(string? json)
    {
        if (json is null) return [];
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(thing =>
        {
            string type = thing.GetProperty("type").GetString() ?? "";
            var fields = thing.EnumerateObject().Where(p => p.Name != "type").ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
            var keys = _types.GetValueOrDefault(type)?.FindPrimaryKey()?.Properties.Select(p => fields.GetValueOrDefault(p.Name)) ?? [];
            return new Side(type, string.Join('\n', keys), fields);
        })];
    }

    /// <summary>The act that a text notes: an object of named values, or plain words; null where it is the list of changed things.</summary>
    private static ChangedThing? Note(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Array) return null;
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new ChangedThing("", ThingChange.Noted, [.. document.RootElement.EnumerateObject().Select(p => new ChangedValue(p.Name, null, null, p.Value.ToString()))]);
        }
        catch (JsonException)   // plain words
        {
        }
        return new ChangedThing("", ThingChange.Noted, [new ChangedValue("", null, null, text)]);
    }

    private sealed record Side(string Type, string Key, Dictionary<string, string> Fields);
}
