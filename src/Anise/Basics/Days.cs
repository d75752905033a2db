namespace Anise.Basics;

/// <summary>Days as the office counts them.</summary>
public static class Days
{
    /// <summary>Today, by the clock and its time zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
