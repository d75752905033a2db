using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Figures;
using Anise.Places;
using Anise.Reports;

namespace Anise.Cli.Reports;

/// <summary><c>anise report list|make</c>.</summary>
internal static class ReportCommand
{
    public static Command Build() => new("report", Texts.Get("report")) { List(), Make() };

    private static Command List()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("list", Texts.Get("report-list")) { format };
        command.SetAction(parsed => Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["number", "code", "title_vi", "title_en"],
            new ReportCatalogue().All.Select(r => (IReadOnlyList<object?>)[r.Number, r.Code, r.Title.Vi, r.Title.En])));
        return command;
    }

    private static Command Make()
    {
        var code = new Argument<string>("CODE") { Description = Texts.Get("report-code") };
        var options = new FigureOptions();
        var file = new Option<FileInfo>("--out") { Description = Texts.Get("report-out"), HelpName = "FILE.xlsx", Required = true };
        file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo>() is { } named && !named.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase)) result.AddError(Texts.Get("report-out-wrong", named.Name));
        });
        var command = new Command("make", Texts.Get("report-make")) { code, options.Place, options.Year, options.Map, file, options.Store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(options.Store), cancel);
            Result<MappedPlace> place = await options.FindPlaceAsync(parsed, services, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            Result<ReportFile> made = await services.Get<ExportReport>().RunAsync(
                services.Rights, parsed.GetRequiredValue(code), place.Value.Id, parsed.GetRequiredValue(options.Year), parsed.GetValue(options.Map), cancel);
            if (!made.Ok) return parsed.Refuse(made.Problems);
            await File.WriteAllBytesAsync(parsed.GetRequiredValue(file).FullName, made.Value.Content, cancel);
            return 0;
        });
        return command;
    }
}
