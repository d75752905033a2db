using System.CommandLine;

namespace Anise.Cli.Facts;

internal sealed class FactsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [StoreCommand.Build()];
}
