using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Language;
using Anise.Rules.Tables;

namespace Anise.Rules.Tests;

/// <summary>Borders of numbers and of ages, where programs differ.</summary>
public class BorderTests
{
    // Numbers count to nine decimals.
    [Theory]
    [InlineData("140.00000000000003", "30", "poor")]
    [InlineData("140", "29.999999999999996", "poor")]
    [InlineData("140.0000000004", "30", "poor")]
    [InlineData("140.000000001", "30", "not-poor")]
    [InlineData("140", "29.999999999", "near-poor")]
    public void Points_that_are_equal_to_the_line_to_nine_decimals_are_at_it(string b1, string b2, string expected) =>
        Assert.Equal(expected, Shipped.Poverty(2023).Evaluate("class", new Dictionary<string, string?> { ["area"] = "rural", ["b1"] = b1, ["b2"] = b2 }, new(2023, 10, 1)).Value);

    // The difference of these two is the last digit that a double of this size has.
    [Theory]
    [InlineData("2200000.0000000005", "poor")]
    [InlineData("2200000.00000001", "not-poor")]
    public void An_amount_that_only_its_binary_form_holds_apart_from_the_line_is_at_it(string income, string expected) =>
        Assert.Equal(expected, Shipped.Poverty(2027).Evaluate("class", new Dictionary<string, string?> { ["area"] = "rural", ["income"] = income, ["deprivations"] = "3" }, new(2027, 10, 1)).Value);

    [Theory]
    [InlineData(double.NegativeInfinity, 5, true)]
    [InlineData(5, double.PositiveInfinity, true)]
    [InlineData(5, 5.0000000004, false)]
    [InlineData(5, 5.0000000006, true)]
    [InlineData(6, 5, false)]
    public void A_number_is_less_by_more_than_the_ninth_decimal(double a, double b, bool less) => Assert.Equal(less, Value.IsLess(a, b));

    // Civil Code 2015, art. 148(3): a month without the day ends it on its last day.
    [Theory]
    [InlineData("2008-02-29", "2026-02-27", 17, 215)]
    [InlineData("2008-02-29", "2026-02-28", 18, 216)]
    [InlineData("2008-02-29", "2024-02-28", 15, 191)]
    [InlineData("2008-02-29", "2024-02-29", 16, 192)]
    [InlineData("2009-01-31", "2009-02-28", 0, 1)]
    [InlineData("2009-03-15", "2026-03-14", 16, 203)]
    [InlineData("2009-03-15", "2026-03-15", 17, 204)]
    [InlineData("2026-03-15", "2026-03-01", 0, 0)]
    public void A_year_of_life_is_full_on_the_day_or_on_the_last_day_of_a_month_without_it(string birth, string on, int years, int months)
    {
        var (born, day) = (DateOnly.Parse(birth), DateOnly.Parse(on));

        Assert.Equal((years, months), (Ages.FullYears(born, day), Ages.FullMonths(born, day)));
        Assert.Equal(years, Ages.FullYears(born, null, day));
    }

    [Fact]
    public void Rules_take_the_same_age()
    {
        var set = Shipped.Poverty(2023);
        var answers = new Answers { Members = [new() { Key = "1", Sex = MemberSex.Male, BirthDate = new(2008, 2, 29), Values = { ["school-level"] = "none", ["degree"] = "lower-secondary" } }] };

        Assert.Equal([false, true], new[] { new DateOnly(2026, 2, 27), new(2026, 2, 28) }.Select(x => set.Assess(answers, x).Deprivations.Single(y => y.Code == "adult-education").Deprived == true));
    }

    // Of the values that sets share, one begins with each year; the standard of 2027 is tried on answers of 2025 with those of its own first day.
    [Fact]
    public void A_set_is_tried_with_the_values_of_its_nearest_day_also_with_those_it_shares()
    {
        var set = Shipped.Poverty(2027);
        var worker = new MemberAnswers { Key = "1", Sex = MemberSex.Male, BirthDate = new(1964, 3, 1), Values = { ["able-to-work"] = "yes", ["has-job"] = "no", ["wants-job"] = "yes" } };
        var answers = new Answers { Members = [worker] };
        var on = new DateOnly(2025, 11, 1); // 740 months: over the 735 of 2025, under the 741 of 2027

        Assert.Equal(741, set.ClassParameters(on).Single(x => x.Value is { Code: "retirement-age", Case: "male" }).Value.Value);
        Assert.True(set.Assess(answers, on).Deprivations[0].Deprived);
        var table = set.Tabulate([(answers, on)]);
        Assert.Equal(1, table.Evaluate([]).Deprived[0] & 1);
        Assert.Equal(1, table.Evaluate([new("retirement-age", "male", 741)]).Deprived[0] & 1);
        Assert.Equal(0, table.Evaluate([new("retirement-age", "male", 740)]).Deprived[0] & 1);
        Assert.False(Shipped.Poverty(2023).Assess(answers, on).Deprivations[0].Deprived);
    }
}
