using System.CommandLine;

namespace Anise.Cli.Evidence;

internal sealed class EvidenceCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [EvidenceCommand.Build()];
}
