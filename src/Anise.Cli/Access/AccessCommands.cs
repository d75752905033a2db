using System.CommandLine;

namespace Anise.Cli.Access;

internal sealed class AccessCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [UserCommand.Build(), KeyCommand.Build()];
}
