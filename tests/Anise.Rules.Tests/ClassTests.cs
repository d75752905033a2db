namespace Anise.Rules.Tests;

public class ClassTests
{
    private static readonly DateOnly Autumn = new(2023, 10, 1);

    [Theory]
    [InlineData("rural", "139", "30", "poor")]
    [InlineData("rural", "140", "30", "poor")]
    [InlineData("rural", "141", "30", "not-poor")]
    [InlineData("rural", "140", "29", "near-poor")]
    [InlineData("urban", "175", "30", "poor")]
    [InlineData("urban", "175", "20", "near-poor")]
    [InlineData("urban", "176", "30", "not-poor")]
    public void A_household_at_the_line_counts_as_under_it(string area, string b1, string b2, string expected)
    {
        var result = Shipped.Poverty(2023).Evaluate("class", new Dictionary<string, string?> { ["area"] = area, ["b1"] = b1, ["b2"] = b2 }, Autumn);

        Assert.Equal(expected, result.Value);
    }

    [Fact]
    public void Without_the_area_points_between_the_two_lines_leave_the_class_open()
    {
        var result = Shipped.Poverty(2023).Evaluate("class", new Dictionary<string, string?> { ["b1"] = "150", ["b2"] = "30" }, Autumn);

        Assert.Null(result.Value);
    }
}
