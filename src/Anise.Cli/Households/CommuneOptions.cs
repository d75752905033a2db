using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Households;

/// <summary>The options <c>--commune CODE</c> and <c>--as-of DAY</c>.</summary>
internal static class CommuneOptions
{
    public static Option<string> Commune() => new("--commune") { Description = Texts.Get("commune"), HelpName = "CODE", Required = true };

    public static Option<DateOnly> AsOf() => new("--as-of")
    {
        Description = Texts.Get("as-of"),
        HelpName = "yyyy-MM-dd",
        Required = true,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
            result.AddError(Texts.Get("not-a-day", result.Tokens[0].Value));
            return default;
        },
    };

    /// <summary>The commune that has the code on the day, or the problem that there is none.</summary>
    public static async Task<Result<MappedPlace>> FindAsync(StoreServices services, string code, DateOnly day, CancellationToken cancel) =>
        (await services.Get<PlaceMaps>().OnAsync(day, cancel)).FindByCode(code) is { IsCommuneLevel: true } place
            ? place
            : new Problem("commune-unknown", Texts.Get("commune-unknown", code, day), "commune");
}
