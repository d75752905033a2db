using System.Globalization;
using Anise.Figures;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Host;

namespace Anise.Web.Figures;

/// <summary>What an address says about figures: place, year, month or day, map, basis, split and group.</summary>
public sealed record FigureAddress(MappedPlace Place, Period Period, PlaceMap Map, DateOnly? MapDay, FigureBasis Basis, string? By, string? Group)
{
    /// <summary>The year of the period.</summary>
    public int Year => Period.Year;

    /// <summary>The day as addresses write it; null for today's map.</summary>
    public string? MapText => MapDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The basis as addresses write it; null for as decided.</summary>
    public string? BasisText => Basis == FigureBasis.Corrected ? "corrected" : null;

    /// <summary>
    /// Reads the address of a page; the chosen place and year where it says none. Null where there is no such place, or none that the reader may choose,
    /// or where it names a map or basis that there is not.
    /// </summary>
    public static async Task<FigureAddress?> ReadAsync(PageContext context, PlaceMaps maps, CancellationToken cancel)
    {
        Here here = context.Here;
        DateOnly? day = null;
        if (here["map"] is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on)) return null;
            day = on;
        }
        int month = 0;
        if (here["month"] is { } number && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out month) && month is >= 1 and <= 12)) return null;
        Period asked = new(context.Year, month);
        if (here["day"] is { Length: > 0 } date)
        {
            if (!DateOnly.TryParseExact(date, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on)) return null;
            asked = Period.Of(on);
        }
        if (here["basis"] is not (null or "decided" or "corrected")) return null;
        PlaceMap map = day is null ? context.Map : await maps.ForAsync(day, context.Map.Day, cancel);
        day = map.Day == context.Map.Day ? null : map.Day;
        MappedPlace? place = context.PlaceIsAsked ? context.Place
            : here["place"] is { } code ? map.FindByCode(code) ?? map.All.FirstOrDefault(p => p.Code == code)
            : context.Place is { } chosen ? map.Find(chosen.Id) ?? (day is null ? null : map.FindByCode(chosen.Code)) : null;
        return place is null ? null : new FigureAddress(place, asked, map, day,
            here["basis"] == "corrected" ? FigureBasis.Corrected : FigureBasis.Decided, here["by"], here.Query.FirstOrDefault(q => q.Key == "group").Value);   // an empty group is that of the unknown
    }

    /// <summary>The page of a figure at this place and year.</summary>
    public string LinkTo(string code) => FigureLinks.Of(code, Place.Code, Period, null, MapText, BasisText);

    /// <summary>The records of a figure here.</summary>
    public string RecordsOf(string code, Period? period = null, string? by = null, string? group = null) => FigureLinks.Records(code, Place.Code, period ?? Period, by, group, MapText, BasisText);
}
