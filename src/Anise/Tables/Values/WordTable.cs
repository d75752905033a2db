using System.Diagnostics.CodeAnalysis;
using Anise.Tables.Letters;
using FuzzySharp;

namespace Anise.Tables.Values;

/// <summary>Words and what they stand for: compared in small letters with marks, then without marks where only one value remains.</summary>
internal sealed class WordTable<T> where T : notnull
{
    private readonly Dictionary<string, T> exact = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (T Value, bool Clear)> folded = new(StringComparer.Ordinal);

    public WordTable(IEnumerable<(T Value, IEnumerable<string> Words)> entries)
    {
        var values = new List<T>();
        foreach (var (value, words) in entries)
        {
            values.Add(value);
            foreach (var word in words)
            {
                exact.TryAdd(Key(word), value);
                var plain = VietnameseText.Fold(word);
                if (plain.Length > 0)
                    folded[plain] = folded.TryGetValue(plain, out var other) && !EqualityComparer<T>.Default.Equals(other.Value, value) ? (value, false) : (value, true);
            }
        }

        Values = values;
    }

    public IReadOnlyList<T> Values { get; }

    public bool Contains(string text) => TryGet(text, out _);

    public bool TryGet(string text, [MaybeNullWhen(false)] out T value)
    {
        if (exact.TryGetValue(Key(text), out value))
            return true;
        // Without marks only when the text has none itself: "cô" must not be found as "có".
        var plain = VietnameseText.Fold(text);
        if (text.All(char.IsAscii) || plain.Contains(' ', StringComparison.Ordinal) || exact.ContainsKey(plain) is false)
        {
            if (folded.TryGetValue(plain, out var found) && found.Clear)
            {
                value = found.Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>The values whose words are most like a text, the most alike first; those equally alike in the order of the table.</summary>
    public IReadOnlyList<T> Like(string text, int count)
    {
        var plain = VietnameseText.Fold(text);
        var scores = new Dictionary<T, int>(EqualityComparer<T>.Default!);
        foreach (var (word, value) in exact)
            scores[value] = Math.Max(scores.GetValueOrDefault(value), Fuzz.Ratio(plain, VietnameseText.Fold(word)));
        return [.. Values.OrderByDescending(v => scores.GetValueOrDefault(v)).Take(count)];
    }

    private static string Key(string text) => VietnameseText.Clean(text).ToLowerInvariant();
}
