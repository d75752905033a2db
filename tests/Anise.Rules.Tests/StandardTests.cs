using System.Globalization;
using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Rules.Standards;

namespace Anise.Rules.Tests;

/// <summary>The standards of communes: the table of the law typed a second time, and every state at its border.</summary>
public class StandardTests
{
    // Typed from the domain sheet, section 4, with a reckoning of its own below: code, how a number is compared, threshold; "met" is judged.
    private const string Law = """
        1.1 met, 1.2 met, 2.1 >= 100, 2.2 >= 80, 2.3 >= 100, 2.4 >= 50, 3.1 >= 80, 3.2 met, 4.1 met, 4.2 >= 95, 5 >= 70, 6.1 met, 6.2 met, 6.3 >= 100, 7 met,
        8.1 met, 8.2 met, 8.3 met, 8.4 met, 9.1 <= 0, 9.2 >= 75, 10 >= 42, 11 <= 13, 12.1 >= 70, 12.2 >= 20, 13.1 met, 13.2 met, 13.3 met, 13.4 met, 13.5 met,
        14.1 met, 14.2 >= 70, 15.1 >= 90, 15.2 met, 15.3 <= 24, 15.4 >= 50, 16 >= 80, 17.1 >= 30, 17.2 >= 90, 17.3 met, 17.4 >= 2, 17.5 met, 17.6 >= 70, 17.7 >= 100,
        17.8 >= 70, 17.9 >= 60, 17.10 >= 100, 17.11 >= 30, 17.12 >= 50, 18.1 met, 18.2 met, 18.3 met, 18.4 met, 18.5 met, 18.6 met, 19.1 met, 19.2 met
        """;

    private static readonly DateOnly Day = new(2023, 12, 31);
    private static readonly string[] Judgements = ["met", "basically-met", "not-met", "not-applicable"];

    private static StandardSet Set => Shipped.Book.Standards.Single(x => x.FullName == "vn/commune-standards/2021-2025");

    private static IEnumerable<(string Code, string Compare, decimal Line)> Table => Law.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(x => x.Split(' ')).Select(x => (x[0], x[1], x.Length > 2 ? decimal.Parse(x[2], CultureInfo.InvariantCulture) : 0));

    [Fact]
    public void The_set_has_the_19_criteria_and_57_sub_criteria_of_the_law_in_its_order()
    {
        Assert.Equal(Table.Select(x => x.Code), Set.SubCriteria.Select(x => x.Code));
        Assert.Equal(57, Set.SubCriteria.Count());
        Assert.Equal(Enumerable.Range(1, 19).Select(x => $"{x}"), Set.Criteria.Select(x => x.Code));
        Assert.All(Set.Criteria, x => Assert.All(x.SubCriteria, s => Assert.Equal(x.Code, s.Code.Split('.')[0])));
    }

    [Fact]
    public void Every_sub_criterion_has_its_state_just_under_at_and_just_over_its_threshold_and_for_every_judgement()
    {
        var wrong = new List<string>();
        foreach (var (code, compare, line) in Table)
        {
            string[] numbers = compare == "met" ? [] : code == "9.1" ? ["0", "1"] : [Text(line - 0.05m), Text(line), .. line < 100 ? [Text(line + 0.05m)] : Array.Empty<string>()];
            foreach (var value in (string[])[.. numbers, .. Judgements, ""])
            {
                var expected = value.Length == 0 ? "not-assessed"
                    : Judgements.Contains(value) ? value
                    : (compare == ">=" ? decimal.Parse(value, CultureInfo.InvariantCulture) >= line : decimal.Parse(value, CultureInfo.InvariantCulture) <= line) ? "met" : "not-met";
                var actual = StateOf(code, value);
                if (actual != expected)
                    wrong.Add($"{code} {value}: {actual}, not {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("2021-01-01", 36)]
    [InlineData("2021-12-31", 36)]
    [InlineData("2022-01-01", 39)]
    [InlineData("2023-12-31", 42)]
    [InlineData("2024-01-01", 45)]
    [InlineData("2025-12-31", 48)]
    [InlineData("2026-01-31", 48)] // after its last day: that of the last
    public void The_income_that_is_asked_depends_on_the_day(string day, int line) =>
        Assert.Equal(line, Set.Evaluate(Given(("10", "1")), DateOnly.Parse(day, CultureInfo.InvariantCulture), null).Criteria[9].SubCriteria[0].Threshold);

    [Theory]
    [InlineData("94.95", null, "not-met")] // as it is
    [InlineData("94.95", 1, "met")]
    [InlineData("94.94", 1, "not-met")]
    [InlineData("94.5", 0, "met")]
    public void A_number_is_rounded_only_where_the_rule_says_so(string value, int? decimals, string state)
    {
        var set = Set with { Decimals = decimals };

        Assert.Equal(state, set.Evaluate(Given(("4.2", value)), Day, null).Criteria[3].SubCriteria[1].State.Code());
    }

    [Theory]
    [InlineData("met, met", "met")]
    [InlineData("met, not-applicable", "met")]
    [InlineData("not-applicable, not-applicable", "not-applicable")]
    [InlineData("met, basically-met", "basically-met")]
    [InlineData("basically-met, not-assessed", "not-assessed")]
    [InlineData("not-met, not-assessed", "not-met")]
    [InlineData("basically-met, not-met", "not-met")]
    [InlineData("", "not-assessed")]
    public void A_whole_is_as_its_weakest_part(string parts, string whole) => Assert.Equal(
        whole, StandardStates.Of(parts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(x => StandardStates.All.Single(s => s.Code() == x))).Code());

    [Fact]
    public void A_further_requirement_must_hold_where_it_is_told()
    {
        Assert.Equal("met", StateOf("17.1", "30"));
        Assert.Equal("met", Set.Evaluate(Given(("17.1", "30"), ("17.1:piped", "10")), Day, null).Criteria[16].SubCriteria[0].State.Code());
        Assert.Equal("not-met", Set.Evaluate(Given(("17.1", "30"), ("17.1:piped", "9.99")), Day, null).Criteria[16].SubCriteria[0].State.Code());
        Assert.Equal("not-met", Set.Evaluate(Given(("2.3", "100"), ("2.3:hardened", "49")), Day, null).Criteria[1].SubCriteria[2].State.Code());
    }

    [Fact]
    public void A_commune_is_there_when_all_criteria_that_apply_are_met()
    {
        var all = Set.Evaluate(Set.SubCriteria.ToDictionary(x => x.Code, _ => StandardValue.Of(StandardState.Met)), Day, null);
        var craft = Set.Evaluate(Set.SubCriteria.ToDictionary(x => x.Code, x => StandardValue.Of(x.Code == "13.4" ? StandardState.NotApplicable : StandardState.Met)), Day, null);
        var market = Set.Evaluate(Set.SubCriteria.ToDictionary(x => x.Code, x => StandardValue.Of(x.Code == "7" ? StandardState.NotApplicable : StandardState.Met)), Day, null);
        var nearly = Set.Evaluate(Set.SubCriteria.ToDictionary(x => x.Code, x => StandardValue.Of(x.Code == "11" ? StandardState.BasicallyMet : StandardState.Met)), Day, null);

        Assert.Equal((StandardState.Met, 19, 19), (all.State, all.Met, all.Needed));
        Assert.Equal((StandardState.Met, 19, 19), (craft.State, craft.Met, craft.Needed));
        Assert.Equal((StandardState.Met, 18, 18), (market.State, market.Met, market.Needed));
        Assert.Equal((StandardState.BasicallyMet, 18, 19), (nearly.State, nearly.Met, nearly.Needed));
    }

    [Theory]
    [InlineData("99", "5", "unknown-code")]
    [InlineData("17.1:x", "5", "unknown-part")]
    [InlineData("2", "5", "criterion-code")]
    [InlineData("1.1", "100", "judgement-expected")]
    [InlineData("2.1", "100.01", "out-of-range")]
    [InlineData("2.1", "-0.01", "out-of-range")]
    [InlineData("10", "42000000", "out-of-range")]
    [InlineData("9.1", "0.5", "whole-number")]
    [InlineData("2.1", "94,95", "not-a-value")]
    [InlineData("2.1", "not-assessed", "not-a-value")]
    [InlineData("17.1:piped", "met", "part-number")]
    public void A_value_that_cannot_be_is_refused_in_words(string code, string value, string fault)
    {
        var (sub, part, unknown) = StandardValues.Find(Set, code);
        var found = unknown ?? StandardValues.Read(sub!, part, value).Fault!;

        Assert.Equal(fault, found.Code);
        Assert.NotEqual(found.Message.Vi, found.Message.En);
    }

    [Fact]
    public void Only_what_is_known_is_called_confirmed() => Assert.Equal(
        ["10", "11", "15.3", "15.4"], Set.SubCriteria.Where(x => x.Kind != StandardKind.Judgement && x.Status == RuleStatus.Confirmed).Select(x => x.Code));

    [Fact]
    public void The_set_of_2026_has_ten_criteria_and_three_groups_owes_47_sub_criteria_and_meets_nothing_before_they_are_there()
    {
        var set = Shipped.Book.Standards.Single(x => x.Name == "2026-2030");
        var result = set.Evaluate(set.SubCriteria.ToDictionary(x => x.Code, _ => StandardValue.Of(StandardState.Met)), new(2026, 12, 31), "3");

        Assert.Equal((10, 47, "1 2 3"), (set.Criteria.Count, set.SubCriteriaOwed, string.Join(' ', set.Groups.Keys)));
        Assert.All(set.SubCriteria, x => Assert.Equal(RuleStatus.Unconfirmed, x.Status));
        Assert.Contains(Shipped.Book.Unconfirmed(), x => x.Set == set.FullName && x.Code == "sub-criteria");
        Assert.Equal((StandardState.NotAssessed, 0), (result.State, result.Met));
        Assert.All(set.Moves, x => Assert.NotNull(Set.Find(x.From)));
    }

    [Fact]
    public void A_set_goes_on_until_the_next_begins_and_before_the_first_and_after_the_last_there_is_none()
    {
        Assert.Equal("2021-2025", Shipped.Book.StandardsOn("vn/commune-standards", new(2026, 2, 14))!.Name);
        Assert.Equal("2026-2030", Shipped.Book.StandardsOn("vn/commune-standards", new(2026, 2, 15))!.Name);
        Assert.Equal("2021-2025", Shipped.Book.StandardsOn("vn/commune-standards", new(2021, 1, 1))!.Name);
        Assert.Equal("2026-2030", Shipped.Book.StandardsOn("vn/commune-standards", new(2030, 12, 31))!.Name);
        Assert.Null(Shipped.Book.StandardsOn("vn/commune-standards", new(2020, 12, 31)));
        Assert.Null(Shipped.Book.StandardsOn("vn/commune-standards", new(2031, 1, 1)));
        Assert.Equal((false, true, true), (Set.GoesOnOn(new(2025, 12, 31)), Set.GoesOnOn(new(2026, 1, 1)), Set.GoesOnOn(new(2026, 2, 14))));
        Assert.Contains(Shipped.Book.Unconfirmed(), x => x.Set == Set.FullName && x.Code == "goes-on");
    }

    private const string Small = """
        label: { vi: Bộ, en: Set }
        applies-from: 2020-01-01
        applies-to: 2020-12-31
        reference: act
        status: confirmed
        rounding: { rule: exact, reference: act, status: confirmed }
        criteria-owed: 1
        sub-criteria-owed: 2
        values-hold: { months: 12, reference: act, status: confirmed }
        recognition: { votes-at-least: 90, reference: act, status: confirmed }
        groups:
          1: { label: { vi: Một, en: One } }
          2: { label: { vi: Hai, en: Two } }
        criteria:
          1:
            label: { vi: Tiêu chí, en: Criterion }
            sub-criteria:
              1.1: { label: { vi: Nhà, en: House }, kind: ratio, at-least: { 1: 50, 2: 40 }, status: confirmed }
              1.2: { label: { vi: Chợ, en: Market }, kind: judgement, status: confirmed }
        """;

    [Fact]
    public void A_threshold_can_differ_by_group()
    {
        var set = Load(Small).Require().Standards.Single();

        Assert.Equal("met", set.Evaluate(set.Find("1.1")!, StandardValue.Of(45), set.From, "2").State.Code());
        Assert.Equal("not-met", set.Evaluate(set.Find("1.1")!, StandardValue.Of(45), set.From, "1").State.Code());
        Assert.Equal("not-assessed", set.Evaluate(set.Find("1.1")!, StandardValue.Of(45), set.From, null).State.Code());
    }

    [Theory]
    [InlineData("rule: exact", "rule: up", 6, "unknown-rounding")]
    [InlineData("kind: judgement", "kind: guess", 19, "unknown-name")]
    [InlineData("kind: judgement", "kind: judgement, at-least: 3", 19, "threshold-of-judgement")]
    [InlineData("{ 1: 50, 2: 40 }", "{ 1: 50 }", 18, "uncovered-case")]
    [InlineData("{ 1: 50, 2: 40 }", "{ 1: 50, 2: 40, 3: 30 }", 18, "unknown-name")]
    [InlineData("{ 1: 50, 2: 40 }", "{ 2020-02-01: 40 }", 18, "missing-dates")]
    [InlineData("{ 1: 50, 2: 40 }", "50, at-most: 3", 18, "two-thresholds")]
    [InlineData("at-least: { 1: 50, 2: 40 }, ", "", 18, "no-threshold")]
    [InlineData("sub-criteria-owed: 2", "sub-criteria-owed: 1", 1, "too-many-items")]
    [InlineData("1.2: { label", "1.1: { label", 19, "duplicate-key")]
    [InlineData("status: confirmed\nrounding", "rounding", 1, "missing-key")]
    [InlineData("applies-to: 2020-12-31", "applies-to: 2019-12-31", 1, "overlapping-dates")]
    public void A_mistake_in_the_file_is_told_with_its_line(string from, string to, int line, string code)
    {
        var faults = Load(Small.Replace(from, to, StringComparison.Ordinal)).Faults;

        Assert.Contains(faults, x => x.File == "xx/standards/2020/criteria.yaml" && x.Line == line && x.Code == code);
    }

    private static RuleBookResult Load(string file) => RuleBook.Load(new MemoryRuleFiles(new Dictionary<string, string> { ["xx/standards/2020/criteria.yaml"] = file }));

    private static string StateOf(string code, string value) =>
        Set.Evaluate(Given((code, value)), Day, null).Criteria.SelectMany(x => x.SubCriteria).Single(x => x.SubCriterion.Code == code).State.Code();

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, StandardValue> Given(params (string Code, string Value)[] values)
    {
        var given = new Dictionary<string, StandardValue>(StringComparer.Ordinal);
        foreach (var (code, text) in values)
        {
            var (sub, part, fault) = StandardValues.Find(Set, code);
            Assert.Null(fault);
            var (value, wrong) = StandardValues.Read(sub!, part, text);
            Assert.Null(wrong);
            var before = given.GetValueOrDefault(sub!.Code, StandardValue.Nothing);
            given[sub.Code] = part is null ? value : before with { Besides = value.Besides };
        }

        return given;
    }
}
