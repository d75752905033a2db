using System.CommandLine;

namespace Anise.Cli.Works;

internal sealed class WorksCommands : CommandArea
{
    public override IEnumerable<Command> Imports => [ImportWorksDaysCommand.Build(), ImportAssetsCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportWorksDaysCommand.Build(), ExportAssetsCommand.Build()];
}
