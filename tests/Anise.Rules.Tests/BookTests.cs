using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Rules.Files;

namespace Anise.Rules.Tests;

public class BookTests
{
    [Theory]
    [InlineData("2016-01-01", "2016-2020")]
    [InlineData("2021-12-31", "2016-2020")]
    [InlineData("2022-01-01", "2021-2025")]
    [InlineData("2026-11-01", "2021-2025")]
    [InlineData("2026-12-31", "2021-2025")]
    [InlineData("2027-01-01", "2027-2030")]
    public void The_set_in_force_is_found_by_date(string on, string name) =>
        Assert.Equal(name, Shipped.Book.Find("vn/poverty", DateOnly.Parse(on)).Name);

    [Fact]
    public void Before_the_first_set_there_is_none() => Assert.False(Shipped.Book.TryFind("vn/poverty", new(2015, 12, 31), out _));

    // Domain sheet, section 3; Decree 07/2021, Decision 59/2015, Decree 351/2025.
    [Theory]
    [InlineData("2020-10-01", "poverty-line", "rural", 700000)]
    [InlineData("2020-10-01", "poverty-line", "urban", 900000)]
    [InlineData("2023-10-01", "income-line", "rural", 1500000)]
    [InlineData("2023-10-01", "income-line", "urban", 2000000)]
    [InlineData("2023-10-01", "b1-line", "rural", 140)]
    [InlineData("2023-10-01", "b1-line", "urban", 175)]
    [InlineData("2027-10-01", "income-line", "rural", 2200000)]
    [InlineData("2027-10-01", "income-line", "urban", 2800000)]
    public void A_parameter_is_read_by_name_date_and_case(string on, string code, string area, int expected) =>
        Assert.Equal(expected, Shipped.Book.Parameter("vn/poverty", code, DateOnly.Parse(on), area));

    // Decree 135/2020: 62 years in 2028 for men, 60 years in 2035 for women.
    [Theory]
    [InlineData("2021-06-01", "male", 60 * 12 + 3)]
    [InlineData("2028-06-01", "male", 62 * 12)]
    [InlineData("2040-06-01", "male", 62 * 12)]
    [InlineData("2021-06-01", "female", 55 * 12 + 4)]
    [InlineData("2035-06-01", "female", 60 * 12)]
    public void The_age_of_retirement_rises_year_by_year(string on, string sex, int months)
    {
        var set = Shipped.Book.Sets.Last(x => x.Family == "vn/poverty" && x.ParametersOn(DateOnly.Parse(on)).Any());

        Assert.Equal(months, set.ParametersOn(DateOnly.Parse(on)).Single(x => x.Code == "retirement-age" && x.Case == sex).Value);
    }

    [Fact]
    public void Every_poverty_set_gives_the_three_classes()
    {
        foreach (var set in Shipped.Book.Sets.Where(x => x.Family == "vn/poverty"))
            Assert.Equal(["poor", "near-poor", "not-poor"], set.Classes.Select(x => x.Code));
    }

    [Theory]
    [InlineData(2020, 10)]
    [InlineData(2023, 12)]
    [InlineData(2027, 12)]
    public void A_set_has_the_indicators_of_its_law(int year, int indicators) => Assert.Equal(indicators, Shipped.Poverty(year).Deprivations.Count);

    // Decree 351/2025/ND-CP: means of information is dropped, handling of waste comes in.
    [Fact]
    public void The_standard_of_2027_has_twelve_indicators_in_six_dimensions_and_one_of_them_is_on_information()
    {
        var set = Shipped.Poverty(2027);

        Assert.Equal(
            [("employment", 2), ("health", 2), ("education", 2), ("housing", 2), ("information", 1), ("water-sanitation", 3)],
            set.Deprivations.GroupBy(x => x.Service).Select(x => (x.Key, x.Count())));
        Assert.Equal(["water", "toilet", "waste"], set.Deprivations.Where(x => x.Service == "water-sanitation").Select(x => x.Code));
        Assert.Equal(["telecom", "waste"], set.Deprivations.Where(x => x.Status == RuleStatus.Unconfirmed).Select(x => x.Code));
        Assert.All(set.Classes, x => Assert.Equal(RuleStatus.Confirmed, x.Status));
        Assert.DoesNotContain(set.Parts.Rules, x => x.Name.StartsWith("average", StringComparison.Ordinal));
    }

    [Fact]
    public void Unconfirmed_values_are_listed_with_their_place()
    {
        var unconfirmed = Shipped.Poverty(2023).Unconfirmed().ToList();

        Assert.Contains(unconfirmed, x => x.Code == "b1-scores" && x.File == "vn/poverty/2021-2025/b1-scores.yaml");
        Assert.DoesNotContain(unconfirmed, x => x.Code.StartsWith("income-line", StringComparison.Ordinal));
        Assert.Contains(unconfirmed, x => x is { Code: "year-only-birth", File: "vn/poverty/2021-2025/set.yaml", Line: > 1 });
    }

    [Fact]
    public void Unconfirmed_steps_and_days_of_the_calendar_are_listed_too()
    {
        var unconfirmed = Shipped.Book.Unconfirmed().ToList();
        foreach (var step in Shipped.Book.Sets.SelectMany(x => x.Steps).Where(x => x.Status == RuleStatus.Unconfirmed))
            Assert.Contains(unconfirmed, x => x.Code == step.Code && x.File == step.File && x.Line == step.Line);
        Assert.Contains(unconfirmed, x => x is { Set: "calendar", Code: "2026-08-22", File: "vn/calendar/holidays.yaml" }); // a Saturday of work
        Assert.Contains(unconfirmed, x => x is { Set: "calendar", Code: "2027-02-04" });
        Assert.DoesNotContain(unconfirmed, x => x.Code == "2026-09-02");
    }

    [Fact]
    public void A_day_after_the_last_known_year_is_not_known_to_the_calendar()
    {
        Assert.True(Shipped.Book.Calendar.Knows(new(2027, 12, 31)));
        Assert.False(Shipped.Book.Calendar.Knows(new(2028, 1, 1)));
    }

    [Fact]
    public void No_question_is_asked_by_an_age_that_is_not_a_dated_parameter()
    {
        var conditions = Shipped.Book.Sets.SelectMany(x => x.Form.Questions.Concat(x.QuickForm?.Questions ?? [])).Select(x => x.AskedWhen).OfType<string>().ToList();
        Assert.NotEmpty(conditions);
        Assert.DoesNotContain(conditions, x => x.Any(char.IsDigit));
    }

    [Theory]
    [InlineData("2026-11-13", 3, "2026-11-18")] // a Friday: the weekend does not count
    [InlineData("2026-04-24", 1, "2026-04-28")] // the Monday after is in lieu of the Hung Kings' day, a Sunday
    [InlineData("2026-02-13", 1, "2026-02-23")] // Lunar New Year
    [InlineData("2024-04-26", 1, "2024-05-02")] // Monday 29 April was exchanged for Saturday 4 May
    [InlineData("2024-05-03", 1, "2024-05-04")]
    [InlineData("2026-11-13", 0, "2026-11-13")]
    public void Working_days_leave_out_weekends_and_holidays(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Shipped.Book.Calendar.AddWorkingDays(DateOnly.Parse(from), days));

    [Fact]
    public void Answers_of_one_standard_can_be_tried_under_the_next()
    {
        var next = Shipped.Poverty(2027);

        var result = next.Assess(next.Limit(Families.FiveOnAFarm()), new(2027, 10, 1));

        Assert.Empty(result.Faults);
        Assert.Null(result.Class);
        Assert.Contains(result.Missing, x => x is { QuestionCode: "household-income", DecidesClass: true });
        Assert.Contains("near-poor", result.PossibleClasses);
    }

    [Fact]
    public void Communes_are_classed_into_three_regions()
    {
        Assert.Equal(["region-1", "region-2", "region-3"], Shipped.Book.Regions.Select(x => x.Code));
        Assert.Equal("Khu vực III", Shipped.Book.Regions[2].Label.Vi);
        Assert.Equal("region-9", Shipped.Book.NameOfRegion("region-9"));
        var faults = RuleBook.Load(new MemoryRuleFiles(new Dictionary<string, string>
        {
            ["xx/places/regions.yaml"] = "regions:\n  region-1: { label: { vi: Một, en: One }, status: sure }\n",
        })).Faults;
        Assert.Equal(["missing-key", "bad-status"], faults.Select(x => x.Code).OrderDescending());
    }
}
