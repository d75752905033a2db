using System.CommandLine;

namespace Anise.Cli.Measures;

internal sealed class MeasuresCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [MeasureCommand.Build()];
}
