using System.CommandLine;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli;

/// <summary>Options that name a place by its code.</summary>
internal static class PlaceOption
{
    /// <summary>A required option such as <c>--place 20</c> or <c>--commune 06505</c>.</summary>
    public static Option<string> Required(string name) => new(name) { Description = Texts.Get("place"), HelpName = "CODE", Required = true };

    /// <summary>The place with a code on a day (default: today), or the problem that there is none.</summary>
    public static async Task<Result<MappedPlace>> FindAsync(StoreServices services, string code, DateOnly? day, CancellationToken cancel)
    {
        DateOnly today = services.Get<TimeProvider>().Today();
        PlaceMap map = await services.Get<PlaceMaps>().OnAsync(day ?? today, cancel);
        return map.FindByCode(code) is { } place ? place : new Problem("place-unknown", Texts.Get("place-unknown", code), "place");
    }
}
