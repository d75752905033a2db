using Anise.Basics;
using Anise.Measures;
using Anise.Places;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Rules.Tables;
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

    [Theory]
    [InlineData("2200000", false)]
    [InlineData("400000", true)]
    [InlineData("22000000", true)]
    [InlineData("4400000", false)]
    public void A_value_far_from_the_law_is_told(string line, bool far) =>
        Assert.Equal(far, Read(new() { ["set"] = "2027-2030", ["p.income-line.rural"] = line }).Fields.Single(f => f.Name == "p.income-line.rural").IsFar);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 6)]
    [InlineData(10, 30)]
    public void Without_a_cutoff_of_its_own_a_question_asks_the_same_share_of_all_weights(int weight, int cutoff)
    {
        RuleSet set = Rules.Find("vn/poverty", new(2025, 10, 1));
        WhatIf question = new(new PlaceId(1), 2025, set) { Weights = [.. set.Deprivations.Select(_ => weight)] };
        Assert.Equal(cutoff, AlkireFosterRanges.RuleOf(question).Cutoff);
        Assert.Equal(2, AlkireFosterRanges.RuleOf(question with { Cutoff = 2 }).Cutoff);
    }

    [Theory]
    [InlineData(1, 13, 4)]   // 3 of 12 indicators, of weights that sum to 13: 3.25
    [InlineData(2, 26, 7)]   // twice that: 6.5
    public void A_share_that_is_no_whole_unit_is_rounded_up(int factor, int sum, int cutoff)
    {
        RuleSet set = Rules.Find("vn/poverty", new(2025, 10, 1));
        Assert.Equal((12, 3), (set.Deprivations.Count, AlkireFosterRanges.CutoffOf(set, new(2025, 10, 1), [])));
        int[] weights = [.. set.Deprivations.Select((_, i) => i == 0 ? 2 * factor : factor)];
        Assert.Equal(sum, weights.Sum());
        Assert.Equal(cutoff, AlkireFosterRanges.RuleOf(new WhatIf(new PlaceId(1), 2025, set) { Weights = weights }).Cutoff);
    }

    /// <summary>Weights are shares: in other units they say the same, so H and M0 are the same.</summary>
    [Fact]
    public void Weights_in_other_units_measure_the_same() =>
        Gen.Select(Gen.Int[0, 6].Array[12], Gen.Int[2, 9], Gen.Select(Gen.Int[0, 4095], Gen.Int[0, 4095], Gen.Int[1, 9]).Array[1, 12]).Where(g => g.Item1.Sum() > 0).Sample((weights, factor, rows) =>
        {
            RuleSet set = Rules.Find("vn/poverty", new(2025, 10, 1));
            var open = rows.Select(r => (Place: 0, People: r.Item3, Low: (ushort)r.Item1, High: (ushort)(r.Item1 | r.Item2))).ToList();
            AlkireFosterRange Measured(int times) =>
                AlkireFosterRanges.Of(AlkireFosterRanges.RuleOf(new WhatIf(new PlaceId(1), 2025, set) { Weights = [.. weights.Select(w => w * times)] }), 1, open).Whole;
            AlkireFosterRange one = Measured(1), many = Measured(factor);
            Assert.Equal(one.H, many.H);
            Assert.Equal(one.M0.From, many.M0.From, 12);
            Assert.Equal(one.M0.To, many.M0.To, 12);
        });

    [Fact]
    public void A_set_that_there_is_not_is_told_and_stays_in_the_address()
    {
        WhatIfForm form = Read(new() { ["set"] = "2031-2035", ["w.water"] = "3", ["support"] = "100" });
        Problem problem = Assert.Single(form.Problems);
        Assert.Equal(("no-set", "set"), (problem.Code, problem.Field));
        Assert.Contains("2031-2035", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["set=2031-2035", "support=100"], form.ToAddress().Select(f => $"{f.Key}={f.Value}"));
    }

    [Fact]
    public void Every_value_that_differs_is_a_change()
    {
        Assert.Equal(0, Read(new()).ChangeCount);
        Assert.Equal(4, Read(new() { ["p.income-line.rural"] = "1", ["w.water"] = "3", ["k"] = "4", ["support"] = "5" }).ChangeCount);
    }

    [Fact]
    public void As_many_poor_as_today_are_not_the_same_poor()
    {
        ClassSet poor = ClassSet.Of("poor"), near = ClassSet.Of("near-poor");
        WhatIfOutcome Outcome(params (ClassSet Today, ClassSet Then)[] households)
        {
            var total = new Crossing();
            foreach (var (today, then) in households) total.Add(today, then);
            var place = new MappedPlace(new PlaceId(1), PlaceKind.Province, "20", true, "Lạng Sơn", null, null);
            return new(Read(new()).Question, place, total, [], [], [], 0, [], new(default, default, null, 0), 3, 3);
        }
        WhatIfOutcome changed = Outcome((poor, near), (near, poor));
        Assert.Equal(changed.Total[WhatIfGroup.PoorToday], changed.Total[WhatIfGroup.Poor]);
        Assert.False(changed.NobodyChanges);
        Assert.False(Outcome((poor, poor), (near, ClassSet.Any)).NobodyChanges);
        Assert.True(Outcome((poor, poor), (near, near)).NobodyChanges);
    }

    [Fact]
    public void A_class_that_scenarios_do_not_count_is_no_class_silently()
    {
        Assert.Throws<ArgumentException>(() => ClassSet.Of("extremely-poor"));
        Assert.Equal(["near-poor"], ClassSet.Of("near-poor").Possible);
        Assert.Equal(ClassSet.Any, ClassSet.Of(null));
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
