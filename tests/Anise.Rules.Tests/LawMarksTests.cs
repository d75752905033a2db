namespace Anise.Rules.Tests;

/// <summary>
/// What the domain sheet (sections 3 to 7) marks as believed only. None of it may be called confirmed by a rule file; a mark that goes is taken out of this table
/// together with the file that names the source.
/// </summary>
public class LawMarksTests
{
    // set, name of the parameter (with its case), table, indicator, class, step or rule, and why it is not sure
    public static TheoryData<string, string, string> Believed => new()
    {
        { "vn/poverty/2016-2020", "b1-scores", "the points are not public" },
        { "vn/poverty/2021-2025", "b1-scores", "the points are not public" },
        { "vn/poverty/2021-2025", "needs-form-b", "how many signs of form A screen a household out" },
        { "vn/poverty/2021-2025", "screening-signs", "how many signs of form A screen a household out" },
        { "vn/poverty/2021-2025", "a-scores", "which signs form A asks for" },
        { "vn/poverty/2027-2030", "needs-form-b", "nothing is known of a form A after 2026" },
        { "vn/poverty/2027-2030", "telecom", "the wording of the indicator on information" },
        { "vn/poverty/2027-2030", "waste", "the wording of the indicator on waste" },
        { "vn/review/2021", "posting-days", "3 working days" },
        { "vn/review/2021", "posting", "3 working days" },
        { "vn/review/2021", "complaint-days", "3 working days" },
        { "vn/review/2021", "complaints", "3 working days" },
        { "vn/review/2021", "opinion-days", "5 days" },
        { "vn/review/2021", "opinion", "who gives it" },
        { "vn/review/2021", "in-year-days", "days or working days" },
    };

    [Theory, MemberData(nameof(Believed))]
    public void What_is_only_believed_is_not_called_confirmed(string set, string code, string why)
    {
        Assert.NotEmpty(why);
        Assert.NotEqual(RuleStatus.Confirmed, StatusOf(set, code));
        Assert.True(StatusOf(set, code) is not null, $"{set} has no {code}: take it out of the table.");
    }

    // The ages, shares and areas of the annex of Decree 351/2025 are taken over from Decree 07/2021 until the annex has been compared.
    [Fact]
    public void Only_the_lines_and_what_other_laws_say_are_confirmed_among_the_values_of_2027() => Assert.Equal(
        ["child-until", "deprivations-line", "elderly-from", "income-line", "retirement-age", "working-age-from"],
        Shipped.Poverty(2027).ParametersOn(new(2027, 1, 1)).Where(x => x.Status == RuleStatus.Confirmed).Select(x => x.Code).Distinct().Order());

    // Known and stable by the same sheet: the classes, lines and indicators of each standard.
    [Theory]
    [InlineData(2020, 10)]
    [InlineData(2023, 12)]
    [InlineData(2027, 10)] // all but information and waste
    public void What_is_well_known_is_called_confirmed(int year, int indicators)
    {
        var set = Shipped.Poverty(year);

        Assert.Equal(indicators, set.Deprivations.Count(x => x.Status == RuleStatus.Confirmed));
        Assert.All(set.Classes, x => Assert.Equal(RuleStatus.Confirmed, x.Status));
        Assert.All(
            set.ParametersOn(set.AppliesFrom).Where(x => x.Code.EndsWith("-line", StringComparison.Ordinal)), x => Assert.Equal(RuleStatus.Confirmed, x.Status));
    }

    private static RuleStatus? StatusOf(string set, string code)
    {
        var found = Shipped.Book.Sets.Single(x => $"{x.Family}/{x.Name}" == set);
        var statuses = found.Parts.Names.Parameters.Values.Where(x => x.Code == code).SelectMany(x => x.Values).SelectMany(x => x).Select(x => x.Status)
            .Concat(found.Steps.Where(x => x.Code == code).Select(x => x.Status))
            .Concat(found.ScoreTables.Where(x => x.Code == code).Select(x => x.Status))
            .Concat(found.Parts.Rules.Where(x => x.Name == code).Select(x => x.Status))
            .ToList();
        return statuses.Count == 0 ? null : statuses.Contains(RuleStatus.Confirmed) ? RuleStatus.Confirmed : RuleStatus.Unconfirmed;
    }
}
