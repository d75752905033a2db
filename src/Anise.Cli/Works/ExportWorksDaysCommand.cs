using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Works.Lists;

namespace Anise.Cli.Works;

/// <summary><c>anise export works-days</c>: the works days of a commune and year on stdout, a row an output.</summary>
internal static class ExportWorksDaysCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = WorksOptions.Commune();
        Option<int> year = WorksOptions.Year();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("works-days", Texts.Get("export-works-days")) { store, commune, year, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            int of = parsed.GetRequiredValue(year);
            Result<MappedPlace> place = await WorksOptions.FindCommuneAsync(services, parsed.GetRequiredValue(commune), of, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            IReadOnlyList<WorksDayRow> rows = await services.Get<ExportWorksDays>().RunAsync(services.Rights, place.Value.Id, of, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), WorksDayRow.Columns, rows.Select(r => r.Values));
            return 0;
        });
        return command;
    }
}
