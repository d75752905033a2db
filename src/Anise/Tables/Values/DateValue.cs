using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Tables.Files;

namespace Anise.Tables.Values;

/// <summary>A date as lists write it: a day, or only a year; or why it cannot be one.</summary>
/// <param name="Date">The day, when written.</param>
/// <param name="Year">The year.</param>
/// <param name="Problem">Code of the problem, or null when the value was read.</param>
internal readonly record struct DateValue(DateOnly? Date, int? Year, string? Problem)
{
    private const int SmallestSerial = 4000;

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <param name="today">The day after which a date lies in the future.</param>
    /// <param name="serials">Whether numbers of the column are known to count days: then one that could be day, month and year without signs is none.</param>
    public static DateValue Read(SheetCell cell, DateOnly today, bool serials = false) => cell.Kind switch
    {
        CellKind.Date => OfSerial(cell.Number, today),
        CellKind.Number => OfNumber(cell.Number, today, cell.Since1904 ? SheetCell.Days1904 : 0, serials),
        CellKind.Text => OfText(cell.Text, today),
        _ => NotADate,
    };

    /// <summary>Whether the numbers of a column can only count days: one of them is no day, month and year without signs.</summary>
    /// <param name="cells">The cells of the column.</param>
    public static bool AreSerials(IEnumerable<SheetCell> cells) =>
        cells.Any(c => c.Kind == CellKind.Number && c.Number is >= SmallestSerial and < 100_000 && c.Number == Math.Floor(c.Number) && !IsDayMonthYear((int)c.Number));

    private static bool IsDayMonthYear(int number) => number / 10_000 is >= 1 and <= 31 && number / 100 % 100 is >= 1 and <= 12;

    private static DateValue NotADate => new(null, null, "not-a-date");

    private static DateValue OfNumber(double number, DateOnly today, int shift, bool serials)
    {
        // A fraction of a year or of a day written without separators is a mistyped number.
        if (number != Math.Floor(number) && number is (>= 1000 and <= 2999) or (>= 1_01_1800 and <= 31_12_2999))
            return NotADate;
        if (number is >= 1000 and <= 2999)
            return OfYear((int)number, today);
        if (number is >= 1_01_1800 and <= 31_12_2999)
            return OfParts((int)number / 1_000_000, (int)number / 10_000 % 100, (int)number % 10_000, today);
        // 010160 typed into a cell loses its zero and looks like a day of 1927.
        if (!serials && number is >= 10_100 and < 1_000_000 && number == Math.Floor(number) && IsDayMonthYear((int)number))
            return new(null, null, "date-ambiguous");
        // A small number in a cell without a date format is a count or an age, not a day of the 1900s.
        return !(number >= SmallestSerial) ? NotADate : OfSerial(number + shift, today);
    }

    private static DateValue OfSerial(double serial, DateOnly today)
    {
        // A year typed into a cell formatted as a date shows as a day of 1905; the number is the year.
        if (serial is >= 1900 and <= 2100)
            return serial == Math.Floor(serial) ? OfYear((int)serial, today) : NotADate;
        return SheetCell.DayOf(serial) is { } day ? OfDate(day, today) : NotADate;
    }

    private static DateValue OfText(string text, DateOnly today)
    {
        var match = Patterns.DayMonthYear().Match(text);
        if (match.Success)
            return OfParts(Int(match, "d"), Int(match, "m"), FullYear(match.Groups["y"].Value, today), today);
        match = Patterns.YearMonthDay().Match(text);
        if (match.Success)
            return OfParts(Int(match, "d"), Int(match, "m"), Int(match, "y"), today);
        match = Patterns.WordDate().Match(text);
        if (match.Success)
            return OfParts(Int(match, "d"), Int(match, "m"), Int(match, "y"), today);
        match = Patterns.MonthYear().Match(text);
        if (match.Success)
            return Int(match, "m") is >= 0 and <= 12 ? OfYear(Int(match, "y"), today) : NotADate;
        match = Patterns.OnlyYear().Match(text);
        if (match.Success)
            return OfYear(Int(match, "y"), today);
        // Six digits may be a day, a month and a year of this century or the last, or count days.
        if (text.Length is 5 or 6 && text.All(char.IsAsciiDigit))
            return new(null, null, "date-ambiguous");
        return NumberText.Plain(text) is { Length: 4 or 7 or 8 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? OfNumber(number, today, 0, false) : NotADate;
    }

    private static DateValue OfParts(int day, int month, int year, DateOnly today)
    {
        // Offices write 00/00/1954 for a person whose day is not known.
        if (day == 0 && month is >= 0 and <= 12)
            return OfYear(year, today);
        return year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? NotADate
            : OfDate(new DateOnly(year, month, day), today);
    }

    private static DateValue OfDate(DateOnly date, DateOnly today) =>
        date > today ? new(null, null, "date-in-future")
        : new(date, date.Year, null);

    private static DateValue OfYear(int year, DateOnly today) =>
        year > today.Year ? new(null, null, "date-in-future")
        : new(null, year, null);

    /// <summary>Two digits mean the latest such year that is not in the future.</summary>
    private static int FullYear(string digits, DateOnly today)
    {
        var year = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.Length > 2)
            return year;
        var century = today.Year - (today.Year % 100);
        return century + year <= today.Year ? century + year : century - 100 + year;
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Shapes of dates in lists.</summary>
internal static partial class Patterns
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(ngày|sinh|sinh ngày)?\s*(?<d>\d{1,2})\s*[/\-.\\, ]\s*(?<m>\d{1,2})\s*[/\-.\\, ]\s*(?<y>\d{4}|\d{2})( 0?0:00(:00)?)?$", Options, 5000)]
    public static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?<y>\d{4})\s*[/\-.]\s*(?<m>\d{1,2})\s*[/\-.]\s*(?<d>\d{1,2})([T ]0?0:00(:00)?)?$", Options, 5000)]
    public static partial Regex YearMonthDay();

    [GeneratedRegex(@"^(ngày\s*)?(?<d>\d{1,2})\s*tháng\s*(?<m>\d{1,2}),?\s*năm\s*(?<y>\d{4})$", Options, 5000)]
    public static partial Regex WordDate();

    [GeneratedRegex(@"^(tháng\s*)?(?<m>\d{1,2})\s*([/\-.]|,?\s*năm)\s*(?<y>\d{4})$", Options, 5000)]
    public static partial Regex MonthYear();

    [GeneratedRegex(@"^(năm|sn|sinh năm|ns|khoảng|[/\-.])?\s*(?<y>\d{4})$", Options, 5000)]
    public static partial Regex OnlyYear();
}
