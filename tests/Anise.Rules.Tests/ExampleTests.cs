using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using Anise.Rules.Testing;
using Anise.Rules.Units;

namespace Anise.Rules.Tests;

/// <summary>Runs the examples that stand beside the rules, and checks that none is missing at a border.</summary>
public class ExampleTests
{
    private static readonly IReadOnlyList<RuleTest> Examples = Read();

    public static TheoryData<string, int, string> All()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var example in Examples)
            data.Add(example.File, example.Line, example.Name);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_example_beside_the_rules_holds(string file, int line, string name)
    {
        var example = Examples.Single(x => x.File == file && x.Line == line && x.Name == name);

        Assert.Equal([], example.Run());
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Every_class_is_an_expected_result_in_both_areas(int year)
    {
        var set = Shipped.Poverty(year);
        foreach (var area in new[] { "rural", "urban" })
        {
            var expected = Of(set).Where(x => x.Given.GetValueOrDefault("area") == area).Select(x => x.Expected.GetValueOrDefault("class")).Distinct();
            Assert.Superset(set.Classes.Select(x => x.Code).ToHashSet(), expected.OfType<string>().ToHashSet());
        }
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Every_indicator_is_expected_both_deprived_and_not(int year)
    {
        var set = Shipped.Poverty(year);
        foreach (var indicator in set.Deprivations)
        {
            var expected = Of(set).Select(x => x.Expected.GetValueOrDefault(indicator.Code)).Distinct().ToList();
            Assert.True(expected.Contains("yes") && expected.Contains("no"), $"{set.Name}: {indicator.Code} lacks an example on one side of its border.");
        }
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Moving_any_parameter_by_one_step_breaks_an_example(int year)
    {
        var set = Shipped.Poverty(year);
        var unguarded = new List<string>();
        foreach (var parameter in set.Parts.Names.Parameters.Values)
        {
            for (var i = 0; i < parameter.Values.Count; i++)
            {
                foreach (var step in new[] { Step(parameter.Unit), -Step(parameter.Unit) })
                {
                    var slot = parameter.Slot + i;
                    if (IsUsed(set, parameter) && !Of(set).Any(x => x.Run(f => f.Parameters[slot] += step).Count > 0))
                        unguarded.Add($"{parameter.Code} {parameter.Cases?.Options[i]} {step}");
                }
            }
        }

        Assert.Equal([], unguarded);
    }

    private static double Step(Unit unit) => unit.Name switch { "%" => 0.001, "m2/person" => 0.1, _ => 1 };

    private static bool IsUsed(RuleSet set, Parameter parameter) => set.Parts.Rules.Any(x => Uses(x.Body, parameter));

    private static bool Uses(Expr expression, Parameter parameter) =>
        expression is ParameterExpr x ? x.Parameter == parameter : Cycles.Parts(expression).Where(y => y is not RuleExpr).Any(y => Uses(y, parameter));

    private static IEnumerable<RuleTest> Of(RuleSet set) => Examples.Where(x => x.Set == set);

    private static IReadOnlyList<RuleTest> Read()
    {
        var (tests, faults) = RuleTests.Read(Shipped.Book, new DirectoryRuleFiles(Shipped.Directory));
        Assert.Equal([], faults);
        return tests;
    }
}
