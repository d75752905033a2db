using System.CommandLine;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Works;

/// <summary>The options <c>--commune CODE</c> and <c>--year YYYY</c> of works.</summary>
internal static class WorksOptions
{
    public static Option<string> Commune() => new("--commune") { Description = Texts.Get("commune"), HelpName = "CODE", Required = true };

    public static Option<int> Year()
    {
        Option<int> option = NumberOption.Between("--year", 2000, 2100, Texts.Get("year"), Texts.Get("year-wrong"));
        option.HelpName = "YYYY";
        option.Required = true;
        return option;
    }

    /// <summary>The commune that had the code at the end of the year, else the one that has it today.</summary>
    public static async Task<Result<MappedPlace>> FindCommuneAsync(StoreServices services, string code, int year, CancellationToken cancel)
    {
        DateOnly today = services.Get<TimeProvider>().Today(), last = new(year, 12, 31);
        foreach (DateOnly day in (DateOnly[])[last < today ? last : today, today])
            if ((await services.Get<PlaceMaps>().OnAsync(day, cancel)).FindByCode(code) is { IsCommuneLevel: true } place) return place;
        return new Problem("commune-unknown", Texts.Get("commune-unknown", code, year), "commune");
    }
}
