using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Plans;

/// <summary>Options of plans.</summary>
internal static class PlansOptions
{
    public static Option<int> Year(string text, bool required)
    {
        Option<int> option = NumberOption.Between("--year", 2011, 2100, Texts.Get(text), Texts.Get("year-wrong"));
        option.HelpName = "YYYY";
        option.Required = required;
        return option;
    }

    public static Option<DateOnly?> Day(string name, string text) => new(name) { Description = Texts.Get(text), HelpName = "yyyy-MM-dd", CustomParser = Read };

    /// <summary>A place by its code on today's map, else on that of the end of a year.</summary>
    public static async Task<Result<MappedPlace>> FindAsync(StoreServices services, string code, int year, CancellationToken cancel)
    {
        Result<MappedPlace> now = await PlaceOption.FindAsync(services, code, null, cancel);
        if (now.Ok) return now;
        DateOnly today = services.Get<TimeProvider>().Today(), last = new(year, 12, 31);
        foreach (DateOnly day in (DateOnly[])[last < today ? last : today, new DateOnly(year, 1, 1)])
            if (await PlaceOption.FindAsync(services, code, day, cancel) is { Ok: true } then) return then;
        return now;
    }

    private static DateOnly? Read(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        result.AddError(Texts.Get("not-a-day", result.Tokens[0].Value));
        return null;
    }
}
