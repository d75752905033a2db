using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Reviews;

/// <summary>A site of its own whose day is what the test says: deadlines, postings and meetings need days to pass.</summary>
public sealed class ReviewSite : Site
{
    private readonly SetClock _clock = new();

    protected override TimeProvider Clock => _clock;

    public static async Task<ReviewSite> StartAsync(DateOnly day)
    {
        var site = new ReviewSite { Day = day };
        await site.InitializeAsync();
        return site;
    }

    /// <summary>Today, in Viet Nam.</summary>
    public DateOnly Day
    {
        get => DateOnly.FromDateTime(_clock.Now.Date);
        set => _clock.Now = new DateTimeOffset(value.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
