using System.Globalization;
using Anise.Rules;
using Anise.Rules.Books;
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
    public void No_English_word_is_left_in_any_reference_of_the_rules()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("vi-VN");
        RuleBook book = RuleBook.LoadDirectory(RuleDirectory.Default).Require();
        string[] cited =
        [
            .. book.Sets.SelectMany(s => s.Deprivations.Select(d => d.Reference).Concat(s.Classes.Select(c => c.Reference)).Append(s.Reference)).OfType<string>(),
            .. book.Parameters(new DateOnly(2026, 11, 1)).Select(p => p.Reference),
            .. book.Parameters(new DateOnly(2018, 11, 1)).Select(p => p.Reference),
            .. book.Parameters(new DateOnly(2027, 11, 1)).Select(p => p.Reference),
        ];
        Assert.NotEmpty(cited);
        string[] english = ["annex", "Law", "Decree", "Circular", "Decision", "Code", "table", "form", "indicator", " of ", " the ", " by ", "art."];
        Assert.Empty(cited.Distinct().Select(LawWords.In).Where(text => english.Any(word => text.Contains(word, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_rule_without_a_reference_cites_nothing() => Assert.Equal("", LawWords.In(null));
}
