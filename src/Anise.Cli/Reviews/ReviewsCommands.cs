using System.CommandLine;

namespace Anise.Cli.Reviews;

internal sealed class ReviewsCommands : CommandArea
{
    public override IEnumerable<Command> Imports => [ImportReviewResultsCommand.Build()];

    public override IEnumerable<Command> Exports => [ExportReviewResultsCommand.Build()];
}
