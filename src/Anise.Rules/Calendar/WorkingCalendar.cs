using System.Globalization;
using Anise.Rules.Files;

namespace Anise.Rules.Calendar;

/// <summary>A public holiday.</summary>
/// <param name="Date">The day.</param>
/// <param name="Label">Its name.</param>
/// <param name="Reference">The act or notice.</param>
/// <param name="Status">How sure the date is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record Holiday(DateOnly Date, LocalText Label, string Reference, RuleStatus Status, string File, int Line);

/// <summary>A Saturday or Sunday on which offices work in exchange for another day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Reference">The act or notice.</param>
/// <param name="Status">How sure the date is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record ExchangedDay(DateOnly Date, string Reference, RuleStatus Status, string File, int Line);

/// <summary>Working days: Monday to Friday without public holidays, and days off that were swapped.</summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> swapped;

    internal WorkingCalendar(IReadOnlyList<Holiday> holidays, IReadOnlyList<ExchangedDay> exchanged)
    {
        Holidays = holidays;
        Exchanged = exchanged;
        off = [.. holidays.Select(x => x.Date)];
        swapped = [.. exchanged.Select(x => x.Date)];
    }

    /// <summary>The holidays by date.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>The last year whose holidays are known; later days count by weekday only.</summary>
    public int LastYear => Holidays.Count == 0 ? 0 : Holidays[^1].Date.Year;

    /// <summary>Weekend days on which offices work, by date.</summary>
    public IReadOnlyList<ExchangedDay> Exchanged { get; }

    /// <summary>Whether the holidays of the year of a day are known; if not, a deadline there is counted by weekday only and is not to be relied on.</summary>
    public bool Knows(DateOnly day) => day.Year <= LastYear;

    /// <summary>The days that are not confirmed: holidays and weekend days of work.</summary>
    public IEnumerable<UnconfirmedRule> Unconfirmed() => Holidays.Where(x => x.Status == RuleStatus.Unconfirmed)
        .Select(x => (x.Date, x.Label, x.Reference, x.File, x.Line))
        .Concat(Exchanged.Where(x => x.Status == RuleStatus.Unconfirmed).Select(x => (x.Date, Label: Texts.Get("exchanged-day"), x.Reference, x.File, x.Line)))
        .OrderBy(x => x.Date)
        .Select(x => new UnconfirmedRule("calendar", x.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), x.Label, x.Reference, x.File, x.Line));

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
        var working = new List<ExchangedDay>();
        foreach (var path in files.Paths.Where(x => x.Contains("/calendar/", StringComparison.Ordinal)))
        {
            if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
                continue;
            foreach (var (date, fields, line) in Dated(map.Require("holidays"), faults))
                holidays.Add(new(date, fields.RequireText("label"), fields.Text("reference") ?? "", fields.Status(), path, line));
            foreach (var (date, fields, line) in Dated(map.Find("working-days"), faults))
                working.Add(new(date, fields.Text("reference") ?? "", fields.Status(), path, line));

            map.NoMore();
        }

        return new([.. holidays.OrderBy(x => x.Date)], [.. working.OrderBy(x => x.Date)]);
    }

    private static IEnumerable<(DateOnly Date, YamlMap Fields, int Line)> Dated(YamlValue? value, FaultList faults)
    {
        foreach (var (key, entry, line) in value?.Map()?.Entries() ?? [])
        {
            if (!DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                faults.Add(entry.File, line, "bad-date", key);
            else if (entry.Map() is { } fields)
                yield return (date, fields, line);
        }
    }
}
