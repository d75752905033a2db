using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Cli.Reviews;
using Anise.Figures;
using Anise.Places;

namespace Anise.Cli.Figures;

/// <summary>What says which figure, where and when.</summary>
internal sealed class FigureOptions
{
    public Argument<string> Code { get; } = new("CODE") { Description = Texts.Get("figures-code") };

    public Option<string> Place { get; } = PlaceOption.Required("--place");

    public Option<Period> Period { get; } = new("--period") { Description = Texts.Get("figures-period"), CustomParser = PeriodOf };

    /// <summary>For what is made of whole years only.</summary>
    public Option<int> Year { get; } = NumberOption.Between("--period", 2000, 2100, Texts.Get("figures-year"), Texts.Get("year-wrong"));

    public Option<DateOnly?> Map { get; } = new("--map") { Description = Texts.Get("figures-map"), HelpName = "yyyy-MM-dd", CustomParser = Day };

    public Option<FigureBasis> Basis { get; } = new("--basis") { Description = Texts.Get("figures-basis") };

    public Option<FileInfo> Store { get; } = StoreOption.Existing();

    public FigureOptions()
    {
        Period.HelpName = "YYYY[-MM[-DD]]";
        Period.Required = Year.Required = true;
        Year.HelpName = "YYYY";
    }

    /// <summary>The place of the code on the map asked for; villages too.</summary>
    public async Task<Result<MappedPlace>> FindPlaceAsync(ParseResult parsed, StoreServices services, CancellationToken cancel)
    {
        DateOnly day = parsed.GetValue(Map) ?? services.Get<TimeProvider>().Today();
        PlaceMap map = await services.Get<PlaceMaps>().OnAsync(day, cancel);
        string code = parsed.GetRequiredValue(Place);
        return (map.FindByCode(code) ?? map.All.FirstOrDefault(p => p.Code == code)) is { } place ? place
            : new Problem("place-unknown", Texts.Get("figures-place-unknown", code, day), "place");
    }

    private static Period PeriodOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Anise.Figures.Period.TryRead(result.Tokens[0].Value) is { Year: >= 2000 and <= 2100 } period) return period;
        result.AddError(Texts.Get("year-wrong"));
        return default;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        result.AddError(Texts.Get("not-a-day", result.Tokens[0].Value));
        return null;
    }
}
