using System.CommandLine;

namespace Anise.Cli.Standards;

internal sealed class StandardsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [new("standards", Texts.Get("standards")) { EvaluateStandardsCommand.Build(), ShowStandardsCommand.Build(), PathCommand.Build() }];

    public override IEnumerable<Command> Imports => [ImportScorecardCommand.Build()];
}
