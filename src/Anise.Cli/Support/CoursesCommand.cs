using System.CommandLine;
using Anise.Access;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Support.Courses;

namespace Anise.Cli.Support;

/// <summary><c>anise support courses</c>: the courses of a place with learners, certificates and work; <c>anise support follow-up</c>: whom to ask for their work on a day.</summary>
internal static class CoursesCommand
{
    public static Command Courses() => Build("courses", Texts.Get("courses"), ["course", "name", "trade", "provider", "from", "to", "days", "learners", "finished", "certified", "working"], dated: false,
        async (services, place, _, cancel) => (await services.Get<CourseLists>().OfPlaceAsync(services.Rights, place.Id, cancel)).Rows.AsEnumerable().OrderBy(c => c.Course.From).ThenBy(c => c.Course.Id.Value)
            .Select(c => (IReadOnlyList<object?>)[c.Course.Id.Value, c.Course.Name, c.Course.Trade, c.Course.Provider, c.Course.From, c.Course.To, c.Course.Days, c.Learners, c.Finished, c.Certified, c.Working]));

    public static Command FollowUp() => Build("follow-up", Texts.Get("follow-up"), ["household_code", "member_no", "course", "month", "due"], dated: true,
        async (services, place, day, cancel) => (await services.Get<CourseLists>().DueAsync(services.Rights, place.Id, day, cancel)).Rows.AsEnumerable().OrderBy(l => l.DueOn).ThenBy(l => l.Learner.Id.Value)
            .Select(l => (IReadOnlyList<object?>)[l.Code, l.No, l.Course.Name, l.Due, l.DueOn]));

    private static Command Build(string name, string description, string[] columns, bool dated, Func<StoreServices, MappedPlace, DateOnly?, CancellationToken, Task<IEnumerable<IReadOnlyList<object?>>>> rows)
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> date = RulesOption.Date();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command(name, description) { store, place, format };
        if (dated) command.Add(date);
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), null, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), columns, await rows(services, at.Value, dated ? parsed.GetValue(date) : null, cancel));
            return 0;
        });
        return command;
    }
}
