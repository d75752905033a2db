using System.CommandLine;
using Anise.Basics;
using Anise.Funds.Posting;

namespace Anise.Cli.Funds;

/// <summary><c>anise funds post FILE</c>: entries of a file, all or none, or all but the rows that are wrong. Faults on stdout, summary on stderr.</summary>
internal static class FundsPostCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        string columns = string.Join(',', FundRow.Columns);
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("post-file", columns) };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("post-dry-run") };
        var skipFaulty = new Option<bool>("--skip-faulty") { Description = Texts.Get("post-skip-faulty") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("post", Texts.Get("post")) { file, store, skipFaulty, dryRun, format };
        command.SetAction(async (parsed, cancel) =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            FileInfo source = parsed.GetRequiredValue(file);
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<IReadOnlyList<FundRow>> rows = await ReadAsync(source, services.Get<TimeProvider>().Today(), cancel);
            if (!rows.Ok) return parsed.Refuse(rows.Problems);
            bool only = parsed.GetValue(dryRun);
            PostedEntries posted = await services.Get<PostEntries>().RunAsync(
                services.Rights, rows.Value, parsed.GetValue(skipFaulty), only, cancel);
            OutputFormat shape = parsed.GetValue(format);
            if (posted.Faults.Count > 0 || shape != OutputFormat.Text)
                Table.Write(parsed.InvocationConfiguration.Output, shape, FaultColumns,
                    posted.Faults.Select(f => (IReadOnlyList<object?>)[source.Name, f.Row, f.Problem.Field, f.Problem.Code, f.Problem.Message]));
            if (!posted.Ok)
            {
                await error.WriteLineAsync(Texts.Get("post-refused", posted.Faults.Count));
                return 1;
            }
            await error.WriteLineAsync(Texts.Get(only ? "post-would" : "post-done", posted.Posted.Count, posted.Known, posted.LeftOut.Count));
            return 0;
        });
        return command;
    }

    private static async Task<Result<IReadOnlyList<FundRow>>> ReadAsync(FileInfo source, DateOnly today, CancellationToken cancel)
    {
        try
        {
            using var content = new MemoryStream(await File.ReadAllBytesAsync(source.FullName, cancel));
            return EntryFile.Read(content, source.Name, today);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable", Texts.Get("unreadable", source.Name, exception.Message), "file");
        }
    }
}
