using System.CommandLine;

namespace Anise.Cli.Journal;

internal sealed class JournalCommands : CommandArea
{
    public override IEnumerable<Command> Commands => [JournalCommand.Build()];
}
