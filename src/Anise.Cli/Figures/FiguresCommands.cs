using System.CommandLine;

namespace Anise.Cli.Figures;

internal sealed class FiguresCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [FiguresCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportMicrodataCommand.Build()];
}
