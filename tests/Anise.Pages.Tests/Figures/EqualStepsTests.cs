using System.Globalization;
using Anise.Reviews.Figures;
using Anise.Web.Pictures;

namespace Anise.Pages.Tests.Figures;

public sealed class EqualStepsTests
{
    [Theory, InlineData(5.6, 1), InlineData(6, 2), InlineData(23, 5), InlineData(0, 0.1), InlineData(80, 15)]
    public void The_largest_value_lies_within_six_round_steps(double most, double step) => Assert.Equal(step, EqualSteps.For([null, most, 0], " %").Step);

    [Fact]
    public void A_value_at_a_bound_belongs_to_the_class_above()
    {
        var steps = new EqualSteps(5, " %");
        Assert.Equal([1, 1, 2, 5, 6, 6], ((double[])[0, 4.99, 5, 24.99, 25, 70]).Select(steps.ClassOf));
    }

    [Fact]
    public void Classes_are_named_in_the_language_of_the_reader()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        Assert.Equal("2,5–5 %", new EqualSteps(2.5, " %").Label(2));
        Assert.Equal("12,5 % trở lên", new EqualSteps(2.5, " %").Label(6));
    }

    [Theory, InlineData(140, "0140", "136–140"), InlineData(141, "0145", "141–145"), InlineData(0, "0000", "0")]
    public void Points_at_a_line_stay_on_its_side(int points, string group, string name)
    {
        Assert.Equal(group, PointGroups.Of(points));
        Assert.Equal(name, PointGroups.NameOf(group));
        Assert.Equal("", PointGroups.Of(null));
    }
}
