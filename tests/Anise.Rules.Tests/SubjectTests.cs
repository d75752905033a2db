using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Rules.Sets;

namespace Anise.Rules.Tests;

/// <summary>Sets that speak of something else than households, with results by name.</summary>
public class SubjectTests
{
    private static readonly DateOnly On = new(2025, 8, 1);

    // Decision 148/QD-TTg: 5 stars 90-100, 4 from 70 to under 90, 3 from 50 to under 70, 2 from 30 to under 50, 1 under 30.
    [Theory]
    [InlineData("0", "0", "0", "1")]
    [InlineData("10", "9.9", "10", "1")]
    [InlineData("10", "10", "10", "2")]
    [InlineData("20", "9.9", "20", "2")]
    [InlineData("20", "10", "20", "3")]
    [InlineData("30", "19.9", "20", "3")]
    [InlineData("30", "20", "20", "4")]
    [InlineData("35", "24.9", "30", "4")]
    [InlineData("35", "25", "30", "5")]
    [InlineData("35.1", "24.2", "30.7", "5")]
    [InlineData("40", "25", "35", "5")]
    public void A_product_has_the_stars_of_its_score(string a, string b, string c, string stars) => Assert.Equal(stars, Rate("stars", a, b, c).Value);

    [Theory]
    [InlineData("40.1", "0", "0", "a")]
    [InlineData("0", "25.01", "0", "b")]
    [InlineData("0", "0", "36", "c")]
    [InlineData("-1", "0", "0", "a")]
    [InlineData("1.005", "0", "0", "a")]
    public void Points_beyond_what_a_part_can_have_are_refused(string a, string b, string c, string fault)
    {
        var rated = Rate("stars", a, b, c);

        Assert.Null(rated.Value);
        Assert.Equal(fault, Assert.Single(rated.Faults).QuestionCode);
    }

    [Fact]
    public void What_no_missing_part_can_change_is_known()
    {
        Assert.Null(Rate("stars", "40", "25", null).Value);
        Assert.Equal("province", Rate("given-by", "40", "10", null, new(2025, 8, 1)).Value); // 50 to 85
        Assert.Null(Rate("given-by", "40", "10", null, new(2025, 6, 30)).Value); // the district under 70
    }

    [Fact]
    public void A_set_says_what_it_speaks_of_and_what_it_gives()
    {
        var set = Shipped.Book.Find("vn/ocop", On);

        Assert.Equal(("product", false), (set.Subject.Code, set.Subject.HasMembers));
        Assert.Equal(["total", "stars", "given-by"], set.Outputs.Select(x => x.Code));
        Assert.Equal(["5", "4", "3", "2", "1"], set.Outputs[1].Options.Select(x => x.Code));
        Assert.False(set.HasInput("area"));
        Assert.True(Shipped.Poverty(2023).Subject.HasMembers);
        var why = set.Assess(new Answers { ["a"] = "35", ["b"] = "25", ["c"] = "30" }, On).Why;
        Assert.Equal(["90", "5", "centre"], why.Children.Select(x => x.Value));
        Assert.Equal("90 điểm: 5 sao", why.Children[1].Text.Vi);
    }

    // A criterion of communes: a value, a threshold by group of communes and by date, met or not.
    [Theory]
    [InlineData("2023-06-01", "group-1", "90", "yes")]
    [InlineData("2023-06-01", "group-1", "89.9", "no")]
    [InlineData("2023-06-01", "group-3", "70", "yes")]
    [InlineData("2024-06-01", "group-3", "70", "no")]
    [InlineData("2023-06-01", null, "95", "yes")]
    [InlineData("2023-06-01", null, "80", null)]
    public void A_criterion_of_communes_is_met_by_group_and_date(string on, string? group, string value, string? met)
    {
        var set = Load(
            ("set", "label: { vi: X, en: X }\nsubject: { code: commune, label: { vi: Xã, en: Commune } }\napplies-from: 2023-01-01\nreference: R\nstatus: unconfirmed\n"),
            ("inputs", "group: { label: { vi: N, en: G }, kind: choice, reference: R, options: { group-1: { vi: 1, en: 1 }, group-3: { vi: 3, en: 3 } } }\n"
                + "insured: { label: { vi: B, en: I }, kind: number, unit: '%', min: 0, max: 100, decimals: 1, reference: R }\n"),
            ("parameters", "insured-from:\n  label: { vi: M, en: T }\n  group-1: { unit: '%', values: { 2023-01-01: { value: 90, reference: R, status: confirmed } } }\n"
                + "  group-3: { unit: '%', values: { 2023-01-01: { value: 70, reference: R, status: confirmed }, 2024-01-01: { value: 75, reference: R, status: confirmed } } }\n"),
            ("rules", "met: { label: { vi: Đạt, en: Met }, output: yes, value: insured >= insured-from * 100, reference: R, status: confirmed }\n"));

        Assert.Equal(met, set.Evaluate("met", new Dictionary<string, string?> { ["group"] = group, ["insured"] = value }, DateOnly.Parse(on)).Value);
    }

    // A support that goes by the highest group that applies.
    [Theory]
    [InlineData("yes", "yes", "disabled")]
    [InlineData("no", "yes", "poor")]
    [InlineData("no", "no", "nobody")]
    [InlineData("yes", null, "disabled")]
    [InlineData(null, "yes", null)]
    public void The_first_of_some_options_that_holds_is_taken(string? disabled, string? poor, string? expected)
    {
        var set = Load(
            ("set", "label: { vi: X, en: X }\nsubject: { code: person, label: { vi: Người, en: Person } }\napplies-from: 2023-01-01\nreference: R\nstatus: confirmed\n"),
            ("inputs", "disabled: { label: { vi: K, en: D }, kind: yes-no, reference: R }\npoor: { label: { vi: N, en: P }, kind: yes-no, reference: R }\n"),
            ("rules", "course:\n  label: { vi: C, en: C }\n  options:\n    disabled: { label: { vi: K, en: D }, when: disabled }\n    poor: { label: { vi: N, en: P }, when: poor }\n    nobody: { label: { vi: 0, en: 0 } }\n"
                + "paid: { label: { vi: T, en: P }, value: 'course in [disabled, poor]' }\n"));

        Assert.Equal(expected, set.Evaluate("course", new Dictionary<string, string?> { ["disabled"] = disabled, ["poor"] = poor }, On).Value);
    }

    [Fact]
    public void What_a_set_cannot_have_is_told_with_its_line()
    {
        var faults = RuleBook.Load(Files(
            ("set", "label: { vi: X, en: X }\nsubject: { code: plot, label: { vi: Thửa, en: Plot } }\napplies-from: 2023-01-01\nreference: R\nstatus: confirmed\n"),
            ("inputs", "organic: { label: { vi: K, en: D }, kind: yes-no, reference: R, per: member }\n"),
            ("rules", "a: { label: { vi: C, en: C }, options: { one: { label: { vi: K, en: D }, when: organic }, two: { label: { vi: K, en: D }, when: organic } } }\n"
                + "b: { label: { vi: C, en: C }, of: member, value: yes }\nc: { label: { vi: C, en: C }, value: age > 3 year }\nd: { label: { vi: C, en: C }, output: maybe, value: yes }\n"))).Faults;

        Assert.Equal(
            [("inputs", 1, "bad-per"), ("rules", 1, "open-choice"), ("rules", 2, "bad-per"), ("rules", 3, "unknown-name"), ("rules", 4, "bad-yes-no")],
            faults.Where(x => x.Code != "member-name-outside").Select(x => (x.File.Split('/')[^1].Replace(".yaml", "", StringComparison.Ordinal), x.Line, x.Code)));
    }

    private static Evaluation Rate(string rule, string? a, string? b, string? c, DateOnly? on = null) => Shipped.Book.Find("vn/ocop", on ?? On)
        .Evaluate(rule, new Dictionary<string, string?> { ["a"] = a, ["b"] = b, ["c"] = c }, on ?? On);

    private static RuleSet Load(params (string Name, string Text)[] files) => Assert.Single(RuleBook.Load(Files(files)).Require().Sets);

    private static MemoryRuleFiles Files(params (string Name, string Text)[] files) =>
        new(files.ToDictionary(x => $"xx/some/2023/{x.Name}.yaml", x => x.Text));
}
