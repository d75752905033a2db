using System.Globalization;

namespace Anise.Reviews.Figures;

/// <summary>Groups of B1 points, five wide and closed at their upper end, so that a line at a multiple of five parts groups and no household stands on both sides.</summary>
public static class PointGroups
{
    private const int Width = 5;

    /// <summary>The group of a number of points: its upper end in four digits, so that groups sort. Empty where the points are not known.</summary>
    public static string Of(decimal? points) => points is { } p ? ((int)Math.Max(0, Math.Ceiling(p / Width) * Width)).ToString("0000", CultureInfo.InvariantCulture) : "";

    /// <summary>Above which and up to which number of points a group goes; null for the group of those not known.</summary>
    public static (int Low, int High)? Bounds(string group) =>
        int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out int high) ? (high - Width, high) : null;

    /// <summary>What a group is called: <c>136–140</c>.</summary>
    public static string NameOf(string group) => Bounds(group) is not var (low, high) ? group
        : high == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{low + 1}–{high}");
}
