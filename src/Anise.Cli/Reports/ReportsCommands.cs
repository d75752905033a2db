using System.CommandLine;

namespace Anise.Cli.Reports;

internal sealed class ReportsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [ReportCommand.Build()];
}
