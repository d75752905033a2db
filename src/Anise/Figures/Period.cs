using System.Globalization;
using System.Runtime.InteropServices;

namespace Anise.Figures;

/// <summary>What the records of a kind are counted in.</summary>
public enum PeriodKind
{
    /// <summary>The year of a review, closed commune by commune as each decides.</summary>
    ReviewYear,
    /// <summary>A year of the calendar.</summary>
    CalendarYear,
    /// <summary>A month; of a year, what its months give by how the figure adds.</summary>
    Month,
    /// <summary>A day: what is so on it; of a month or a year, on its last day, and of one that is not over, today.</summary>
    Day,
}

/// <summary>A year, or a month or a day of it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12; 0 for the whole year.</param>
/// <param name="Day">1 to 31; 0 for the whole month.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(int Year, int Month = 0, int Day = 0)
{
    /// <summary>A day.</summary>
    public static Period Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Whether it is a day.</summary>
    public bool IsDay => Day != 0;

    /// <summary>Whether it is a month, or a day of one.</summary>
    public bool IsMonth => Month != 0;

    /// <summary>The months of a year, first to last; the month itself where it is one.</summary>
    public IEnumerable<Period> Months => IsMonth ? [this] : InYear();

    /// <summary>Its last day; itself where it is one.</summary>
    public DateOnly LastDay => IsDay ? new DateOnly(Year, Month, Day) : IsMonth ? new DateOnly(Year, Month, DateTime.DaysInMonth(Year, Month)) : new DateOnly(Year, 12, 31);

    /// <summary>A whole year.</summary>
    public static implicit operator Period(int year) => new(year);

    /// <summary>Reads <c>2025</c>, <c>2025-03</c> or <c>2025-03-31</c>; null for anything else.</summary>
    public static Period? TryRead(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return Of(day);
        string[] parts = text.Split('-');
        if (parts.Length > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year)) return null;
        if (parts.Length == 1) return new Period(year);
        return parts[1].Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12 ? new Period(year, month) : null;
    }

    /// <summary><c>2025</c>, <c>2025-03</c> or <c>2025-03-31</c>: alike on every machine, and in order as text.</summary>
    public override string ToString() => IsDay ? LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : IsMonth ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}") : Year.ToString("0000", CultureInfo.InvariantCulture);

    private IEnumerable<Period> InYear()
    {
        for (int month = 1; month <= 12; month++) yield return new Period(Year, month);
    }
}
