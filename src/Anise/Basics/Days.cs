namespace Anise.Basics;

/// <summary>Days and hours as the office counts them: those of Vietnam, whatever the machine's own time zone.</summary>
public static class Days
{
    private static readonly TimeSpan Hanoi = TimeSpan.FromHours(7);   // all year round, since 1975

    /// <summary>The first and the last day that anybody can mean: the oldest person was born after the one, the last plan ends before the other.</summary>
    public static readonly DateOnly First = new(1900, 1, 1), Last = new(2100, 12, 31);

    /// <summary>The day it is.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow()));

    /// <summary>A moment by the clock on the wall.</summary>
    public static DateTime Local(DateTimeOffset moment) => moment.ToOffset(Hanoi).DateTime;

    /// <summary>The first moment of a day; of the first days that a calendar can count, the first moment there is.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => day <= DateOnly.MinValue.AddDays(1) ? DateTimeOffset.MinValue : new(day.ToDateTime(TimeOnly.MinValue), Hanoi);
}
