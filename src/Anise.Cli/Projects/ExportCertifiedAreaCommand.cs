using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Places;
using Anise.Projects;
using Anise.Projects.Certificates;

namespace Anise.Cli.Projects;

/// <summary><c>anise export certified-area</c>: the plots with a valid certificate on a day, and the area of their union.</summary>
internal static class ExportCertifiedAreaCommand
{
    private static readonly string[] Columns = ["standard", "plot", "project", "area_ha", "certificate", "from", "to"];

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        var date = new Option<DateOnly>("--date") { Description = Texts.Get("certified-date"), HelpName = "yyyy-MM-dd", Required = true, CustomParser = Day };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("certified-area", Texts.Get("export-certified-area")) { store, place, date, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(date), today = services.Get<TimeProvider>().Today();
            string code = parsed.GetRequiredValue(place);
            // On the map of the day; a code of today's map is taken too.
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, code, day < today ? day : today, cancel);
            if (!at.Ok) at = await PlaceOption.FindAsync(services, code, null, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            CertifiedPlots certified = await services.Get<CertifiedArea>().RunAsync(services.Rights, at.Value.Id, day, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns,
            [
                .. certified.Plots.Select(p => (IReadOnlyList<object?>)[ProjectWords.Code(p.Certificate.Standard), p.Plot.Name, p.Project, PlotsCommand.Rounded(p.AreaHa), p.Certificate.Number, p.Certificate.From, p.Certificate.To]),
                [null, "*", null, PlotsCommand.Rounded(certified.UnionHa), null, null, null],
            ]);
            return 0;
        });
        return command;
    }

    private static DateOnly Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        result.AddError(Texts.Get("not-a-day", result.Tokens[0].Value));
        return default;
    }
}
