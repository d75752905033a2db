using System.CommandLine;
using Anise.Basics;
using Anise.RuleTables;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Cli.Rules;

/// <summary>The B1 table as a spreadsheet: <c>anise rules export-score-table</c> and <c>import-score-table</c>.</summary>
internal static class ScoreTableCommand
{
    public static Command Export()
    {
        Option<string> set = SetOption();
        Option<DirectoryInfo> rules = RulesOption.Build();
        var format = new Option<OutputFormat>("--format") { Description = Texts.Get("format-table"), DefaultValueFactory = _ => OutputFormat.Csv };
        var command = new Command("export-score-table", Texts.Get("export-score-table")) { set, rules, format };
        command.SetAction(parsed =>
        {
            if (RulesOption.Load(parsed, rules) is not { } book || Find(parsed, book, set) is not { } table)
                return 1;
            Table.Write(
                parsed.InvocationConfiguration.Output,
                parsed.GetValue(format),
                ScoreTableSheet.Columns,
                [.. ScoreTableSheet.Rows(table)]);
            return 0;
        });
        return command;
    }

    public static Command Import()
    {
        Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = Texts.Get("score-file") }.AcceptExistingOnly();
        Option<string> set = SetOption();
        var accept = new Option<bool>("--accept") { Description = Texts.Get("accept") };
        Option<DirectoryInfo> rules = RulesOption.Build();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("import-score-table", Texts.Get("import-score-table")) { file, set, accept, rules, format };
        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (RulesOption.Load(parsed, rules) is not { } book || Find(parsed, book, set) is not { } table)
                return 1;
            if (InputTable.Read(parsed.GetRequiredValue(file), error) is not { } sheet)
                return 1;
            Result<ScoreTableComparison> compared = ScoreTableSheet.Compare(table, sheet);
            if (!compared.Ok)
            {
                error.WriteLine(compared.Problems[0].Message);
                return 1;
            }

            ScoreTableComparison comparison = compared.Value;
            foreach (ScoreTableFault fault in comparison.Faults)
                error.WriteLine(Texts.Get("bad-cell", fault.Row, fault.Column, fault.Message));
            if (comparison.Faults.Count > 0)
                return 1;
            Table.Write(
                parsed.InvocationConfiguration.Output,
                parsed.GetValue(format),
                ["item", "option", "area", "old", "new", "item_label", "option_label"],
                comparison.Changes.Select(x => (IReadOnlyList<object?>)[x.Item, x.Option, x.Area, x.Old, x.New, x.ItemLabel.ToString(), x.OptionLabel.ToString()]));
            if (comparison.Changes.Count > 0 && parsed.GetValue(accept))
            {
                string directory = parsed.GetRequiredValue(rules).FullName;
                Result<RuleBook> written = ScoreTableFile.Write(directory, table, comparison.Changes);
                if (!written.Ok)
                {
                    foreach (Problem problem in written.Problems) error.WriteLine(problem.Message);
                    return 1;
                }

                error.WriteLine(Texts.Get("score-written", comparison.Changes.Count, Path.Combine(directory, table.File)));
            }
            else
            {
                error.WriteLine(Texts.Get(comparison.Changes.Count == 0 ? "score-same" : "score-not-written", comparison.Changes.Count));
            }

            return 0;
        });
        return command;
    }

    private static Option<string> SetOption() => new("--set") { Description = Texts.Get("set"), HelpName = "2021-2025", Required = true };

    private static ScoreTableFacts? Find(ParseResult parsed, RuleBook book, Option<string> option)
    {
        string name = parsed.GetRequiredValue(option);
        ScoreTableFacts? table = book.Sets.FirstOrDefault(x => x.Name == name && x.ScoreTables.Count > 0)?.ScoreTables[0];
        if (table is null)
            parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("no-score-table", name));
        return table;
    }
}
