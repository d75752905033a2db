using System.CommandLine;
using Anise.Cli.Rules;
using Anise.RuleTables;
using Anise.Rules.Books;
using Anise.Rules.Standards;

namespace Anise.Cli.Standards;

/// <summary><c>anise standards evaluate SET --date D --input VALUES.csv</c>: where communes stand with a set, from values of a table; needs no store.</summary>
internal static class EvaluateStandardsCommand
{
    private static readonly string[] Columns = ["commune", "code", "kind", "state", "value", "threshold"];

    public static Command Build()
    {
        var name = new Argument<string>("SET") { Description = Texts.Get("set") };
        Option<DateOnly> date = RulesOption.Date();
        var group = new Option<string?>("--group") { Description = Texts.Get("group"), HelpName = "GROUP" };
        Option<FileInfo> input = new Option<FileInfo>("--input") { Description = Texts.Get("input"), HelpName = "VALUES.csv", Required = true }.AcceptExistingOnly();
        Option<DirectoryInfo> rules = RulesOption.Build();
        var format = new Option<OutputFormat>("--format") { Description = Texts.Get("format"), DefaultValueFactory = _ => OutputFormat.Csv };
        var command = new Command("evaluate", Texts.Get("evaluate")) { name, date, group, input, rules, format };
        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (RulesOption.Load(parsed, rules) is not { } book
                || Find(book, parsed.GetRequiredValue(name), parsed.GetRequiredValue(date), parsed.GetValue(group), error) is not { } set
                || InputTable.Read(parsed.GetRequiredValue(input), error) is not { } table
                || ValueTable.Read(set, table, parsed.GetValue(group), error) is not { } communes)
                return 1;
            StandardNotes.GoesOn(error, set, parsed.GetRequiredValue(date));
            if (!set.IsComplete) error.WriteLine(Texts.Get("incomplete", set.FullName, set.SubCriteria.Count(), set.SubCriteriaOwed));
            var rows = new List<IReadOnlyList<object?>>();
            foreach ((string commune, IReadOnlyDictionary<string, StandardValue> values) in communes)
                rows.AddRange(Rows(commune, set.Evaluate(values, parsed.GetRequiredValue(date), parsed.GetValue(group))));
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns, rows);
            return 0;
        });
        return command;
    }

    /// <summary>A row a sub-criterion, after them their criterion, at the end the set.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Rows(string commune, StandardResult result)
    {
        foreach (CriterionResult criterion in result.Criteria)
        {
            foreach (SubCriterionResult sub in criterion.SubCriteria)
                yield return [commune, sub.SubCriterion.Code, "sub-criterion", sub.State.Code(), Written(sub.Given), Threshold(sub)];
            yield return [commune, criterion.Criterion.Code, "criterion", criterion.State.Code(), null, null];
        }
        yield return [commune, result.Set.Name, "set", result.State.Code(), result.Met, result.Needed];
    }

    private static string? Written(StandardValue value) => value.Judgement?.Code() ?? (value.Number is { } number ? StandardSet.Plain(number) : null);

    private static string? Threshold(SubCriterionResult sub) =>
        sub.SubCriterion.Kind == StandardKind.Judgement ? StandardState.Met.Code() : sub.Threshold is { } line ? StandardSet.Plain(line) : null;

    private static StandardSet? Find(RuleBook book, string name, DateOnly day, string? group, TextWriter error)
    {
        StandardSet? set = book.Standards.FirstOrDefault(s => s.FullName == name);
        if (set is null)
            error.WriteLine(Texts.Get("no-set", name, string.Join(", ", book.Standards.Select(s => s.FullName))));
        else if (!set.IsUsedOn(day))
            error.WriteLine(set.UsedTo is { } to ? Texts.Get("wrong-day", name, day, set.From, to) : Texts.Get("wrong-day-open", name, day, set.From));
        else if (group is not null && set.Groups.Count > 0 && !set.Groups.ContainsKey(group))
            error.WriteLine(Texts.Get("wrong-group", name, group, string.Join(", ", set.Groups.Keys)));
        else if (group is not (null or "1" or "2" or "3") && set.Groups.Count == 0)
            error.WriteLine(Texts.Get("wrong-group", name, group, "1, 2, 3"));
        else
        {
            if (group is not null && set.Groups.Count == 0) error.WriteLine(Texts.Get("no-groups", name));
            return set;
        }
        return null;
    }
}
