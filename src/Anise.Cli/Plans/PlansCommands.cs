using System.CommandLine;

namespace Anise.Cli.Plans;

internal sealed class PlansCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [new("plans", Texts.Get("plans")) { TargetsCommand.Build(), ComparePlansCommand.Build() }];

    public override IEnumerable<Command> Imports => [ImportTargetsCommand.Build(), ImportPlanCommand.Build()];
}
