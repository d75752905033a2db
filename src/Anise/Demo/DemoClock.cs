using Anise.Basics;

namespace Anise.Demo;

/// <summary>The clock of the demo: set forward as its years go by, so that the journal tells them as they would have been.</summary>
public sealed class DemoClock : TimeProvider
{
    private static readonly TimeSpan Work = TimeSpan.FromHours(14);

    private DateTimeOffset _now = MorningOf(new DateOnly(2022, 1, 4)), _evening = MorningOf(new DateOnly(2022, 1, 4)) + Work;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now = _now < _evening ? _now.AddSeconds(7) : _now.AddTicks(1);   // however much is done, the day does not end

    /// <summary>It becomes the morning of <paramref name="day"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is past.</exception>
    public void Go(DateOnly day)
    {
        DateTimeOffset morning = MorningOf(day);
        if (morning.AddDays(1) <= _now) throw new ArgumentOutOfRangeException(nameof(day), day, "The demo does not go back in time.");
        if (morning <= _now) return;
        (_now, _evening) = (morning, morning + Work);
    }

    private static DateTimeOffset MorningOf(DateOnly day) => Days.StartOf(day).AddHours(8);
}
