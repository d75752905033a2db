using System.CommandLine;

namespace Anise.Cli.Projects;

internal sealed class ProjectsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [PlotsCommand.Build()];

    public override IEnumerable<Command> Imports => [ImportPlotsCommand.Build(), ImportSeasonLogCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportCertifiedAreaCommand.Build()];
}
