using System.CommandLine;
using Anise.Rules;
using Anise.Rules.Files;
using Anise.Rules.Testing;

namespace Anise.Cli.Rules;

/// <summary><c>anise rules …</c>: the law as data, checked, tested, listed, applied and explained.</summary>
internal static class RulesCommand
{
    public static Command Build() => new("rules", Texts.Get("rules"))
    {
        Check(),
        Test(),
        List(),
        EvaluateCommand.Build(),
        ExplainCommand.Build(),
        ScoreTableCommand.Export(),
        ScoreTableCommand.Import(),
    };

    private static Command Check()
    {
        Option<DirectoryInfo> rules = RulesOption.Build();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("check", Texts.Get("check")) { rules, format };
        command.SetAction(parsed =>
        {
            if (RulesOption.Load(parsed, rules) is not { } book)
                return 1;
            List<UnconfirmedRule> unconfirmed = [.. book.Unconfirmed()];
            Table.Write(
                parsed.InvocationConfiguration.Output,
                parsed.GetValue(format),
                ["set", "code", "label", "reference", "file", "line"],
                unconfirmed.Select(x => (IReadOnlyList<object?>)[x.Set, x.Code, x.Label.ToString(), x.Reference, x.File, x.Line]));
            parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("checked", book.Sets.Count, unconfirmed.Count));
            parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("calendar-until", book.Calendar.LastYear));
            return 0;
        });
        return command;
    }

    private static Command Test()
    {
        Option<DirectoryInfo> rules = RulesOption.Build();
        var command = new Command("test", Texts.Get("test")) { rules };
        command.SetAction(parsed =>
        {
            if (RulesOption.Load(parsed, rules) is not { } book)
                return 1;
            (IReadOnlyList<RuleTest> tests, IReadOnlyList<RuleFault> faults) =
                RuleTests.Read(book, new DirectoryRuleFiles(parsed.GetRequiredValue(rules).FullName));
            foreach (RuleFault fault in faults)
                parsed.InvocationConfiguration.Error.WriteLine(fault);
            var failed = 0;
            foreach (RuleTest test in tests)
            {
                IReadOnlyList<RuleTestDifference> differences = test.Run();
                if (differences.Count == 0)
                    continue;
                failed++;
                foreach (RuleTestDifference x in differences)
                    parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("test-differs", test.File, test.Line, test.Name, x.Rule, x.Expected, x.Actual));
            }

            parsed.InvocationConfiguration.Output.WriteLine(Texts.Get("tested", tests.Count - failed, failed));
            return failed == 0 && faults.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command List()
    {
        Option<DirectoryInfo> rules = RulesOption.Build();
        Option<OutputFormat> format = Table.FormatOption();
        Option<DateOnly> date = RulesOption.Date();
        var command = new Command("list", Texts.Get("list")) { date, rules, format };
        command.SetAction(parsed =>
        {
            if (RulesOption.Load(parsed, rules) is not { } book)
                return 1;
            Table.Write(
                parsed.InvocationConfiguration.Output,
                parsed.GetValue(format),
                ["set", "code", "case", "value", "unit", "from", "to", "reference", "status"],
                book.Parameters(parsed.GetRequiredValue(date)).Select(x => (IReadOnlyList<object?>)
                [
                    $"{x.Family}/{x.Set}", x.Code, x.Case, x.Value, x.Unit, x.From, x.To, x.Reference,
                    x.Status == RuleStatus.Confirmed ? "confirmed" : "unconfirmed",
                ]));
            return 0;
        });
        return command;
    }
}
