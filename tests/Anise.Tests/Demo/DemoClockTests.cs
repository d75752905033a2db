using Anise.Basics;
using Anise.Demo;

namespace Anise.Tests.Demo;

/// <summary>The days of the demo.</summary>
public sealed class DemoClockTests
{
    [Fact]
    public void However_much_is_done_in_a_day_it_stays_that_day_and_the_next_can_come()
    {
        var clock = new DemoClock();
        var day = new DateOnly(2025, 9, 22);
        clock.Go(day);
        DateTimeOffset last = clock.GetUtcNow();
        for (int i = 0; i < 50_000; i++)   // seconds of work for more than four days
        {
            DateTimeOffset now = clock.GetUtcNow();
            Assert.True(now > last);
            last = now;
        }
        Assert.Equal(day, clock.Today());
        clock.Go(day);
        clock.Go(day.AddDays(1));
        Assert.Equal(day.AddDays(1), clock.Today());
    }

    [Fact]
    public void It_does_not_go_back()
    {
        var clock = new DemoClock();
        clock.Go(new DateOnly(2025, 9, 22));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Go(new DateOnly(2025, 9, 20)));
    }
}
