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
}

/// <summary>A year, or a month of it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12; 0 for the whole year.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(int Year, int Month = 0)
{
    /// <summary>Whether it is a month.</summary>
    public bool IsMonth => Month != 0;

    /// <summary>The months of a year, first to last; the month itself where it is one.</summary>
    public IEnumerable<Period> Months => IsMonth ? [this] : InYear();

    /// <summary>Its last day.</summary>
    public DateOnly LastDay => IsMonth ? new DateOnly(Year, Month, DateTime.DaysInMonth(Year, Month)) : new DateOnly(Year, 12, 31);

    /// <summary>A whole year.</summary>
    public static implicit operator Period(int year) => new(year);

    /// <summary>Reads <c>2025</c> or <c>2025-03</c>; null for anything else.</summary>
    public static Period? TryRead(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year)) return null;
        if (parts.Length == 1) return new Period(year);
        return parts[1].Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12 ? new Period(year, month) : null;
    }

    /// <summary><c>2025</c> or <c>2025-03</c>: alike on every machine, and in order as text.</summary>
    public override string ToString() => IsMonth ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}") : Year.ToString("0000", CultureInfo.InvariantCulture);

    private IEnumerable<Period> InYear()
    {
        for (int month = 1; month <= 12; month++) yield return new Period(Year, month);
    }
}
