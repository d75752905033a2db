using System.CommandLine;

namespace Anise.Cli.Funds;

internal sealed class FundsCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [new Command("funds", Texts.Get("funds")) { FundsPostCommand.Build(), FundsBalanceCommand.Build(), FundsExportCommand.Build(), FundsCodesCommand.Build() }];
}
