using System.Globalization;
using Anise.Web.Components;

namespace Anise.Pages.Tests.Components;

public sealed class LawWordsTests
{
    [Theory]
    [InlineData("vi-VN", "Nghị định 07/2021/NĐ-CP, điều 3 khoản 2 điểm a; Thông tư 07/2021/TT-BLĐTBXH, phụ lục")]
    [InlineData("en-GB", "Decree 07/2021/ND-CP, art. 3(2)(a); Circular 07/2021/TT-BLDTBXH, annex")]
    public void A_reference_is_cited_as_the_language_does(string culture, string expected)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        Assert.Equal(expected, LawWords.In("Decree 07/2021/ND-CP, art. 3(2)(a); Circular 07/2021/TT-BLDTBXH, annex"));
    }

    [Fact]
    public void A_rule_without_a_reference_cites_nothing() => Assert.Equal("", LawWords.In(null));
}
