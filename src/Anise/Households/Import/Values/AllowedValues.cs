using Anise.Tables.Values;
using FuzzySharp;

namespace Anise.Households.Import.Values;

/// <summary>The values a cell may hold, named in a fault: those most like what was written.</summary>
internal static class AllowedValues
{
    private const int Most = 5;

    /// <summary>The sexes.</summary>
    public static IReadOnlyList<AllowedValue> Sexes { get; } = [AllowedValue.Said(() => Households.Texts.Get("male")), AllowedValue.Said(() => Households.Texts.Get("female"))];

    /// <summary>Relationships most like a text.</summary>
    public static IReadOnlyList<AllowedValue> Relationships(string text) => [.. Vocabulary.RelationshipsLike(text, Most).Select(r => new AllowedValue(r.Vietnamese, r.English))];

    /// <summary>Ethnic groups most like a text.</summary>
    public static IReadOnlyList<AllowedValue> EthnicGroups(string text) => [.. Vocabulary.EthnicGroupsLike(text, Most).Select(e => new AllowedValue(e.Name))];

    /// <summary>Names most like a text.</summary>
    public static IReadOnlyList<AllowedValue> Names(string text, IEnumerable<string> names) =>
        [.. names.OrderByDescending(n => Fuzz.Ratio(Basics.Folding.Fold(text), Basics.Folding.Fold(n))).ThenBy(Basics.VietnameseOrder.OfText, StringComparer.Ordinal).Take(Most).Select(n => new AllowedValue(n))];
}
