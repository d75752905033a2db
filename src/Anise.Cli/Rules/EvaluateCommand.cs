using System.CommandLine;
using Anise.Rules.Answering;
using Anise.Rules.Sets;

namespace Anise.Cli.Rules;

/// <summary><c>anise rules evaluate FAMILY --date D --rule R --input CASES.csv</c>: the same rows and a column with the result.</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        Argument<string> family = RulesOption.Family();
        Option<DateOnly> date = RulesOption.Date();
        var rule = new Option<string>("--rule") { Description = Texts.Get("rule"), HelpName = "NAME", Required = true };
        Option<FileInfo> input = new Option<FileInfo>("--input") { Description = Texts.Get("input"), HelpName = "CASES.csv", Required = true }.AcceptExistingOnly();
        Option<DirectoryInfo> rules = RulesOption.Build();
        var format = new Option<OutputFormat>("--format") { Description = Texts.Get("format-table"), DefaultValueFactory = _ => OutputFormat.Csv };
        var command = new Command("evaluate", Texts.Get("evaluate")) { family, date, rule, input, rules, format };
        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            DateOnly on = parsed.GetRequiredValue(date);
            if (RulesOption.Load(parsed, rules) is not { } book || RulesOption.Find(parsed, book, parsed.GetRequiredValue(family), on) is not { } set)
                return 1;
            string name = parsed.GetRequiredValue(rule);
            if (!set.HasRule(name))
            {
                error.WriteLine(Texts.Get("no-rule", name, set.Family, set.Name));
                return 1;
            }

            if (InputTable.Read(parsed.GetRequiredValue(input), error) is not { } table)
                return 1;

            // A column that the rules do not know, such as a household's name, comes back as it is.
            int[] inputs = [.. Enumerable.Range(0, table.Columns.Count).Where(i => set.HasInput(table.Columns[i]))];
            if (inputs.Length == 0)
            {
                error.WriteLine(Texts.Get("no-input-column", string.Join(", ", table.Columns)));
                return 1;
            }

            if (table.IndexOf(name) >= 0)
            {
                error.WriteLine(Texts.Get("column-of-rule", name));
                return 1;
            }

            var results = new List<IReadOnlyList<object?>>();
            var bad = false;
            foreach ((int row, string[] cells) in table.Rows)
            {
                Evaluation result = set.Evaluate(name, inputs.ToDictionary(i => table.Columns[i], i => cells[i].Length == 0 ? null : cells[i]), on);
                foreach (AnswerFault fault in result.Faults)
                    error.WriteLine(Texts.Get("bad-cell", row, fault.QuestionCode, fault.Message));
                bad |= result.Faults.Count > 0;
                if (result is { Value: null, Faults.Count: 0 })
                    error.WriteLine(Texts.Get("row-open", row, name));
                results.Add([.. cells, result.Value]);
            }

            // Where no row says enough, the wrong columns were given.
            if (bad || (results.Count > 0 && results.TrueForAll(r => r[^1] is null)))
                return 1;
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), [.. table.Columns, name], results);
            return 0;
        });
        return command;
    }
}
