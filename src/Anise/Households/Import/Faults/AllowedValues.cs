using Anise.Households.Import.Values;
using FuzzySharp;

namespace Anise.Households.Import.Faults;

/// <summary>The values a cell may hold, named in a fault: those most like what was written. Kept as keys, shown in the reader's language.</summary>
internal static class AllowedValues
{
    private const int Most = 5;

    /// <summary>The sexes.</summary>
    public static IReadOnlyList<string> Sexes { get; } = ["sex:male", "sex:female"];

    /// <summary>Relationships most like a text.</summary>
    public static IReadOnlyList<string> Relationships(string text) => [.. Vocabulary.RelationshipsLike(text, Most).Select(r => "relationship:" + r.Code)];

    /// <summary>Ethnic groups most like a text.</summary>
    public static IReadOnlyList<string> EthnicGroups(string text) => [.. Vocabulary.EthnicGroupsLike(text, Most).Select(e => e.Name)];

    /// <summary>Names most like a text.</summary>
    public static IReadOnlyList<string> Names(string text, IEnumerable<string> names) =>
        [.. names.OrderByDescending(n => Fuzz.Ratio(Basics.Folding.Fold(text), Basics.Folding.Fold(n))).ThenBy(VietnameseOrder.OfText, StringComparer.Ordinal).Take(Most)];

    /// <summary>A value in the current UI language.</summary>
    public static string Show(string key) => key.Split(':', 2) switch
    {
        ["sex", var sex] => Households.Texts.Get(sex),
        ["relationship", var code] => Households.Relationships.Label(code),
        _ => key,
    };
}
