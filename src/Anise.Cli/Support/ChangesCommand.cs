using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Support.Owed;

namespace Anise.Cli.Support;

/// <summary><c>anise support changes</c>: who gains and who loses what between two days, such as before and on the day of a decision.</summary>
internal static class ChangesCommand
{
    private static readonly string[] Columns = ["household_code", "member_no", "policy", "change", "before", "after", "unit", "from"];

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> before = RulesOption.Day("--before", Texts.Get("changes-before")), after = RulesOption.Day("--after", Texts.Get("changes-after"));
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("changes", Texts.Get("changes")) { store, place, before, after, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly to = parsed.GetRequiredValue(after);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), to, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<IReadOnlyList<OwedChange>> changes = await services.Get<ReadChanges>().RunAsync(services.Rights, at.Value.Id, parsed.GetRequiredValue(before), to, cancel);
            if (!changes.Ok) return parsed.Refuse(changes.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns, changes.Value.Select(c => (IReadOnlyList<object?>)
                [c.Household.Code, c.Member?.No, c.Policy.Code, c.Turn.ToString().ToLowerInvariant(), c.Before?.Amount, c.After?.Amount, c.Policy.Unit, c.Since]));
            return 0;
        });
        return command;
    }
}
