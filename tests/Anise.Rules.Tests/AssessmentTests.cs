using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Language;

namespace Anise.Rules.Tests;

public class AssessmentTests
{
    private static readonly DateOnly Autumn = new(2023, 10, 1);

    private static Assessment Assess(Answers answers) => Shipped.Poverty(2023).Assess(answers, Autumn);

    [Fact]
    public void Three_dependents_of_five_are_over_half_and_are_named()
    {
        var dependents = Assess(Families.FiveOnAFarm()).Deprivations.Single(x => x.Code == "dependents");

        Assert.True(dependents.Deprived);
        Assert.Equal("Người phụ thuộc: 3 trong 5 người (60 %), quá 50 %", dependents.Why.Text.Vi);
        Assert.Equal("Dependents: 3 of 5 people (60 %), over 50 %", dependents.Why.Text.En);
        Assert.Equal(["daughter", "son", "grandmother"], dependents.Why.MemberKeys);
        Assert.Contains("07/2021", dependents.Why.Reference);
    }

    [Fact]
    public void A_complete_form_gives_points_and_class_without_anything_missing()
    {
        var result = Assess(Families.FiveOnAFarm());

        Assert.Empty(result.Faults);
        Assert.Empty(result.Missing);
        Assert.Equal(1, result.DeprivationCount);
        Assert.Equal(10, result.B2);
        Assert.Equal("near-poor", result.Class);
        Assert.Equal(["near-poor"], result.PossibleClasses);
    }

    [Fact]
    public void The_points_are_the_sum_of_the_items_of_the_table()
    {
        var result = Assess(Families.FiveOnAFarm());

        var table = Flatten(result.Why).First(x => x.Code == "b1-scores");
        Assert.Equal(result.B1, table.Children.Sum(x => decimal.Parse(x.Value!)));
        Assert.InRange(table.Children.Count, 28, 35);
        Assert.Equal(RuleStatus.Unconfirmed, table.Status);
        Assert.True(result.Why.HasUnconfirmed);
    }

    [Fact]
    public void The_condition_on_points_names_the_line_of_the_area()
    {
        var condition = Assess(Families.FiveOnAFarm()).Why.Children.First(x => x.Code == "b1-low");

        Assert.Equal("Điểm B1 (ước lượng thu nhập) không quá 140, khu vực nông thôn", condition.Text.Vi);
        Assert.True(condition.Holds);
        Assert.Equal("point", condition.Unit);
    }

    [Fact]
    public void A_missing_answer_is_unknown_and_named_and_leaves_the_class_open()
    {
        var answers = Families.FiveOnAFarm();
        answers["toilet-kind"] = null;
        answers["water-source"] = "other";
        answers["walls-durable"] = "no";
        answers["roof-durable"] = "no";
        answers.Members[4]["health-insurance"] = null;
        answers["toilet-kind"] = "none";

        var open = Assess(answers);
        Assert.Equal("poor", open.Class);

        answers["toilet-kind"] = null;
        answers["water-source"] = "piped";
        open = Assess(answers);

        Assert.Null(open.Class);
        Assert.Null(open.B2);
        Assert.Equal(["poor", "near-poor"], open.PossibleClasses);
        Assert.Contains(new MissingAnswer("toilet-kind", null, true), open.Missing);
        Assert.Contains(new MissingAnswer("health-insurance", "grandmother", true), open.Missing);
    }

    [Fact]
    public void A_missing_answer_that_cannot_change_the_class_does_not_keep_it_open()
    {
        var answers = Families.FiveOnAFarm();
        answers["water-source"] = null;

        var result = Assess(answers);

        Assert.Equal("near-poor", result.Class);
        Assert.Contains(new MissingAnswer("water-source", null, false), result.Missing);
        Assert.Null(result.Deprivations.Single(x => x.Code == "water").Deprived);
    }

    [Theory]
    [InlineData("floor-area", "-1", "out-of-range")]
    [InlineData("floor-area", "30.25", "too-many-decimals")]
    [InlineData("floor-area", "ba mươi", "not-a-number")]
    [InlineData("toilet-kind", "golden", "unknown-option")]
    [InlineData("pension", "maybe", "not-yes-no")]
    [InlineData("colour", "red", "unknown-question")]
    public void An_answer_that_cannot_be_is_a_fault(string question, string answer, string code)
    {
        var answers = Families.FiveOnAFarm();
        answers[question] = answer;

        var fault = Assert.Single(Assess(answers).Faults);
        Assert.Equal((question, code), (fault.QuestionCode, fault.Code));
        Assert.NotEqual(fault.Message.Vi, fault.Message.En);
    }

    [Fact]
    public void Answers_go_to_json_and_back()
    {
        var json = Families.FiveOnAFarm().ToJson();

        Assert.Equal(json, Answers.FromJson(json).ToJson());
        Assert.Contains("\"sex\":\"Male\"", json);
    }

    [Fact]
    public void A_household_without_members_is_not_guessed()
    {
        var result = Assess(new Answers { Area = "rural" });

        Assert.Null(result.Class);
        Assert.Equal(["poor", "near-poor", "not-poor"], result.PossibleClasses);
        Assert.Contains(result.Missing, x => x.QuestionCode == "members");
    }

    [Fact]
    public void A_question_is_asked_only_when_its_condition_holds()
    {
        var set = Shipped.Poverty(2023);
        var answers = Families.FiveOnAFarm();

        Assert.True(set.IsAsked("has-job", answers, 0, Autumn));
        Assert.False(set.IsAsked("has-job", answers, 3, Autumn));
        Assert.False(set.IsAsked("undernourished", answers, 0, Autumn));
    }

    private static IEnumerable<Explanation> Flatten(Explanation line) => line.Children.SelectMany(Flatten).Prepend(line);
}
