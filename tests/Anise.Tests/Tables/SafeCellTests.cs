using Anise.Households.Import;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using CsCheck;

namespace Anise.Tests.Tables;

public class SafeCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("-2", "'-2")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("Vi Văn An", "Vi Văn An")]
    [InlineData("", "")]
    public void A_text_that_begins_like_a_formula_gets_an_apostrophe(string text, string safe) => Assert.Equal(safe, SafeCell.Of(text));

    [Fact]
    public void What_was_made_safe_can_be_undone() =>
        Gen.Char["=+-@'ab 1"].Array[0, 6].Select(c => new string(c)).Where(t => SafeCell.Of(t) != t || SafeCell.Undo(t) == t).Sample(t => SafeCell.Undo(SafeCell.Of(t)) == t);
}
