using System.CommandLine;

namespace Anise.Cli.Demo;

internal sealed class DemoCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [DemoCommand.Build()];
}
