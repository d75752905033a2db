using System.CommandLine;
using Anise.Basics;
using Anise.Households.Import;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Places;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Spectre.Console;

namespace Anise.Cli.Households;

/// <summary><c>anise import households FILE</c>: an office's spreadsheet into the store, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportHouseholdsCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = CommuneOptions.Commune();
        Option<DateOnly> asOf = CommuneOptions.AsOf();
        var createVillages = new Option<bool>("--create-villages") { Description = Texts.Get("create-villages") };
        var mapping = new Option<FileInfo?>("--mapping") { Description = Texts.Get("mapping"), HelpName = "M.yaml" };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("dry-run") };
        var errors = new Option<FileInfo?>("--errors") { Description = Texts.Get("errors"), HelpName = "OUT.xlsx" };
        var confirm = new Option<bool>("--confirm") { Description = Texts.Get("confirm") };
        var skipFaulty = new Option<bool>("--skip-faulty") { Description = Texts.Get("skip-faulty") };
        var rest = new Option<FileInfo?>("--rest") { Description = Texts.Get("rest"), HelpName = "OUT.xlsx" };
        Option<OutputFormat> format = Table.FormatOption();
        file.AcceptExistingOnly();
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && Directory.Exists(path)) result.AddError(Texts.Get("file-is-folder", path));
        });
        mapping.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } missing) result.AddError(Texts.Get("file-missing", missing.FullName));
        });
        var command = new Command("households", Texts.Get("import-households")) { file, store, commune, asOf, createVillages, mapping, dryRun, confirm, skipFaulty, rest, errors, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(asOf);
            Result<MappedPlace> place = await CommuneOptions.FindAsync(services, parsed.GetRequiredValue(commune), day, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);

            FileInfo source = parsed.GetRequiredValue(file);
            var run = new Run(parsed, services, source, parsed.GetValue(format), parsed.GetValue(errors), parsed.GetValue(rest));
            ColumnMapping? columns = null;
            if (parsed.GetValue(mapping) is { } mappingFile)
            {
                MappingFileResult read = MappingFile.Read(await File.ReadAllTextAsync(mappingFile.FullName, cancel), HouseholdTable.Description);
                if (read.Mapping is null) return run.Faults(read.Faults);
                columns = read.Mapping;
            }
            if (parsed.GetValue(confirm) || parsed.GetValue(skipFaulty))
            {
                columns ??= new ColumnMapping();
                columns = columns with { Confirmed = columns.Confirmed || parsed.GetValue(confirm), WithoutFaulty = columns.WithoutFaulty || parsed.GetValue(skipFaulty) };
            }
            DateOnly today = services.Get<TimeProvider>().Today();
            var options = new ReadOptions { Today = day < today ? day : today, Mapping = columns };
            return await run.ImportAsync(place.Value.Id, day, options, parsed.GetValue(createVillages), parsed.GetValue(dryRun), cancel);
        });
        return command;
    }

    private sealed record Run(ParseResult Parsed, StoreServices Services, FileInfo Source, OutputFormat Format, FileInfo? Errors, FileInfo? Rest)
    {
        private TextWriter Error => Parsed.InvocationConfiguration.Error;

        public async Task<int> ImportAsync(PlaceId commune, DateOnly day, ReadOptions options, bool createVillages, bool dryRun, CancellationToken cancel)
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
            HouseholdFile? read = null;
            ImportPreview done = await console.Progress().HideCompleted(true).AutoClear(true).StartAsync(async progress =>
            {
                ProgressTask reading = progress.AddTask(Texts.Get("reading", Source.Name));
                reading.IsIndeterminate = true;
                await using FileStream stream = Source.OpenRead();
                HouseholdFile file = HouseholdFileReader.Read(stream, Source.Name, options, null, cancel);
                read = file;
                reading.StopTask();
                ProgressTask storing = progress.AddTask(Texts.Get("storing"), maxValue: Math.Max(1, file.Households.Count));
                var request = new ImportRequest(file, commune, day, createVillages) { FileName = Source.Name };
                var import = Services.Get<ImportHouseholds>();
                ImportPreview result = dryRun
                    ? await import.PreviewAsync(Services.Rights, request, cancel)
                    : await import.RunAsync(Services.Rights, request, new Told(storing), cancel);
                storing.StopTask();
                return result;
            });
            foreach (ImportFault note in read!.Notes.Where(n => n.Level == FaultLevel.Note)) Error.WriteLine(Texts.Get("note", note.Message));
            if (done.Ok)
            {
                if (done.LeftOut.Count > 0) WriteRest(read, done.LeftOut);
                return Summary(done, dryRun);
            }
            if (Errors is not null) WriteCopy(done.Faults, options);
            return Faults(done.Faults);
        }

        public int Faults(IReadOnlyList<ImportFault> faults)
        {
            Table.Write(Parsed.InvocationConfiguration.Output, Format, FaultColumns,
                faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
            Error.WriteLine(Texts.Get("refused", faults.Count));
            return 1;
        }

        private int Summary(ImportPreview done, bool dryRun)
        {
            if (Format == OutputFormat.Json) Parsed.InvocationConfiguration.Output.WriteLine("[]");
            else if (Format == OutputFormat.Csv) Table.Write(Parsed.InvocationConfiguration.Output, Format, FaultColumns, []);
            if (done.NewVillages.Count > 0) Error.WriteLine(Texts.Get("new-villages", string.Join(", ", done.NewVillages)));
            Error.WriteLine(Texts.Get(dryRun ? "would-import" : "imported",
                done.Count(ImportOutcome.Added), done.Count(ImportOutcome.Changed), done.Count(ImportOutcome.Left), done.Members));
            return 0;
        }

        private void WriteRest(HouseholdFile file, IReadOnlyList<HouseholdRow> leftOut)
        {
            Error.WriteLine(Texts.Get("left-out", leftOut.Count));
            if (Rest is null) return;
            try
            {
                using var copy = new MemoryStream();
                using (FileStream source = Source.OpenRead())
                    RestCopy.Write(source, Source.Name, file.Sheets, leftOut.SelectMany(h => h.Members).Select(m => (m.Sheet, m.Row)).ToHashSet(), copy);
                File.WriteAllBytes(Rest.FullName, copy.ToArray());
                Error.WriteLine(Texts.Get("rest-written", Rest.FullName));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Error.WriteLine(Texts.Get("errors-not-written", Rest.FullName));
            }
        }

        private void WriteCopy(IReadOnlyList<ImportFault> faults, ReadOptions options)
        {
            try
            {
                using var copy = new MemoryStream();
                using (FileStream source = Source.OpenRead()) FaultedCopy.Write(source, Source.Name, faults, copy, options.Limits);
                File.WriteAllBytes(Errors!.FullName, copy.ToArray());
                Error.WriteLine(Texts.Get("errors-written", Errors.FullName));
            }
            catch (ArgumentException)   // the file cannot be read at all: its fault says so
            {
                Error.WriteLine(Texts.Get("errors-no-copy"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Error.WriteLine(Texts.Get("errors-not-written", Errors!.FullName));
            }
        }
    }

    private sealed class Told(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
