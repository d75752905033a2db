using Anise.Pages.Tests.Setup;
using Anise.Testing;

namespace Anise.Pages.Tests.Reviews;

/// <summary>A site of its own whose day is what the test says: deadlines, postings and meetings need days to pass.</summary>
public sealed class ReviewSite : Site
{
    public static async Task<ReviewSite> StartAsync(DateOnly day)
    {
        var site = new ReviewSite { Clock = new StillClock(day) };
        await site.InitializeAsync();
        return site;
    }

    /// <summary>Today, in Viet Nam.</summary>
    public DateOnly Day
    {
        get => Clock.Day;
        set => Clock.Day = value;
    }
}
