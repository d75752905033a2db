using System.Globalization;
using Anise.Households;

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
}
