using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Import;
using Anise.Plans.Production;
using Anise.Tables.Faults;

namespace Anise.Cli.Plans;

/// <summary><c>anise import production-plan FILE --plan CODE</c>: the lines of a production plan as its first version, or as an adjustment with a reason. Faults on stdout, summary on stderr.</summary>
internal static class ImportPlanCommand
{
    private static readonly string[] FaultColumns = ["sheet", "row", "column", "problem", "message"];

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import-file") };
        file.AcceptExistingOnly();
        Option<FileInfo> store = StoreOption.Existing();
        var plan = new Option<string>("--plan") { Description = Texts.Get("plan"), HelpName = "CODE", Required = true };
        var name = new Option<string?>("--name") { Description = Texts.Get("plan-name"), HelpName = "TEXT" };
        var place = new Option<string?>("--place") { Description = Texts.Get("plan-place"), HelpName = "CODE" };
        Option<int> year = PlansOptions.Year("plan-year", required: false);
        var reason = new Option<string?>("--reason") { Description = Texts.Get("plan-reason"), HelpName = "TEXT" };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("production-plan", Texts.Get("import-plan")) { file, store, plan, name, place, year, reason, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            var read = services.Get<ReadPlans>();
            string code = parsed.GetRequiredValue(plan);
            SeenPlan? seen = await read.FindAsync(code, cancel) is { } id ? await read.RunAsync(services.Rights, id, cancel) : null;
            DateOnly today = services.Get<TimeProvider>().Today();
            PlaceMap map;
            PlaceId within;
            int of = parsed.GetValue(year);
            if (seen is not null) (map, within) = (await read.MapOfAsync(seen, cancel), seen.Plan.PlaceId);
            else
            {
                if (of == 0 || parsed.GetValue(place) is not { } at) return parsed.Refuse([new Problem("plan-new", Texts.Get("plan-new", code))]);
                DateOnly first = new(of, 1, 1);
                map = await services.Get<PlaceMaps>().OnAsync(first < today ? first : today, cancel);
                if (map.FindByCode(at) is not { } found) return parsed.Refuse([new Problem("place-unknown", Anise.Cli.Texts.Get("place-unknown", at))]);
                within = found.Id;
            }
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            PlanFile lines = ReadPlanFile.Run(stream, source.Name, map, within, today, cancel);
            IReadOnlyList<ImportFault> faults = lines.Faults;
            int version = 1;
            if (faults.Count == 0)
            {
                if (seen is not null)
                {
                    Result<int> adjusted = await services.Get<AdjustPlan>().RunAsync(services.Rights, seen.Plan.Id, parsed.GetValue(reason), lines.Lines, cancel: cancel);
                    if (adjusted.Ok) version = adjusted.Value;
                    faults = lines.FaultsOf(adjusted.Problems);
                }
                else
                {
                    Result<ProductionPlanId> recorded = await services.Get<RecordPlan>().RunAsync(services.Rights, new NewPlan(code, parsed.GetValue(name) ?? code, within, of, lines.Lines), cancel);
                    faults = lines.FaultsOf(recorded.Problems);
                }
            }
            if (faults.Count > 0)
            {
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, faults.Select(f => (IReadOnlyList<object?>)[f.Sheet, f.Row, f.Column, f.Problem, f.Message]));
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("refused", faults.Count));
                return 1;
            }
            if (parsed.GetValue(format) != OutputFormat.Text) Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), FaultColumns, []);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("plan-imported", lines.Lines.Count, version));
            return 0;
        });
        return command;
    }
}
