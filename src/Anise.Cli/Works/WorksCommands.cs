using System.CommandLine;

namespace Anise.Cli.Works;

internal sealed class WorksCommands : CommandArea
{
    public override IEnumerable<Command> Imports => [ImportWorksDaysCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportWorksDaysCommand.Build()];
}
