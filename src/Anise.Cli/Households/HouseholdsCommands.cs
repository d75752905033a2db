using System.CommandLine;

namespace Anise.Cli.Households;

internal sealed class HouseholdsCommands : CommandArea
{
    public override IEnumerable<Command> Imports => [ImportHouseholdsCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportHouseholdsCommand.Build()];
}
