using System.CommandLine;
using Anise.Basics;
using Anise.Households.Lists;
using Anise.Places;

namespace Anise.Cli.Households;

/// <summary><c>anise export households</c>: the households of a commune on a day, one row a member, on stdout.</summary>
internal static class ExportHouseholdsCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> commune = CommuneOptions.Commune();
        Option<DateOnly> asOf = CommuneOptions.AsOf();
        Option<OutputFormat> format = Table.FormatOption();
        var xlsx = new Option<FileInfo?>("--xlsx") { Description = Texts.Get("xlsx"), HelpName = "OUT.xlsx" };
        var command = new Command("households", Texts.Get("export-households")) { store, commune, asOf, format, xlsx };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(asOf);
            Result<MappedPlace> place = await CommuneOptions.FindAsync(services, parsed.GetRequiredValue(commune), day, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            IReadOnlyList<ExportRow> rows = await services.Get<ExportHouseholds>().RunAsync(services.Rights, place.Value.Id, day, cancel: cancel);
            if (parsed.GetValue(xlsx) is { } workbook)
            {
                await using FileStream stream = workbook.Create();
                ExportFile.WriteWorkbook(rows, stream);
                return 0;
            }
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(format) == OutputFormat.Csv) ExportFile.WriteCsv(rows, output);
            else Table.Write(output, parsed.GetValue(format), ExportRow.Columns, rows.Select(r => (IReadOnlyList<object?>)[.. r.Values]));
            return 0;
        });
        return command;
    }
}
