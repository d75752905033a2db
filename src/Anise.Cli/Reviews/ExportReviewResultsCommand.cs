using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Households;
using Anise.Places;
using Anise.Reviews.Results;

namespace Anise.Cli.Reviews;

/// <summary><c>anise export review-results</c>: the decided results of a commune and year on stdout.</summary>
internal static class ExportReviewResultsCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = CommuneOptions.Commune();
        Option<int> year = YearOption.Required();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("review-results", Texts.Get("export-review-results")) { store, commune, year, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            int of = parsed.GetRequiredValue(year);
            Result<MappedPlace> place = await YearOption.FindCommuneAsync(services, parsed.GetRequiredValue(commune), of, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            Result<IReadOnlyList<ExportedResult>> rows = await services.Get<ExportReviewResults>().RunAsync(services.Rights, place.Value.Id, of, cancel);
            if (!rows.Ok) return parsed.Refuse(rows.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ExportReviewResults.Columns,
                rows.Value.Select(r => (IReadOnlyList<object?>)[r.HouseholdCode, r.Head, r.B1, r.B2, r.ClassCode, r.Date]));
            return 0;
        });
        return command;
    }
}
