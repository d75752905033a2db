using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Plans.Following;

namespace Anise.Cli.Plans;

/// <summary><c>anise plans targets --store S --year Y</c>: the targets of a year, a row for each version, with how they stand.</summary>
internal static class TargetsCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var place = new Option<string?>("--place") { Description = Anise.Cli.Texts.Get("place"), HelpName = "CODE" };
        Option<int> year = PlansOptions.Year("year", required: true);
        Option<DateOnly?> on = PlansOptions.Day("--date", "on");
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("targets", Texts.Get("targets")) { store, place, year, on, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            MappedPlace? at = null;
            if (parsed.GetValue(place) is { } code)
            {
                Result<MappedPlace> found = await PlansOptions.FindAsync(services, code, parsed.GetRequiredValue(year), cancel);
                if (!found.Ok) return parsed.Refuse(found.Problems);
                at = found.Value;
            }
            IReadOnlyList<FollowedTarget> targets = await services.Get<FollowTargets>().RunAsync(services.Rights, new FollowQuery { Place = at?.Id, Year = parsed.GetRequiredValue(year), On = parsed.GetValue(on) }, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), TargetRow.Columns, targets.SelectMany(TargetRow.Of));
            return 0;
        });
        return command;
    }
}
