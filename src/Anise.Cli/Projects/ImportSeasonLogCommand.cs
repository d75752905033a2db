using System.CommandLine;
using Anise.Basics;
using Anise.Projects.Logs;
using Anise.Tables.Faults;

namespace Anise.Cli.Projects;

/// <summary><c>anise import season-log FILE</c>: the season log of a project from an office's file, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportSeasonLogCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message", "first_free_day"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("log-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> project = ImportPlotsCommand.ProjectOption();
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        var breaks = new Option<bool>("--breaks-conversion") { Description = Texts.Get("breaks-conversion") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("season-log", Texts.Get("import-season-log")) { file, store, project, confirm, breaks, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            Result<LogImported> read = await services.Get<ImportSeasonLog>().RunAsync(services.Rights, parsed.GetRequiredValue(project), stream, source.Name, parsed.GetValue(confirm), parsed.GetValue(breaks), cancel);
            if (!read.Ok) return parsed.Refuse(read.Problems);
            TextWriter error = parsed.InvocationConfiguration.Error;
            foreach (ImportFault note in read.Value.Notes.Where(n => n.Level == FaultLevel.Note)) await error.WriteLineAsync(Texts.Get("note", note.Message));
            if (read.Value.Done is not { } done)
            {
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, read.Value.Faults.Select(f => (IReadOnlyList<object?>)
                    [f.Sheet, f.Row, f.Column, f.Problem, f.Message, read.Value.FirstFreeDays.TryGetValue((f.Sheet, f.Row), out DateOnly day) ? day : null]));
                await error.WriteLineAsync(Texts.Get("refused", read.Value.Faults.Count));
                return 1;
            }
            if (parsed.GetValue(format) != OutputFormat.Text) Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, []);
            await error.WriteLineAsync(Texts.Get("log-imported", done.Added, done.Left));
            if (done.Contested > 0) await error.WriteLineAsync(Texts.Get("log-contested", done.Contested));
            return 0;
        });
        return command;
    }
}
