using System.Collections.Concurrent;
using Anise.Basics;

namespace Anise.Tables.Faults;

/// <summary>Finds the message of a fault: tables say the faults of any file, an area says those of its own under <c>fault-…</c> in its texts.</summary>
internal static class FaultTexts
{
    private static readonly AreaTexts[] All =
    [
        .. typeof(FaultTexts).Assembly.GetTypes().Where(t => t.Name == "Texts").OrderBy(t => t != typeof(Tables.Texts)).ThenBy(t => t.FullName, StringComparer.Ordinal).Select(t => new AreaTexts(t)),
    ];

    private static readonly ConcurrentDictionary<string, AreaTexts> Owners = new(StringComparer.Ordinal);

    /// <summary>The message under a key in the language of the reader.</summary>
    public static string Get(string key, params object?[] args) =>
        Owners.GetOrAdd(key, k => All.FirstOrDefault(a => a.Find(k) is not null) ?? throw new InvalidOperationException($"No area has a text '{k}'.")).Get(key, args);
}
