using System.Collections;
using System.Globalization;
using System.Resources;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Households.Import.Values;

namespace Anise.Tests.Households.Import;

public class VocabularyTests
{
    [Fact]
    public void The_national_list_has_54_groups_and_foreigners()
    {
        Assert.Equal(Enumerable.Range(1, 55).Select(n => n.ToString("00", CultureInfo.InvariantCulture)), Vocabulary.EthnicGroups.Select(g => g.Code));
        Assert.All(Vocabulary.EthnicGroups, g => Assert.True(Vocabulary.TryGetEthnicGroup(g.Name, out var found) && found == g));
    }

    [Theory]
    [InlineData("Nung", "Nùng")]
    [InlineData("TÀY", "Tày")]
    [InlineData("Hmông", "Mông")]
    [InlineData("Cao Lan", "Sán Chay")]
    [InlineData("Khơ me", "Khơ-me")]
    public void Groups_are_found_by_variants(string typed, string name) =>
        Assert.Equal(name, Vocabulary.TryGetEthnicGroup(typed, out var group) ? group.Name : null);

    [Theory]
    [InlineData("Cháu", "grandchild")]
    [InlineData("mẹ chồng", "parent-in-law")]
    [InlineData("bà", "grandparent")]
    [InlineData("ba", "parent")]
    [InlineData("chú", "other-relative")]
    [InlineData("con dâu", "child-in-law")]
    [InlineData("head", "head")]
    [InlineData("hàng xóm", null)]
    public void Relationships_are_found_by_their_words(string typed, string? code) =>
        Assert.Equal(code, Vocabulary.TryGetRelationship(typed, out var relationship) ? relationship.Code : null);

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        var resources = new ResourceManager("Anise.Households.Import.Texts", typeof(HouseholdFileReader).Assembly);
        var vietnamese = Keys(resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!);
        var english = Keys(resources.GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!);

        Assert.NotEmpty(vietnamese);
        Assert.Equal(vietnamese, english);
    }

    private static List<string> Keys(ResourceSet set) => set.Cast<DictionaryEntry>()
        .Select(e => $"{e.Key}: {string.Concat(Enumerable.Range(0, 4).Where(n => ((string)e.Value!).Contains($"{{{n}}}", StringComparison.Ordinal)))}")
        .Order(StringComparer.Ordinal).ToList();
}
