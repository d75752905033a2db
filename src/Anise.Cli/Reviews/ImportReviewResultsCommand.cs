using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Households;
using Anise.Households.Import.Reading;
using Anise.Places;
using Anise.Reviews.Steps;
using Anise.Reviews.Results;
using Anise.Tables.Reading;

namespace Anise.Cli.Reviews;

/// <summary><c>anise import review-results FILE</c>: results of the ministry's program, all or nothing. Faults on stdout, summary on stderr.</summary>
internal static class ImportReviewResultsCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = CommuneOptions.Commune();
        Option<int> year = YearOption.Required();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("review-results", Texts.Get("import-review-results")) { file, store, commune, year, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            int of = parsed.GetRequiredValue(year);
            Result<MappedPlace> place = await YearOption.FindCommuneAsync(services, parsed.GetRequiredValue(commune), of, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            ReviewResultFile results = ReviewResultReader.Read(stream, source.Name, new ReadOptions { Today = services.Get<TimeProvider>().Today() }, null, cancel);
            TextWriter output = parsed.InvocationConfiguration.Output, error = parsed.InvocationConfiguration.Error;
            OutputFormat shape = parsed.GetValue(format);
            if (results.Faults.Count > 0 || shape != OutputFormat.Text)
                Table.Write(output, shape, FaultColumns, results.Faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
            if (results.Faults.Count > 0)
            {
                await error.WriteLineAsync(Texts.Get("refused", results.Faults.Count));
                return 1;
            }
            Result<ImportedResults> imported = await services.Get<ImportReviewResults>().RunAsync(services.Rights, place.Value.Id, of, results, cancel);
            if (!imported.Ok) return parsed.Refuse(imported.Problems);
            await error.WriteLineAsync(Texts.Get(imported.Value.Changed ? "imported" : "unchanged", imported.Value.Results, imported.Value.InRegistry));
            if (imported.Value is { Results: > 0, InRegistry: 0 }) await error.WriteLineAsync(Texts.Get("imported-none"));
            return 0;
        });
        return command;
    }
}
