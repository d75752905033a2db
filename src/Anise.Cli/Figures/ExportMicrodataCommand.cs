using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Reviews.Figures;

namespace Anise.Cli.Figures;

/// <summary><c>anise export microdata</c>: the households of decided lists without names, on stdout.</summary>
internal static class ExportMicrodataCommand
{
    public static Command Build()
    {
        var options = new FigureOptions();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("microdata", Texts.Get("export-microdata")) { options.Place, options.Year, options.Store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(options.Store), cancel);
            Result<MappedPlace> place = await options.FindPlaceAsync(parsed, services, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            Result<Microdata> taken = await services.Get<ExportMicrodata>().RunAsync(services.Rights, place.Value.Id, parsed.GetRequiredValue(options.Year), cancel);
            if (!taken.Ok) return parsed.Refuse(taken.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), taken.Value.Columns, taken.Value.Rows);
            return 0;
        });
        return command;
    }
}
