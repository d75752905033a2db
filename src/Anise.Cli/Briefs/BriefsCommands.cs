using System.CommandLine;

namespace Anise.Cli.Briefs;

internal sealed class BriefsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [BriefCommand.Build()];
}
