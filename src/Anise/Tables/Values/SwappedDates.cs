using System.Text.RegularExpressions;
using Anise.Tables.Files;

namespace Anise.Tables.Values;

/// <summary>
/// Days typed as day/month into a spreadsheet that expects month/day: those with a day up to 12 become dates with day and month swapped, the others stay text.
/// </summary>
internal static class SwappedDates
{
    /// <summary>What the user says: the days are as they stand.</summary>
    public const string DayFirst = "day-first";

    /// <summary>What the user says: day and month of the dates are swapped.</summary>
    public const string MonthFirst = "month-first";

    private const int Fewest = 5, Months = 12;

    /// <summary>Whether a column looks so: every date has a day and a month of at most 12, every text a day above 12, and there are enough of both.</summary>
    /// <param name="cells">The cells of the column.</param>
    public static bool AreLikely(IEnumerable<SheetCell> cells)
    {
        int dates = 0, texts = 0;
        foreach (SheetCell cell in cells)
        {
            if (cell.Kind == CellKind.Date)
            {
                if (SheetCell.DayOf(cell.Number) is not { } day)
                    continue;
                if (day.Day > Months)
                    return false;
                dates++;
            }
            else if (cell.Kind == CellKind.Text && Patterns.DayMonthYear().Match(cell.Text) is { Success: true } match)
            {
                if (int.Parse(match.Groups["d"].Value, System.Globalization.CultureInfo.InvariantCulture) <= Months)
                    return false;
                texts++;
            }
        }

        return dates >= Fewest && texts >= Fewest;
    }

    /// <summary>The date with day and month swapped.</summary>
    public static SheetCell Swap(SheetCell date) => SheetCell.DayOf(date.Number) is { Day: <= Months } day
        ? SheetCell.OfDate(SheetCell.SerialOf(new DateTime(day.Year, day.Day, day.Month, 0, 0, 0, DateTimeKind.Unspecified)))
        : date;
}
