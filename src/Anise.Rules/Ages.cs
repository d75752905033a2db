namespace Anise.Rules;

/// <summary>
/// Ages: the one place that counts them. A year or month of life is full at the beginning of the day of the month of birth; where that month has no such day, on its
/// last day (Civil Code 2015, art. 148(3)): who was born on 29 February 2008 is 18 on 28 February 2026.
/// </summary>
public static class Ages
{
    /// <summary>Full months from birth to a day; 0 before birth.</summary>
    public static int FullMonths(DateOnly birth, DateOnly on)
    {
        var months = (on.Year - birth.Year) * 12 + on.Month - birth.Month;
        if (birth.AddMonths(months) > on)
            months--;
        return Math.Max(0, months);
    }

    /// <summary>Full years from birth to a day; 0 before birth.</summary>
    public static int FullYears(DateOnly birth, DateOnly on) => FullMonths(birth, on) / 12;

    /// <summary>Full years where perhaps only the year of birth is known, which then counts as from 1 January; null where nothing is.</summary>
    public static int? FullYears(DateOnly? birth, int? birthYear, DateOnly on) =>
        birth is { } date ? FullYears(date, on) : birthYear is { } year ? Math.Max(0, on.Year - year) : null;
}
