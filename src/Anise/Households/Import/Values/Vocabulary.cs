using System.Diagnostics.CodeAnalysis;
using Anise.Households.Import.Files;
using FuzzySharp;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Households.Import.Values;

/// <summary>An ethnic group of the national list, or foreigners.</summary>
/// <param name="Code">Code 01-54; 55 for foreigners.</param>
/// <param name="Name">Canonical Vietnamese spelling.</param>
public sealed record EthnicGroup(string Code, string Name);

/// <summary>A relationship to the head of the household.</summary>
/// <param name="Code">Kebab-case code, for instance <c>child-in-law</c>.</param>
/// <param name="Vietnamese">Label in Vietnamese.</param>
/// <param name="English">Label in English.</param>
public sealed record Relationship(string Code, string Vietnamese, string English);

/// <summary>The words that lists of households use: columns, sexes, relationships, ethnic groups. Read from the YAML beside.</summary>
public static class Vocabulary
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    private static readonly SynonymFile SynonymData = Load<SynonymFile>("synonyms");

    private static readonly WordFile WordData = Load<WordFile>("words");

    private static readonly WordTable<EthnicGroup> Ethnic = new(Load<List<EthnicEntry>>("ethnic-groups")
        .Select(e => (new EthnicGroup(e.Code, e.Name), e.Variants.Append(e.Name).Append(e.Code))));

    private static readonly WordTable<Relationship> Relations = new(Load<List<RelationEntry>>("relationships")
        .Select(e => (new Relationship(e.Code, e.Label["vi"], e.Label["en"]), e.Words.AsEnumerable())));

    /// <summary>The 54 ethnic groups in order of their codes, and foreigners.</summary>
    public static IReadOnlyList<EthnicGroup> EthnicGroups => Ethnic.Values;

    /// <summary>The relationships to the head, head first.</summary>
    public static IReadOnlyList<Relationship> Relationships => Relations.Values;

    internal static IReadOnlyDictionary<string, List<string>> Fields => SynonymData.Fields;

    internal static IReadOnlyDictionary<string, List<string>> ResultFields => SynonymData.Results;

    internal static IReadOnlyList<List<string>> KnownColumns => SynonymData.Known;

    internal static WordTable<string> Classes { get; } = new(WordData.Classes.Select(p => (p.Key, p.Value.AsEnumerable())));

    internal static WordTable<Sex> Sexes { get; } = new([(Sex.Male, WordData.Male), (Sex.Female, WordData.Female)]);

    internal static WordTable<bool> QuickForm { get; } = new([(true, WordData.QuickForm["passed"]), (false, WordData.QuickForm["not-passed"])]);

    internal static WordTable<bool> YesNo { get; } = new([(true, WordData.Yes), (false, WordData.No)]);

    internal static WordTable<bool> Marks { get; } = new([(true, WordData.Marks)]);

    internal static WordTable<bool> Blanks { get; } = new([(true, WordData.Blank)]);

    internal static WordTable<bool> GenericSheets { get; } = new([(true, WordData.GenericSheets)]);

    internal static IReadOnlyList<string> VillageWords => WordData.VillageWords;

    private static readonly string[] Totals = WordData.Totals.Select(VietnameseText.Fold).ToArray();

    private static readonly string[] Signatures = WordData.Signatures.Select(VietnameseText.Fold).ToArray();

    /// <summary>Finds an ethnic group by its name, a variant of it or its code.</summary>
    /// <param name="text">Text in Unicode; case and, where it stays clear, marks do not matter.</param>
    /// <param name="group">The group.</param>
    /// <returns>False when no group is called so.</returns>
    public static bool TryGetEthnicGroup(string text, [NotNullWhen(true)] out EthnicGroup? group) =>
        Ethnic.TryGet(text, out group) || (WithoutPrefix(text) is { } rest && Ethnic.TryGet(rest, out group));

    /// <summary>Finds a relationship by a word for it or by its code.</summary>
    /// <param name="text">Text in Unicode; case and, where it stays clear, marks do not matter.</param>
    /// <param name="relationship">The relationship.</param>
    /// <returns>False when no relationship is called so.</returns>
    public static bool TryGetRelationship(string text, [NotNullWhen(true)] out Relationship? relationship) =>
        Relations.TryGet(text, out relationship)
        || (relationship = Relations.Values.FirstOrDefault(r => r.Code == text)) is not null
        || (WithoutQualifiers(text) is { } rest && Relations.TryGet(rest, out relationship));

    /// <summary>Finds a sex by a word for it.</summary>
    /// <param name="text">Text in Unicode, for instance Nam, nữ, F.</param>
    /// <param name="sex">The sex.</param>
    /// <returns>False when the word is unknown.</returns>
    public static bool TryGetSex(string text, out Sex sex) => Sexes.TryGet(text, out sex);

    internal static IReadOnlyList<Relationship> RelationshipsLike(string text, int count) => Relations.Like(text, count);

    internal static IReadOnlyList<EthnicGroup> EthnicGroupsLike(string text, int count) => Ethnic.Like(text, count);

    internal static bool IsTotal(string text) => StartsWithOne(text, Totals);

    internal static bool IsSignature(string text) => StartsWithOne(text, Signatures);

    private static string? WithoutPrefix(string text) =>
        WordData.EthnicPrefixes.Find(p => text.StartsWith(p + " ", StringComparison.OrdinalIgnoreCase)) is { } prefix ? text[(prefix.Length + 1)..] : null;

    private static string? WithoutQualifiers(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '(', ')', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Length;
        while (kept > 1 && WordData.RelationshipQualifiers.Contains(words[kept - 1], StringComparer.Ordinal) && !Relations.Contains(string.Join(' ', words.Take(kept))))
            kept--;
        return words.Length == 0 ? null : string.Join(' ', words.Take(kept));
    }

    private static bool StartsWithOne(string text, string[] words)
    {
        if (text.Length > 80)
            return false;
        var folded = VietnameseText.Fold(text);
        return Array.Exists(words, w => folded.StartsWith(w, StringComparison.Ordinal) && (folded.Length == w.Length || folded[w.Length] == ' '));
    }

    private static T Load<T>(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"Anise.Households.Import.Values.Vocabulary.{name}.yaml")
            ?? throw new InvalidOperationException($"The vocabulary '{name}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Yaml.Deserialize<T>(reader);
    }

    private sealed class SynonymFile
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];

        public List<List<string>> Known { get; set; } = [];

        public Dictionary<string, List<string>> Results { get; set; } = [];
    }

    private sealed class WordFile
    {
        public List<string> Male { get; set; } = [];

        public List<string> Female { get; set; } = [];

        public List<string> Marks { get; set; } = [];

        public List<string> Blank { get; set; } = [];

        public List<string> Yes { get; set; } = [];

        public List<string> No { get; set; } = [];

        public List<string> Totals { get; set; } = [];

        public List<string> Signatures { get; set; } = [];

        public List<string> VillageWords { get; set; } = [];

        public List<string> GenericSheets { get; set; } = [];

        public List<string> RelationshipQualifiers { get; set; } = [];

        public List<string> EthnicPrefixes { get; set; } = [];

        public Dictionary<string, List<string>> Classes { get; set; } = [];

        public Dictionary<string, List<string>> QuickForm { get; set; } = [];
    }

    private sealed class EthnicEntry
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public List<string> Variants { get; set; } = [];
    }

    private sealed class RelationEntry
    {
        public string Code { get; set; } = "";

        public Dictionary<string, string> Label { get; set; } = [];

        public List<string> Words { get; set; } = [];
    }
}

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
