using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Rules.Columns;
using Anise.Rules.Files;
using Anise.Rules.Language;
using CsCheck;

namespace Anise.Rules.Tests;

/// <summary>Formulas of figures and of rules are one language: what both can say, both answer alike, also where something is not known.</summary>
public class OneLanguageTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<string> Number = Gen.Recursive<string>((depth, own) => depth > 3
        ? Gen.OneOf(One(Names), One("0", "1", "3", "0.1", "50 %", "7.5"))
        : Gen.OneOf(
            One(Names), One("0", "1", "3", "0.1", "50 %"),
            Gen.Select(own, One(" + ", " - ", " * ", " / "), own, (l, op, r) => $"({l}{op}{r})")));

    private static readonly Gen<string> Condition = Gen.Recursive<string>((depth, own) => depth > 3
        ? Comparison()
        : Gen.OneOf(
            Comparison(), own.Select(x => $"not ({x})"), Gen.Select(own, One("and", "or"), own, (l, op, r) => $"({l} {op} {r})"),
            Number.Select(x => $"is-known({x})")));

    private static readonly Gen<string?[]> Given = One<string?>(null, "0", "1", "2", "0.3", "-4", "10").Array[3];

    [Fact]
    public void Numbers_agree() => Gen.Select(Number, Given).Sample((text, given) => Agree(text, given), iter: 150);

    [Fact]
    public void Conditions_agree() => Gen.Select(Condition, Given).Sample((text, given) => Agree(text, given), iter: 150);

    [Theory]
    [InlineData("a / b", "1", "0", null)] // division by 0 is unknown
    [InlineData("0 * a", null, null, 0d)] // nothing times whatever is nothing
    [InlineData("a - a", null, null, null)]
    [InlineData("a < 1 and b > 0", "3", null, 0d)]
    [InlineData("a < 1 or b > 0", "0", null, 1d)]
    [InlineData("a < 1 and b > 0", "0", null, null)]
    [InlineData("a + b = 0.3", "0.1", "0.2", 1d)]
    [InlineData("a / 3 * 3 = 1", "1", null, 1d)]
    [InlineData("a = 50 %", "0.5", null, 1d)]
    [InlineData("is-known(a / b)", "1", "0", 0d)]
    public void What_people_trip_over_is_the_same_in_both(string text, string? a, string? b, double? expected)
    {
        Assert.Equal(expected, ByRules(text, [a, b, null]));
        Assert.Equal(expected, ByColumns(text, [a, b, null]));
    }

    // Columns have no units: they refuse what rules check.
    [Fact]
    public void A_unit_is_checked_by_rules_and_refused_by_columns()
    {
        Assert.Null(ColumnExpression.TryRead("a < 8 m2", Names, out var fault));
        Assert.Equal("unknown-unit", fault!.Code);
        Assert.Contains(RuleBook.Load(Files("a < 8 m2")).Faults, x => x.Code == "wrong-unit");
    }

    private static Gen<T> One<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static void Agree(string text, string?[] given)
    {
        var (rules, columns) = (ByRules(text, given), ByColumns(text, given));
        Assert.True(
            rules is null ? columns is null : columns is { } x && Math.Abs(x - rules.Value) <= 1e-9 * Math.Max(1, Math.Abs(x)),
            $"{text} with {string.Join(", ", given)}: rules {rules}, columns {columns}");
    }

    private static double? ByRules(string text, string?[] given)
    {
        var set = Assert.Single(RuleBook.Load(Files(text)).Require().Sets);
        var evaluator = set.NewEvaluator(new(2023, 1, 1));
        evaluator.Take(new Answers { Household = Names.Zip(given).Where(x => x.Second is not null).ToDictionary(x => x.First, x => x.Second) }, new(2023, 1, 1));
        var value = evaluator.Run(evaluator.Rule("r"));
        return value.IsKnown && double.IsFinite(value.Low) ? value.Low : null;
    }

    private static double? ByColumns(string text, string?[] given)
    {
        var expression = ColumnExpression.TryRead(text, Names, out _);
        Assert.NotNull(expression);
        var value = expression.Evaluate(1, name => [given[Array.IndexOf(Names, name)] is { } x ? double.Parse(x, System.Globalization.CultureInfo.InvariantCulture) : double.NaN], _ => [""])[0];
        return double.IsFinite(value) ? value : null;
    }

    private static MemoryRuleFiles Files(string text) => new(new Dictionary<string, string>
    {
        ["xx/some/2023/set.yaml"] = "label: { vi: X, en: X }\nsubject: { code: row, label: { vi: X, en: X } }\napplies-from: 2023-01-01\nreference: R\nstatus: confirmed\n",
        ["xx/some/2023/inputs.yaml"] = string.Concat(Names.Select(x => $"{x}: {{ label: {{ vi: X, en: X }}, kind: number, unit: '1', reference: R, decimals: 1 }}\n")),
        ["xx/some/2023/rules.yaml"] = $"r:\n  label: {{ vi: X, en: X }}\n  value: \"{text}\"\n",
    });

    private static Gen<string> Comparison() =>
        Gen.Select(Number, One("<", "<=", ">", ">=", "=", "!="), Number, (l, op, r) => $"{l} {op} {r}");
}
