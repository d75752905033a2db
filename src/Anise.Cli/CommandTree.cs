using System.CommandLine;
using System.CommandLine.Help;
using Anise.Cli.Access;
using Anise.Cli.Demo;
using Anise.Cli.Figures;
using Anise.Cli.Households;
using Anise.Cli.Journal;
using Anise.Cli.Measures;
using Anise.Cli.Places;
using Anise.Cli.Reports;
using Anise.Cli.Reviews;
using Anise.Cli.Rules;
using Anise.Cli.Serve;

namespace Anise.Cli;

/// <summary>The commands of <c>anise</c>; each area adds its own from its folder.</summary>
internal static class CommandTree
{
    // A plain command, so that usage says `anise` whatever the file of the program is called.
    public static Command Build() => new("anise", Texts.Get("root"))
    {
        new HelpOption { Recursive = true },
        new VersionOption(),
        InitCommand.Build(),
        JournalCommand.Build(),
        RulesCommand.Build(),
        MeasureCommand.Build(),
        FiguresCommand.Build(),
        ReportCommand.Build(),
        ServeCommand.Build(),
        DemoCommand.Build(),
        UserCommand.Build(),
        KeyCommand.Build(),
        new Command("import", Texts.Get("import")) { ImportHouseholdsCommand.Build(), ImportReviewResultsCommand.Build(), ImportRegionsCommand.Build() },
        new Command("export", Texts.Get("export")) { ExportHouseholdsCommand.Build(), ExportReviewResultsCommand.Build(), ExportMicrodataCommand.Build() },
    };
}
