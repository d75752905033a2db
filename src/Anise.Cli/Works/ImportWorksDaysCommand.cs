using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Works.Import;

namespace Anise.Cli.Works;

/// <summary><c>anise import works-days FILE</c>: an office's spreadsheet of works days into the store, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportWorksDaysCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = WorksOptions.Commune();
        Option<int> year = WorksOptions.Year();
        var createVillages = new Option<bool>("--create-villages") { Description = Texts.Get("create-villages") };
        var mapping = new Option<FileInfo?>("--mapping") { Description = Texts.Get("mapping"), HelpName = "M.yaml" };
        mapping.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } missing) result.AddError(Texts.Get("file-missing", missing.FullName));
        });
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("dry-run") };
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        var errors = new Option<FileInfo?>("--errors") { Description = Texts.Get("errors"), HelpName = "OUT.xlsx" };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("works-days", Texts.Get("import-works-days")) { file, store, commune, year, createVillages, mapping, dryRun, confirm, errors, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            int of = parsed.GetRequiredValue(year);
            Result<MappedPlace> place = await WorksOptions.FindCommuneAsync(services, parsed.GetRequiredValue(commune), of, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            FileInfo source = parsed.GetRequiredValue(file);
            var import = services.Get<ImportNow>();
            ColumnMapping? columns = parsed.GetValue(confirm) ? new ColumnMapping { Confirmed = true } : null;
            if (parsed.GetValue(mapping) is { } mappingFile)
            {
                MappingFileResult read = MappingFile.Read(await File.ReadAllTextAsync(mappingFile.FullName, cancel), import.TableOf(WorksDayImport.KindCode));
                if (read.Mapping is null) return Refuse(parsed, parsed.GetValue(format), read.Faults);
                columns = read.Mapping with { Confirmed = read.Mapping.Confirmed || parsed.GetValue(confirm) };
            }
            bool only = parsed.GetValue(dryRun);
            ImportReport report;
            await using (FileStream stream = source.OpenRead())
                report = await import.RunAsync(services.Rights, WorksDayImport.KindCode, new ImportAsk(place.Value.Id, new DateOnly(of, 12, 31), parsed.GetValue(createVillages), source.Name), stream, columns, only, null, cancel);
            TextWriter error = parsed.InvocationConfiguration.Error;
            foreach (ImportFault note in report.Notes.Where(n => n.Level == FaultLevel.Note)) await error.WriteLineAsync(Texts.Get("note", note.Message));
            if (WorksDayImport.NotTaken(report) is { Count: > 0 } left) await error.WriteLineAsync(Texts.Get("columns-not-taken", string.Join(", ", left)));
            if (!report.Ok)
            {
                if (parsed.GetValue(errors) is { } copy) await WriteCopyAsync(source, report.Faults, copy, error, cancel);
                return Refuse(parsed, parsed.GetValue(format), report.Faults);
            }
            if (parsed.GetValue(format) != OutputFormat.Text) Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, []);
            if (report.NewVillages.Count > 0) await error.WriteLineAsync(Texts.Get("new-villages", string.Join(", ", report.NewVillages)));
            await error.WriteLineAsync(Texts.Get(only ? "would-import" : "imported", report.Count(ImportOutcome.Added), report.Count(ImportOutcome.Left)));
            return 0;
        });
        return command;
    }

    private static int Refuse(ParseResult parsed, OutputFormat format, IReadOnlyList<ImportFault> faults)
    {
        Table.Write(parsed.InvocationConfiguration.Output, format, FaultColumns, faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
        parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("refused", faults.Count));
        return 1;
    }

    private static async Task WriteCopyAsync(FileInfo source, IReadOnlyList<ImportFault> faults, FileInfo to, TextWriter error, CancellationToken cancel)
    {
        try
        {
            using var copy = new MemoryStream();
            await using (FileStream stream = source.OpenRead()) FaultedCopy.Write(stream, source.Name, faults, copy);
            await File.WriteAllBytesAsync(to.FullName, copy.ToArray(), cancel);
            await error.WriteLineAsync(Texts.Get("errors-written", to.FullName));
        }
        catch (ArgumentException)   // the file cannot be read at all: its fault says so
        {
            await error.WriteLineAsync(Texts.Get("errors-no-copy"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(Texts.Get("errors-not-written", to.FullName));
        }
    }
}
