using System.Globalization;

namespace Anise.Figures;

/// <summary>How values of figures are rounded and written, alike on pages, in reports and in pictures: half away from zero, of the number as it reads in decimal digits (5.265 is 5.27, as a spreadsheet shows it).</summary>
public static class FigureText
{
    private const double MostExact = 1e15;   // beyond, a double has no digits after the point

    /// <summary>A value with so many digits after the point.</summary>
    public static double Round(double value, int decimals) =>
        Math.Abs(value) < MostExact ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;

    /// <summary>The difference of two values as they are shown, so that a reader who subtracts gets it too.</summary>
    public static double Change(double now, double before, int decimals) => Round(Round(now, decimals) - Round(before, decimals), decimals);

    /// <summary>A value as the reader's language writes it.</summary>
    public static string Of(double value, int decimals) => Round(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
}
