using System.Diagnostics.CodeAnalysis;
using Anise.Tables.Values;

namespace Anise.Households;

/// <summary>An ethnic group of the national list, or foreigners.</summary>
/// <param name="Code">Code 01-54; 55 for foreigners.</param>
/// <param name="Name">Canonical Vietnamese spelling.</param>
public sealed record EthnicGroup(string Code, string Name);

/// <summary>A relationship to the head of the household.</summary>
/// <param name="Code">Kebab-case code, for instance <c>child-in-law</c>.</param>
/// <param name="Vietnamese">Label in Vietnamese.</param>
/// <param name="English">Label in English.</param>
public sealed record Relationship(string Code, string Vietnamese, string English);

/// <summary>The words for people that lists of households use: sexes, relationships, ethnic groups. Read from the YAML beside.</summary>
public static class Vocabulary
{
    private static readonly PeopleFile People = YamlWords.Load<PeopleFile>("Anise.Households.people");

    private static readonly WordTable<EthnicGroup> Ethnic = new(YamlWords.Load<List<EthnicEntry>>("Anise.Households.ethnic-groups")
        .Select(e => (new EthnicGroup(e.Code, e.Name), e.Variants.Append(e.Name).Append(e.Code))));

    private static readonly WordTable<Relationship> Relations = new(YamlWords.Load<List<RelationEntry>>("Anise.Households.relationships")
        .Select(e => (new Relationship(e.Code, e.Label["vi"], e.Label["en"]), e.Words.AsEnumerable())));

    /// <summary>The 54 ethnic groups in order of their codes, and foreigners.</summary>
    public static IReadOnlyList<EthnicGroup> EthnicGroups => Ethnic.Values;

    /// <summary>The relationships to the head, head first.</summary>
    public static IReadOnlyList<Relationship> Relationships => Relations.Values;

    private static readonly List<string> Gone = People.Gone.ConvertAll(g => $" {g} ");

    /// <summary>Without marks, where two words cannot mean anything else.</summary>
    private static readonly List<string> GoneFolded = [.. People.Gone.Where(g => g.Contains(' ', StringComparison.Ordinal)).Select(g => $" {Anise.Tables.Letters.VietnameseText.Fold(g)} ")];

    internal static WordTable<bool> Unknown { get; } = new([(true, People.Unknown)]);

    internal static WordTable<Sex> Sexes { get; } = new([(Sex.Male, People.Male), (Sex.Female, People.Female)]);

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

    /// <summary>Whether a note says that somebody died or lives there no more.</summary>
    internal static bool SaysGone(string note)
    {
        string text = " " + string.Join(' ', note.ToLowerInvariant().Split([' ', ',', '.', ';', '(', ')', ':', '-'], StringSplitOptions.RemoveEmptyEntries)) + " ";
        return Gone.Exists(g => text.Contains(g, StringComparison.Ordinal)) || (note.All(char.IsAscii) && GoneFolded.Exists(g => text.Contains(g, StringComparison.Ordinal)));
    }

    /// <summary>The sex that a word for a relationship says: wife, son, grandmother; most say none.</summary>
    internal static bool TryGetSexOfRelationship(string text, out Sex sex)
    {
        string[] words = Anise.Tables.Letters.VietnameseText.Clean(text).ToLowerInvariant().Split([' ', '(', ')', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        bool spouses = People.Spouses.TrueForAll(words.Contains);
        // "Chồng" is a man; "mẹ chồng", "em chồng" say it by their first word only, if at all.
        words = [.. words.Where((w, i) => i == 0 || !People.Spouses.Contains(w))];
        bool male = !spouses && words.Any(People.RelationshipMale.Contains), female = !spouses && words.Any(People.RelationshipFemale.Contains);
        sex = male ? Sex.Male : Sex.Female;
        return male != female && TryGetRelationship(text, out _);
    }

    internal static IReadOnlyList<Relationship> RelationshipsLike(string text, int count) => Relations.Like(text, count);

    internal static IReadOnlyList<EthnicGroup> EthnicGroupsLike(string text, int count) => Ethnic.Like(text, count);

    private static string? WithoutPrefix(string text) =>
        People.EthnicPrefixes.Find(p => text.StartsWith(p + " ", StringComparison.OrdinalIgnoreCase)) is { } prefix ? text[(prefix.Length + 1)..] : null;

    private static string? WithoutQualifiers(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '(', ')', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Length;
        while (kept > 1 && People.RelationshipQualifiers.Contains(words[kept - 1], StringComparer.Ordinal) && !Relations.Contains(string.Join(' ', words.Take(kept))))
            kept--;
        return words.Length == 0 ? null : string.Join(' ', words.Take(kept));
    }

    private sealed class PeopleFile
    {
        public List<string> Unknown { get; set; } = [];

        public List<string> Male { get; set; } = [];

        public List<string> Female { get; set; } = [];

        public List<string> Gone { get; set; } = [];

        public List<string> Spouses { get; set; } = [];

        public List<string> RelationshipMale { get; set; } = [];

        public List<string> RelationshipFemale { get; set; } = [];

        public List<string> RelationshipQualifiers { get; set; } = [];

        public List<string> EthnicPrefixes { get; set; } = [];
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
