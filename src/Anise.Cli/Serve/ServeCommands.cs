using System.CommandLine;

namespace Anise.Cli.Serve;

internal sealed class ServeCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [ServeCommand.Build()];
}
