using Anise.Households.Import.Matching;

namespace Anise.Tests.Households.Import;

public sealed class MemberMatcherTests
{
    [Theory]
    [InlineData("Nông Văn Hoàng", "Nông Văn Hoẳng", true)]    // a mark
    [InlineData("Nông Văn Hoàng", "Nông Văn Hoeng", true)]    // a letter of fourteen
    [InlineData("Hoàng", "Hoeng", true)]                      // one letter may always be mistyped, and counts once
    [InlineData("Hoàng", "Huong", false)]                     // two of five are another name
    [InlineData("Nông Hoàng", "Nông Văn Hoàng", true)]        // a middle name left out
    [InlineData("Nông Văn Hoàng", "Lý Thị Mai", false)]
    public void Names_may_be_spellings_of_one(string one, string other, bool close) => Assert.Equal(close, MemberMatcher.CloseNames(one, other));
}
