using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Standards.Scorecards;

namespace Anise.Cli.Standards;

/// <summary><c>anise standards show --store S --place CODE --date D</c>: the scorecard of a commune, or of all communes of a place.</summary>
internal static class ShowStandardsCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> date = RulesOption.Date();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("show", Texts.Get("show")) { store, place, date, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(date), today = services.Get<TimeProvider>().Today();
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), day < today ? day : today, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<IReadOnlyList<Scorecard>> cards = await services.Get<ReadScorecards>().RunAsync(services.Rights, at.Value.Id, day, cancel: cancel);
            if (!cards.Ok) return parsed.Refuse(cards.Problems);
            foreach (Scorecard card in cards.Value.Where(c => !c.Set.IsComplete).Take(1))
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("incomplete", card.Set.FullName, card.Set.SubCriteria.Count(), card.Set.SubCriteriaOwed));
            if (cards.Value is [var one, ..]) StandardNotes.GoesOn(parsed.InvocationConfiguration.Error, one.Set, day);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ScoreRows.Columns, cards.Value.SelectMany(ScoreRows.Of));
            return 0;
        });
        return command;
    }
}
