using System.CommandLine;
using Anise.Rules;
using Anise.Rules.Books;

namespace Anise.Cli.Funds;

/// <summary><c>anise funds codes</c>: the codes that files of entries use.</summary>
internal static class FundsCodesCommand
{
    public static Command Build()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("codes", Texts.Get("codes")) { format };
        command.SetAction(parsed =>
        {
            var funds = RuleBook.LoadDirectory(RuleDirectory.Default).Require().Funds;
            IEnumerable<IReadOnlyList<object?>> rows =
            [
                .. funds.Sources.Select(s => (IReadOnlyList<object?>)["source", s.Code, s.Label.Vi, s.Label.En, s.From, s.To, s.Unit]),
                .. funds.Components.Select(c => (IReadOnlyList<object?>)["component", c.Code, c.Label.Vi, c.Label.En, c.Programme.From, c.Programme.To, null]),
                .. funds.Works.Select(w => (IReadOnlyList<object?>)["work", w.Key, w.Value.Vi, w.Value.En, null, null, null]),
                .. funds.Support.Select(s => (IReadOnlyList<object?>)["support", s.Key, s.Value.Vi, s.Value.En, null, null, null]),
            ];
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["column", "code", "name_vi", "name_en", "from", "to", "unit"], rows);
        });
        return command;
    }
}
