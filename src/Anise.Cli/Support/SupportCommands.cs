using System.CommandLine;

namespace Anise.Cli.Support;

internal sealed class SupportCommands : CommandArea
{
    public override IEnumerable<Command> Commands =>
        [new Command("support", Texts.Get("support")) { EntitledCommand.Build(), ListCommand.List(), ListCommand.Gaps(), ChangesCommand.Build(), DeliverCommands.Make(), DeliverCommands.Step(), CoursesCommand.Courses(), CoursesCommand.FollowUp(), WhatIfCommand.Build() }];

    public override IEnumerable<Command> Imports => [ImportDeliveriesCommand.Build()];
}
