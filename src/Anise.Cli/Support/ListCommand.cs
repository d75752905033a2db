using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Rules.Sets;
using Anise.Support;
using Anise.Support.Owed;

namespace Anise.Cli.Support;

/// <summary><c>anise support list</c> and <c>anise support gaps</c>: what the households of a place are owed on a day, and what of it was not delivered.</summary>
internal static class ListCommand
{
    private static readonly string[] Columns = ["household_code", "member_no", "policy", "amount", "unit", "period", "state"];

    public static Command List() => Build("list", Texts.Get("list"), gaps: false);

    public static Command Gaps() => Build("gaps", Texts.Get("gaps"), gaps: true);

    private static Command Build(string name, string description, bool gaps)
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> date = RulesOption.Date();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command(name, description) { store, place, date, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(date);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), day, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<IReadOnlyList<OwedLine>> lines = await services.Get<ReadOwed>().OfPlaceAsync(services.Rights, at.Value.Id, day, since: gaps, cancel);
            if (!lines.Ok) return parsed.Refuse(lines.Problems);
            IEnumerable<IReadOnlyList<object?>> rows = gaps
                ? lines.Value.Where(l => l.State is not (OwedState.Delivered or OwedState.DeliveredMore)).OrderBy(l => l.Since).ThenBy(l => l.Household.Id.Value).Select(l => (IReadOnlyList<object?>)[.. Cells(l), l.Since, day.DayNumber - l.Since!.Value.DayNumber, SupportPeriods.Of(l.Owed.Policy.Paid, day)])
                : lines.Value.Select(l => (IReadOnlyList<object?>)[.. Cells(l), SupportPeriods.Of(l.Owed.Policy.Paid, day)]);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), gaps ? [.. Columns, "since", "days", "paid_for"] : [.. Columns, "paid_for"], rows);
            return 0;
        });
        return command;
    }

    private static object?[] Cells(OwedLine line) =>
    [
        line.Household.Code, line.Member?.No, line.Owed.Policy.Code, line.Owed.Amount, line.Owed.Amount is null ? null : line.Owed.Policy.Unit, Policy.NameOf(line.Owed.Policy.Per), NameOf(line.State),
    ];

    private static string NameOf(OwedState state) => state switch
    {
        OwedState.TakenUp => "taken-up",
        OwedState.DeliveredLess => "delivered-less",
        OwedState.DeliveredMore => "delivered-more",
        _ => state.ToString().ToLowerInvariant(),
    };
}
