using System.Globalization;
using Anise.Basics;

namespace Anise.Tests.Basics;

public sealed class AreaTextsTests
{
    private static readonly AreaTexts Area = new(typeof(Anise.Reviews.ReviewNames).Assembly.GetType("Anise.Reviews.Texts", throwOnError: true)!);

    [Theory]
    [InlineData("en", 1, "1 complaint is still open.")]
    [InlineData("en", 0, "0 complaints are still open.")]
    [InlineData("en", 7, "7 complaints are still open.")]
    public void A_word_follows_its_number(string language, int count, string expected)
    {
        (CultureInfo before, CultureInfo ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
            Assert.Equal(expected, Area.Get("complaints-open", count));
            Assert.Equal(expected, Area.Get("complaints-open", count.ToString(CultureInfo.InvariantCulture)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }
}
