using System.CommandLine;
using Anise.Basics;
using Anise.Plans.Production;

namespace Anise.Cli.Plans;

/// <summary><c>anise plans compare --store S --plan CODE --from 1 --to 2</c>: two versions of a production plan side by side.</summary>
internal static class ComparePlansCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var plan = new Option<string>("--plan") { Description = Texts.Get("plan"), HelpName = "CODE", Required = true };
        Option<int> from = Version("--from", "version-from"), to = Version("--to", "version-to");
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("compare", Texts.Get("compare")) { store, plan, from, to, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            var read = services.Get<ReadPlans>();
            string code = parsed.GetRequiredValue(plan);
            SeenPlan? seen = await read.FindAsync(code, cancel) is { } id ? await read.RunAsync(services.Rights, id, cancel) : null;
            if (seen is null) return parsed.Refuse([new Problem("plan-unknown", Texts.Get("plan-unknown", code), "plan")]);
            Result<IReadOnlyList<ComparedLine>> lines = ComparePlans.Run(seen, parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            if (!lines.Ok) return parsed.Refuse(lines.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ComparedLine.Columns, lines.Value.Select(l => l.Cells));
            return 0;
        });
        return command;
    }

    private static Option<int> Version(string name, string text)
    {
        Option<int> option = NumberOption.Between(name, 1, 1000, Texts.Get(text), Texts.Get("version-wrong"));
        option.HelpName = "N";
        option.Required = true;
        return option;
    }
}
