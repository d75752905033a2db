using System.Text.Json.Nodes;
using Anise.Basics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Anise.Journal;

/// <summary>Masks what is marked <see cref="MaskedAttribute"/>, and the marks of secrets, in entries that are read. The stored entry, and so its hash, keeps the whole value.</summary>
internal sealed class MaskedFields(IModel model)
{
    private readonly HashSet<(string Type, string Field)> _masked = [.. model.GetEntityTypes()
        .SelectMany(t => t.GetProperties())
        .Where(p => p.PropertyInfo?.IsDefined(typeof(MaskedAttribute), inherit: true) == true || EntityJson.IsSecret(p))
        .Select(p => (p.DeclaringType.ClrType.Name, p.Name))];

    /// <summary>The entry as it is shown.</summary>
    public JournalEntry In(JournalEntry entry) => entry with { Before = In(entry.Before), After = In(entry.After) };

    private string? In(string? json)
    {
        if (json is null || !_masked.Any(m => json.Contains(m.Field, StringComparison.Ordinal))) return json;
        if (JsonNode.Parse(json) is not JsonArray things) return json;   // a note, not the fields of stored things
        foreach (JsonObject thing in things.OfType<JsonObject>())
        {
            string type = thing["type"]?.GetValue<string>() ?? "";
            foreach (string field in _masked.Where(m => m.Type == type).Select(m => m.Field))
                if (thing[field]?.ToString() is { } value)
                    thing[field] = value.StartsWith(EntityJson.SecretMark, StringComparison.Ordinal) ? EntityJson.SecretMark : Masking.OfNumber(value);
        }
        return things.ToJsonString(EntityJson.Options);
    }
}
