using System.CommandLine;

namespace Anise.Cli.Rules;

internal sealed class RulesCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [RulesCommand.Build()];
}
