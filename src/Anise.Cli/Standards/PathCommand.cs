using System.CommandLine;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Standards;
using Anise.Standards.Recognition;

namespace Anise.Cli.Standards;

/// <summary><c>anise standards path --store S --place CODE</c>: criteria met and the last step to recognition of communes at the end of each of the last years.</summary>
internal static class PathCommand
{
    private static readonly string[] Columns = ["commune", "year", "date", "set", "met", "needed", "state", "step"];

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("path", Texts.Get("path")) { store, place, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), null, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            IReadOnlyList<CommuneYears> ways = await services.Get<ReadYears>().RunAsync(services.Rights, at.Value.Id, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns, ways.SelectMany(w => w.Years.OrderBy(y => y.Key), (w, y) => (IReadOnlyList<object?>)
                [w.Commune.Code, y.Key, y.Value.Day, y.Value.Card.Set.Name, y.Value.Card.Met, y.Value.Card.Needed, y.Value.Card.State.Code(), y.Value.Step?.Act.ToString()]));
            StandardNotes.OtherSet(parsed.InvocationConfiguration.Error, ways.SelectMany(w => w.Years).GroupBy(y => y.Key, y => y.Value.Card.Set).OrderBy(y => y.Key).Select(y => (y.Key, y.First())));
            return 0;
        });
        return command;
    }
}
