using System.CommandLine;

namespace Anise.Cli.Projects;

internal sealed class ProjectsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [PlotsCommand.Build()];
}
