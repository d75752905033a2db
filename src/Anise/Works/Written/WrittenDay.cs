using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Works.Written;

/// <summary>A day as a file writes it; month and year may stand in a title.</summary>
/// <param name="Day">The day of the month.</param>
/// <param name="Month">The month; null where the cell does not say it.</param>
/// <param name="Year">The year; null where the cell does not say it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct WrittenDay(int Day, int? Month, int? Year)
{
    /// <summary>Reads a cell: a date, <c>05/3</c>, <c>Chủ nhật 5/3</c>, <c>5</c>.</summary>
    public static CellReading<WrittenDay> Read(SheetCell cell, DateOnly today)
    {
        if (cell.Kind == CellKind.Number && cell.Number is >= 1 and <= 31 && cell.Number == Math.Floor(cell.Number)) return new(new((int)cell.Number, null, null), null);
        if (cell.Kind == CellKind.Number && cell.Number is >= 1 and < 32) return new(default, "works-day-as-number");   // 5.3 typed for 5/3
        SheetCell bare = cell.Kind == CellKind.Text ? SheetCell.OfText(WithoutWeekday(cell.Text)) : cell;
        if (bare.Kind == CellKind.Text && DayMonth().Match(bare.Text) is { Success: true } match && !bare.IsEmpty)
        {
            int day = Int(match.Groups["d"]);
            int? month = match.Groups["m"].Success ? Int(match.Groups["m"]) : null;
            return day is >= 1 and <= 31 && month is null or (>= 1 and <= 12) ? new(new(day, month, null), null) : new(default, "not-a-date");
        }
        CellReading<DateOnly> whole = bare.IsEmpty ? new(default, "not-a-date") : CellReaders.Day(bare, today);
        return whole.Problem is null ? new(new(whole.Value.Day, whole.Value.Month, whole.Value.Year), null) : new(default, whole.Problem);
    }

    /// <summary>The day, with what the titles and the year of the import say; null where the month is not said, or where there is no such day.</summary>
    public DateOnly? On(int? titledMonth, int year)
    {
        if ((Month ?? titledMonth) is not { } month) return null;
        return Day <= DateTime.DaysInMonth(Year ?? year, month) ? new DateOnly(Year ?? year, month, Day) : null;
    }

    /// <summary>The month that a title or the name of a sheet tells: <c>THÁNG 3 NĂM 2023</c>, <c>T3</c>; null where none or several are told.</summary>
    public static int? MonthOf(IEnumerable<string> titles)
    {
        foreach (string title in titles.Reverse())
        {
            int[] months = [.. TitledMonth().Matches(title).Select(m => Int(m.Groups["m"])).Where(m => m is >= 1 and <= 12).Distinct()];
            if (months.Length == 1) return months[0];
        }
        return null;
    }

    /// <summary>The year that titles tell: <c>THÁNG 3 NĂM 2023</c>, <c>03/2023</c>; null where none or several are told.</summary>
    public static int? YearOf(IEnumerable<string> titles)
    {
        int[] years = [.. titles.SelectMany(t => TitledYear().Matches(t)).Where(m => m.Groups["d"].Success || WorksWords.Years.Contains(m.Groups["w"].Value.ToLowerInvariant())).Select(m => Int(m.Groups["y"])).Distinct()];
        return years.Length == 1 ? years[0] : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', ((int?[])[Day, Month, Year]).Where(p => p is not null).Select(p => p!.Value.ToString("00", CultureInfo.InvariantCulture)));

    private static string WithoutWeekday(string text)
    {
        string[] words = WorksWords.Split(text.Replace(",", " ", StringComparison.Ordinal));
        for (int at = 0; at < words.Length;)
        {
            if (WorksWords.Weekdays.FirstOrDefault(w => WorksWords.StandAt(words, at, w)) is not { } weekday) return string.Join(' ', words[at..]).Trim('(', ')', ' ');
            at += weekday.Length;
        }
        return "";
    }

    private static int Int(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<d>\d{1,2})(\s*([/\-.]|tháng)\s*(?<m>\d{1,2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"((?<w>\p{L}+)|(?<d>\d\s*[/\-.]))\s*(?<y>20\d\d)(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex TitledYear();

    [GeneratedRegex(@"(tháng|month|(?<!\p{L})t)\s*[.:]?\s*0?(?<m>1[0-2]|[1-9])(?!\d)|^\s*0?(?<m>1[0-2]|[1-9])(\s*[/\-.]\s*20\d\d)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex TitledMonth();
}
