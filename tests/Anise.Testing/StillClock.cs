using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Anise.Testing;

/// <summary>
/// The clock of every test: it stands still until it is moved. It begins at <see cref="Beginning"/>; the machine stands elsewhere, and days are those of
/// Vietnam all the same.
/// </summary>
public sealed class StillClock : FakeTimeProvider
{
    /// <summary>The environment variable with another beginning, e.g. <c>2026-11-25T17:30:00Z</c>: the tests hold at any hour.</summary>
    public const string Variable = "ANISE_TEST_NOW";

    /// <summary>A clock at <see cref="Beginning"/>.</summary>
    public StillClock() : this(Beginning)
    {
    }

    /// <summary>A clock at <paramref name="now"/>.</summary>
    public StillClock(DateTimeOffset now) : base(now) =>
        SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("-08", TimeSpan.FromHours(-8), "-08", "-08"));

    /// <summary>A clock at nine in the morning of <paramref name="day"/>, in Vietnam.</summary>
    public StillClock(DateOnly day) : this(MorningOf(day))
    {
    }

    /// <summary>When the clocks begin: the morning of 25 November 2026, when the reviews of the demo's last year are under way.</summary>
    public static DateTimeOffset Beginning { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? DateTimeOffset.Parse(named, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : MorningOf(new DateOnly(2026, 11, 25));

    /// <summary>The moment; it may be set back.</summary>
    public DateTimeOffset Now
    {
        get => GetUtcNow();
        set
        {
            if (value >= GetUtcNow()) SetUtcNow(value);
            else AdjustTime(value);
        }
    }

    /// <summary>The day in Vietnam; set, it is nine in the morning.</summary>
    public DateOnly Day
    {
        get => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(7)).DateTime);
        set => Now = MorningOf(value);
    }

    private static DateTimeOffset MorningOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7));
}
