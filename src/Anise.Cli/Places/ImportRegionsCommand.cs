using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.RuleTables;

namespace Anise.Cli.Places;

/// <summary><c>anise import regions FILE</c>: the regions of communes, all rows or none. Faults on stdout, summary on stderr.</summary>
internal static class ImportRegionsCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        string columns = string.Join(',', RegionRow.Columns);
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-regions-file", columns) };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("import-regions-dry-run") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("regions", Texts.Get("import-regions")) { file, store, dryRun, format };
        command.SetAction(async (parsed, cancel) =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            FileInfo source = parsed.GetRequiredValue(file);
            if (InputTable.Read(source, error) is not { } table) return 1;
            string[] missing = [.. RegionRow.Columns.Where(c => table.IndexOf(c) < 0)];
            if (missing.Length > 0) return parsed.Refuse([new Problem("regions-columns", Texts.Get("import-regions-columns", columns, string.Join(',', missing)))]);
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            List<RegionRow> rows = [.. Rows(table)];
            var import = services.Get<ImportRegions>();
            IReadOnlyList<RegionFault> faults = await import.CheckAsync(services.Rights, rows, cancel);
            OutputFormat shape = parsed.GetValue(format);
            if (faults.Count > 0 || shape != OutputFormat.Text)
                Table.Write(parsed.InvocationConfiguration.Output, shape, FaultColumns, faults.Select(f => (IReadOnlyList<object?>)[source.Name, f.Row, f.Column, f.Problem, f.Message]));
            if (faults.Count > 0)
            {
                await error.WriteLineAsync(Texts.Get("import-regions-refused", faults.Count));
                return 1;
            }
            bool only = parsed.GetValue(dryRun);
            if (!only && await import.RunAsync(services.Rights, rows, cancel) is { Ok: false } refused) return parsed.Refuse(refused.Problems);
            await error.WriteLineAsync(Texts.Get(only ? "import-regions-would" : "import-regions-done", rows.Count));
            return 0;
        });
        return command;
    }

    /// <summary>The code of a commune has five digits; a spreadsheet drops the zeros of a number.</summary>
    private static string CodeOf(string text) => text.Length is > 0 and < 5 && text.All(char.IsAsciiDigit) ? text.PadLeft(5, '0') : text;

    private static IEnumerable<RegionRow> Rows(PlainTable table)
    {
        int[] at = [.. RegionRow.Columns.Select(table.IndexOf)];
        return table.Rows.Select(r => new RegionRow(r.Row, CodeOf(r.Cells[at[0]]), r.Cells[at[1]], r.Cells[at[2]], r.Cells[at[3]]));
    }
}
