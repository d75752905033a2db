using Anise.Basics;
using Anise.Measures;
using Anise.Rules;
using Anise.Scenarios;
using CsCheck;

namespace Anise.Tests.Scenarios;

public sealed class WhatIfFormTests
{
    private static readonly RuleBook Rules = RuleBook.LoadDirectory(RuleDirectory.Default).Require();

    [Fact]
    public void Without_a_set_the_one_that_comes_next_is_tried()
    {
        Assert.Equal("2027-2030", Read(new()).Question.Rules.Name);
        Assert.Empty(Read(new()).Question.Changes);
    }

    [Fact]
    public void Values_of_the_law_are_no_changes_and_leave_the_address()
    {
        WhatIfForm form = Read(new() { ["set"] = "2021-2025", ["p.b1-line.rural"] = "140", ["p.b1-line.urban"] = "180", ["w.water"] = "1", ["k"] = "" });
        Assert.Equal([new ParameterChange("b1-line", "urban", 180)], form.Question.Changes);
        Assert.Equal(["set=2021-2025", "p.b1-line.urban=180"], form.ToAddress().Select(f => $"{f.Key}={f.Value}"));
    }

    [Fact]
    public void Values_entered_for_another_set_are_not_taken_over()
    {
        WhatIfForm form = Read(new() { ["set"] = "2027-2030", ["of"] = "2021-2025", ["p.insurance-from"] = "9", ["w.water"] = "4", ["support"] = "100" });
        Assert.Empty(form.Question.Changes);
        Assert.All(form.Question.Weights, w => Assert.Equal(1, w));
        Assert.Equal(100, form.Question.Support);
    }

    [Theory]
    [InlineData("p.income-line.rural", "many", "bad-number")]
    [InlineData("p.income-line.rural", "-1", "bad-number")]
    [InlineData("p.income-line.rural", "99999999999999999999999999999999", "bad-number")]
    [InlineData("w.water", "1.5", "not-whole")]
    [InlineData("k", "14", "bad-cutoff")]
    [InlineData("k", "0", "bad-cutoff")]
    [InlineData("support", "1e9", "bad-number")]
    public void What_cannot_be_read_is_told_at_its_field_and_the_law_stands(string name, string value, string code)
    {
        WhatIfForm form = Read(new() { [name] = value });
        Problem problem = Assert.Single(form.Problems);
        Assert.Equal((code, name), (problem.Code, problem.Field));
        Assert.Equal(["set=2027-2030"], form.ToAddress().Select(f => $"{f.Key}={f.Value}"));
    }

    [Fact]
    public void Without_any_weight_nobody_could_be_poor()
    {
        var none = Read(new()).Weights.ToDictionary(w => w.Name, _ => "0");
        Assert.Equal("no-weight", Assert.Single(Read(none).Problems).Code);
    }

    [Fact]
    public void The_cutoff_follows_the_lines_that_are_tried()
    {
        RuleSet set = Rules.Find("vn/poverty", new(2025, 10, 1));
        Assert.Equal(3, AlkireFosterRanges.CutoffOf(set, new(2025, 10, 1), []));
        Assert.Equal(5, AlkireFosterRanges.CutoffOf(set, new(2025, 10, 1), [new("b2-line", null, 50)]));
    }

    /// <summary>Whatever the open deprivations turn out to be, H, A and M0 lie between the ends.</summary>
    [Fact]
    public void The_ends_of_the_measures_contain_every_completion() =>
        Gen.Select(Gen.Int[1, 4].Array[4], Gen.Int[1, 8], Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[1, 9]).Array[1, 12]).Sample((weights, cutoff, rows) =>
        {
            var rule = new PovertyRule(weights, Math.Min(cutoff, weights.Sum()));
            var open = rows.Select(r => (Place: 0, People: r.Item4, Low: (ushort)r.Item1, High: (ushort)(r.Item1 | r.Item2))).ToList();
            var complete = rows.Select(r => (Place: 0, People: r.Item4, Low: (ushort)(r.Item1 | (r.Item2 & r.Item3)), High: (ushort)(r.Item1 | (r.Item2 & r.Item3)))).ToList();
            AlkireFosterRange range = AlkireFosterRanges.Of(rule, 1, open).Whole, one = AlkireFosterRanges.Of(rule, 1, complete).Whole;
            Assert.Equal(one.H.From, one.H.To);
            Within(one.H.From, range.H);
            Within(one.M0.From, range.M0);
            if (one.A is { } average) Within(average.From, range.A!.Value);
        });

    private static void Within(double value, ValueRange range) => Assert.True(value >= range.From - 1e-12 && value <= range.To + 1e-12, $"{value} outside {range}");

    private static WhatIfForm Read(Dictionary<string, string> given) =>
        WhatIfForm.Read(Rules, new DateOnly(2026, 11, 25), new PlaceId(1), 2025, given.GetValueOrDefault);
}
