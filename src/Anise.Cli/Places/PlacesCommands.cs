using System.CommandLine;

namespace Anise.Cli.Places;

internal sealed class PlacesCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [InitCommand.Build()];

    public override IEnumerable<Command> Imports => [ImportRegionsCommand.Build()];
}
