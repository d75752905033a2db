namespace Anise.Basics;

/// <summary>Days as the office counts them.</summary>
public static class Days
{
    private static readonly TimeSpan Hanoi = TimeSpan.FromHours(7);

    /// <summary>The day it is in Vietnam, whatever the machine's own time zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Hanoi).DateTime);
}
