using System.Globalization;

namespace Anise.Rules;

/// <summary>A public holiday.</summary>
/// <param name="Date">The day.</param>
/// <param name="Label">Its name.</param>
/// <param name="Reference">The act or notice.</param>
/// <param name="Status">How sure the date is.</param>
public sealed record Holiday(DateOnly Date, LocalText Label, string Reference, RuleStatus Status);

/// <summary>Working days: Monday to Friday without public holidays, and days off that were swapped.</summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> swapped;

    internal WorkingCalendar(IReadOnlyList<Holiday> holidays, IReadOnlyList<DateOnly> workingDays)
    {
        Holidays = holidays;
        off = [.. holidays.Select(x => x.Date)];
        swapped = [.. workingDays];
    }

    /// <summary>The holidays by date.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>The last year whose holidays are known; later days count by weekday only.</summary>
    public int LastYear => Holidays.Count == 0 ? 0 : Holidays[^1].Date.Year;

    /// <summary>Whether offices work on a day.</summary>
    public bool IsWorkingDay(DateOnly date)
    {
        if (swapped.Contains(date))
            return true;
        return date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(date);
    }

    /// <summary>The day itself when offices work on it, else the next one on which they do.</summary>
    public DateOnly NextWorkingDay(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The last of <paramref name="count"/> working days after a day, which itself does not count; the day itself for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (; count > 0; count--)
            date = NextWorkingDay(date.AddDays(1));
        return date;
    }
}

/// <summary>Reads <c>*/calendar/*.yaml</c>.</summary>
internal static class CalendarReader
{
    public static WorkingCalendar Read(IRuleFiles files, FaultList faults)
    {
        var holidays = new List<Holiday>();
        var working = new List<DateOnly>();
        foreach (var path in files.Paths.Where(x => x.Contains("/calendar/", StringComparison.Ordinal)))
        {
            if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
                continue;
            foreach (var (date, fields) in Dated(map.Require("holidays"), faults))
                holidays.Add(new(date, fields.RequireText("label"), fields.Text("reference") ?? "", fields.Status()));
            foreach (var (date, fields) in Dated(map.Find("working-days"), faults))
            {
                fields.Text("reference");
                fields.Status();
                working.Add(date);
            }

            map.NoMore();
        }

        return new([.. holidays.OrderBy(x => x.Date)], working);
    }

    private static IEnumerable<(DateOnly Date, YamlMap Fields)> Dated(YamlValue? value, FaultList faults)
    {
        foreach (var (key, entry, line) in value?.Map()?.Entries() ?? [])
        {
            if (!DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                faults.Add(entry.File, line, "bad-date", key);
            else if (entry.Map() is { } fields)
                yield return (date, fields);
        }
    }
}
