using System.Globalization;
using Anise.Basics;

namespace Anise.Web.Components;

/// <summary>Values as the reader's language writes them.</summary>
public static class Show
{
    /// <summary>05/12/2026; empty for null.</summary>
    public static string Date(DateOnly? date) => date?.ToString("d", CultureInfo.CurrentCulture) ?? "";

    /// <summary>05/12, where the year is plain from the page; empty for null.</summary>
    public static string DayAndMonth(DateOnly? date) => date?.ToString("dd/MM", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A whole number without separators, for years, addresses and fields.</summary>
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment in Viet Nam's time: 05/12/2026 14:30.</summary>
    public static string Moment(DateTimeOffset moment) => Days.Local(moment).ToString("g", CultureInfo.CurrentCulture);

    /// <summary>A moment of the journal (UTC text) in Viet Nam's time, with seconds.</summary>
    public static string Moment(string utc) =>
        Days.Local(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>1.500.000 in Vietnamese, 1,500,000 in English; decimals only where there are some.</summary>
    public static string Number(decimal? number) => number?.ToString("#,0.######", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A share as percent with one decimal: 5,9 %; a dash where there is no whole.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "–" : (100m * part / whole).ToString("0.0", CultureInfo.CurrentCulture) + " %";
}
