using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Reviews;
using Anise.Figures;
using Anise.Reviews.Figures;

namespace Anise.Cli.Figures;

/// <summary><c>anise figures recount</c>: every figure against its records; exit 1 and the list where they differ.</summary>
internal static class RecountCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var code = new Option<string?>("--code") { Description = Texts.Get("figures-code"), HelpName = "CODE" };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("recount", Texts.Get("figures-recount")) { store, code, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            IReadOnlyList<int> years = await services.Get<FigurePeriods>().YearsAsync(cancel);
            TextWriter error = parsed.InvocationConfiguration.Error;
            Result<IReadOnlyList<RecountDifference>> recounted = await services.Get<RecountFigures>().RunAsync(services.Rights, years, parsed.GetValue(code),
                new Report(p => error.WriteLine(Texts.Get("figures-recounting", p.Done, p.All))), cancel);
            if (!recounted.Ok) return parsed.Refuse(recounted.Problems);
            if (await services.Get<CheckDecided>().UnsealedAsync(cancel) is > 0 and int unsealed) await error.WriteLineAsync(Texts.Get("figures-not-sealed", unsealed));
            if (recounted.Value.Count == 0)
            {
                string of = string.Join(", ", years);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(code) is { } only
                    ? Texts.Get("figures-sound-one", only, of) : Texts.Get("figures-sound", services.Get<FigureCatalogue>().All.Count, years.Count, of));
                return 0;
            }
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["code", "place", "period", "map", "shown", "counted", "what"],
                recounted.Value.Select(d => (IReadOnlyList<object?>)[d.Code, d.Place, d.Period.IsMonth ? d.Period.ToString() : d.Period.Year, d.Map, FiguresCommand.Exact(d.Shown), FiguresCommand.Exact(d.Counted), d.What]));
            await error.WriteLineAsync(Texts.Get("figures-differ", recounted.Value.Count));
            return 1;
        });
        return command;
    }

    private sealed class Report(Action<RecountProgress> act) : IProgress<RecountProgress>
    {
        void IProgress<RecountProgress>.Report(RecountProgress value) => act(value);
    }
}
