using System.Globalization;
using Anise.Web.Components;

namespace Anise.Web.Lists;

/// <summary>Values of lists as a page shows them.</summary>
internal static class ListShow
{
    /// <summary>A value in the reader's language; null for nothing.</summary>
    public static string? Value(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        DateOnly day => Show.Date(day),
        DateTimeOffset moment => Show.Moment(moment),
        sbyte or short or int or long or decimal or double or float => Show.Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture),
    };

    /// <summary>Whether a value stands at the right.</summary>
    public static bool IsNumber(object? value) => value is sbyte or short or int or long or decimal or double or float;
}
