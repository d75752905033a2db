using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

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
                thing[property.Metadata.Name] = Node(property.Metadata, shown);
            }
            things.Add(thing);
        }
        return things.Count == 0 ? null : things.ToJsonString(Options);
    }

    /// <summary>The fields of a stored thing by name, each as the JSON text that an entry of the journal would hold; empty fields are left out.</summary>
    public static Dictionary<string, string> Fields(IEntityType type, object thing)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IProperty property in type.GetProperties())
            if (property.GetGetter().GetClrValue(thing) is { } value && Node(property, value) is { } node) fields[property.Name] = node.ToJsonString(Options);
        return fields;
    }

    private static JsonNode? Node(IProperty property, object value)
    {
        object? stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        // Of a secret the journal keeps a mark that tells whether it is still the same, and from which nobody gets it back: what is stored is a hash with salt already.
        if (IsSecret(property)) return SecretMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored?.ToString() ?? "")))[..32];
        return JsonSerializer.SerializeToNode(stored, stored?.GetType() ?? typeof(object), Options);
    }

    /// <summary>Whether the journal must not hold the value itself.</summary>
    internal static bool IsSecret(IProperty property) => property.PropertyInfo?.IsDefined(typeof(SecretAttribute), inherit: true) == true;

    /// <summary>What readers of the journal see of a secret; the entry has the beginning of a hash after it.</summary>
    internal const string SecretMark = "•";
}
