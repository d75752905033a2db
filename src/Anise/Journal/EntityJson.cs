using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Anise.Journal;

/// <summary>What changed, as JSON: one object a stored thing, with its type, its key and the changed fields.</summary>
internal static class EntityJson
{
    internal static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string? Before(IReadOnlyList<EntityEntry> entries) =>
        Write(entries.Where(e => e.State is EntityState.Modified or EntityState.Deleted), p => p.OriginalValue);

    public static string? After(IReadOnlyList<EntityEntry> entries) =>
        Write(entries.Where(e => e.State is EntityState.Added or EntityState.Modified), p => p.CurrentValue);

    private static string? Write(IEnumerable<EntityEntry> entries, Func<PropertyEntry, object?> value)
    {
        var things = new JsonArray();
        foreach (EntityEntry entry in entries)
        {
            var thing = new JsonObject { ["type"] = entry.Metadata.ClrType.Name };
            foreach (PropertyEntry property in entry.Properties)
            {
                bool key = property.Metadata.IsPrimaryKey();
                if (entry.State == EntityState.Modified && !property.IsModified && !key) continue;
                object? shown = value(property);
                if (shown is null) continue;
                thing[property.Metadata.Name] = property.Metadata.PropertyInfo?.IsDefined(typeof(SecretAttribute), inherit: true) == true
                    ? "•" : Node(property, shown);
            }
            things.Add(thing);
        }
        return things.Count == 0 ? null : things.ToJsonString(Options);
    }

    private static JsonNode? Node(PropertyEntry property, object value)
    {
        object? stored = property.Metadata.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return JsonSerializer.SerializeToNode(stored, stored?.GetType() ?? typeof(object), Options);
    }
}
