using System.Diagnostics;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Language;
using Anise.Rules.Tables;
using CsCheck;

namespace Anise.Rules.Tests;

/// <summary>A table of households is a shortcut: it must say what the rules say to each household alone, whatever is changed.</summary>
public class RuleTableTests
{
    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void A_table_says_with_changed_parameters_what_the_rules_say_to_each_household(int year)
    {
        var set = Shipped.Poverty(year);
        var on = new DateOnly(year, 10, 1);
        var parameters = set.ClassParameters(on).Select(x => x.Value).ToList();
        Gen.Select(CompiledTests.Answers(set).Array[1, 6], Gen.Select(Gen.Int[0, parameters.Count - 1], Gen.Int[0, 200]).Array[0, 4]).Sample(
            (households, picks) =>
            {
                var changes = picks.Select(x => new ParameterChange(parameters[x.Item1].Code, parameters[x.Item1].Case, parameters[x.Item1].Value * x.Item2 / 100)).ToList();
                var table = set.Tabulate([.. households.Select(x => (x, on))]);
                var result = table.Evaluate(changes);
                var evaluator = set.NewEvaluator(on);
                foreach (var change in changes)
                    evaluator.SetParameter(change.Code, change.Case, change.Value);
                for (var row = 0; row < households.Length; row++)
                {
                    evaluator.Take(households[row], on);
                    var index = evaluator.ClassIndex();
                    Assert.Equal(index, int.PopCount(result.Classes[row]) == 1 ? int.TrailingZeroCount(result.Classes[row]) : -1);
                    for (var i = 0; i < set.Deprivations.Count; i++)
                    {
                        var value = evaluator.Run(evaluator.Rule(set.Deprivations[i].Code));
                        Assert.Equal(value, new Value(result.Deprived[row] >> i & 1, result.Possible[row] >> i & 1));
                    }
                }
            },
            iter: 150);
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2027)]
    public void The_classes_left_open_contain_that_of_every_completion_of_the_answers(int year)
    {
        var set = Shipped.Poverty(year);
        var on = new DateOnly(year, 10, 1);
        Gen.Select(CompiledTests.Answers(set), Gen.Select(CompiledTests.Answers(set), Gen.Int[50, 150])).Sample(
            (answers, other) =>
            {
                var (filled, percent) = other;
                var line = set.ClassParameters(on).First(x => x.IsLine).Value;
                ParameterChange[] changes = [new(line.Code, line.Case, line.Value * percent / 100)];
                var open = set.Tabulate([(answers, on)]).Evaluate(changes);
                foreach (var (code, answer) in filled.Household)
                    answers.Household.TryAdd(code, answer);
                answers.Area ??= filled.Area;
                for (var i = 0; i < Math.Min(answers.Members.Count, filled.Members.Count); i++)
                {
                    foreach (var (code, answer) in filled.Members[i].Values)
                        answers.Members[i].Values.TryAdd(code, answer);
                }

                var complete = set.Tabulate([(answers, on)]).Evaluate(changes);
                Assert.Equal(complete.Classes[0], complete.Classes[0] & open.Classes[0]);
                Assert.Equal(open.Deprived[0], open.Deprived[0] & complete.Deprived[0]);
                Assert.Equal(complete.Possible[0], complete.Possible[0] & open.Possible[0]);
            },
            iter: 300);
    }

    [Fact]
    public void The_lines_of_a_class_are_told_from_what_defines_an_indicator()
    {
        var of2021 = Shipped.Poverty(2023).ClassParameters(new(2023, 10, 1));
        Assert.Equal(["b1-line", "b2-line", "points-per-deprivation"], of2021.Where(x => x.IsLine).Select(x => x.Value.Code).Distinct());
        Assert.Contains(of2021, x => x is { IsLine: false, Value.Code: "housing-area-limit" });
        // The income line decides nothing while B1 points stand in for income.
        Assert.DoesNotContain(of2021, x => x.Value.Code == "income-line");
        var of2027 = Shipped.Poverty(2027).ClassParameters(new(2027, 10, 1));
        Assert.Equal(["income-line", "deprivations-line"], of2027.Where(x => x.IsLine).Select(x => x.Value.Code).Distinct());
    }

    [Fact]
    public void An_unknown_parameter_is_an_error_of_the_program()
    {
        var table = Shipped.Poverty(2023).Tabulate([(new Answers(), new(2023, 10, 1))]);
        Assert.Throws<ArgumentException>(() => table.Evaluate([new("no-line", null, 1)]));
        Assert.Throws<ArgumentException>(() => table.Evaluate([new("b1-line", "hamlet", 1)]));
    }

    [Fact]
    public void Twenty_thousand_households_follow_a_slider()
    {
        var set = Shipped.Poverty(2027);
        var on = new DateOnly(2027, 10, 1);
        var some = Enumerable.Range(0, 200).Select(i => new Answers
        {
            Area = i % 5 == 0 ? "urban" : "rural",
            Household = { ["household-income"] = $"{i * 100_000}", ["floor-area"] = $"{i % 90}", ["toilet-kind"] = "none", ["water-source"] = "rain" },
            Members = [.. Enumerable.Range(0, 1 + i % 6).Select(m => new MemberAnswers { Key = $"{m}", BirthYear = 1950 + 10 * m, Values = { ["health-insurance"] = i % 3 == 0 ? "no" : "yes" } })],
        }).ToArray();
        var table = set.Tabulate([.. Enumerable.Range(0, 20_000).Select(i => (some[i % some.Length], on))]);
        table.Evaluate([new("income-line", "rural", 2_100_000)]);
        foreach (var (code, value) in ((string, int)[])[("income-line", 2_300_000), ("dependents-limit", 60), ("child-until", 17)])
        {
            var watch = Stopwatch.StartNew();
            var result = table.Evaluate([new(code, code == "income-line" ? "rural" : null, value)]);
            TestContext.Current.TestOutputHelper?.WriteLine($"{code}: {watch.Elapsed.TotalMilliseconds:0.0} ms");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{code}: {watch.Elapsed}");
            Assert.Equal(20_000, result.Classes.Length);
        }
    }
}
