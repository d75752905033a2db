using System.CommandLine;
using Anise.Basics;
using Anise.Participants.Changes;
using Anise.Tables.Faults;

namespace Anise.Cli.Participants;

/// <summary><c>anise import participants FILE</c>: households join a project, all of a file or none.</summary>
internal sealed class ParticipantsCommands : CommandArea
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public override IEnumerable<Command> Imports => [Import()];

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("participants-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var project = new Option<string>("--project") { Description = Texts.Get("project"), HelpName = "CODE", Required = true };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("participants", Texts.Get("import-participants")) { file, store, project, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            Result<ParticipantsImported> read = await services.Get<ImportParticipants>().RunAsync(services.Rights, parsed.GetRequiredValue(project), stream, source.Name, cancel);
            if (!read.Ok) return parsed.Refuse(read.Problems);
            if (read.Value.Added is { } added)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("participants-imported", added));
                return 0;
            }
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, read.Value.Faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("refused", read.Value.Faults.Count));
            return 1;
        });
        return command;
    }
}
