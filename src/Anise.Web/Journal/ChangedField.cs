using System.Text.Json;

namespace Anise.Web.Journal;

/// <summary>One field of a journal entry, before and after.</summary>
/// <param name="Name">The stored thing and its field: <c>MemberFact.Name</c>.</param>
/// <param name="Before">As it was; null where it is new.</param>
/// <param name="After">As it is; null where it was removed.</param>
public sealed record ChangedField(string Name, string? Before, string? After)
{
    /// <summary>
    /// The fields of an entry. Its two sides are JSON arrays of things in the same order where both have them; a note is shown as it stands.
    /// </summary>
    public static IReadOnlyList<ChangedField> Of(string? before, string? after)
    {
        List<(string Name, string Value)> was = Read(before), now = Read(after);
        var fields = new List<ChangedField>();
        foreach (string name in was.Concat(now).Select(f => f.Name).Distinct(StringComparer.Ordinal))
        {
            string? old = was.Find(f => f.Name == name).Value, fresh = now.Find(f => f.Name == name).Value;
            if (old != fresh) fields.Add(new ChangedField(name, old, fresh));
        }
        return fields;
    }

    private static List<(string Name, string Value)> Read(string? json)
    {
        var fields = new List<(string, string)>();
        if (json is null) return fields;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException)   // a note in plain words
        {
            return [("", json)];
        }
        using (document)
        {
            if (document.RootElement.ValueKind == JsonValueKind.Object) Add(document.RootElement, "");
            else if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (JsonElement thing in document.RootElement.EnumerateArray())
                {
                    string type = thing.TryGetProperty("type", out JsonElement named) ? named.GetString() ?? "" : "";
                    int number = seen[type] = seen.GetValueOrDefault(type) + 1;
                    Add(thing, number == 1 ? type + "." : $"{type} {number}.");
                }
            }
            else fields.Add(("", document.RootElement.ToString()));
        }
        return fields;

        void Add(JsonElement thing, string prefix)
        {
            foreach (JsonProperty property in thing.EnumerateObject())
            {
                if (property.Name != "type") fields.Add((prefix + property.Name, property.Value.ToString()));
            }
        }
    }
}
