using Anise.Figures;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Tests.Store;

namespace Anise.Tests.Plans;

/// <summary>What can be expected of a target by a day, and how it stands: by how the figure adds. Expected values are worked out by hand.</summary>
public sealed class ExpectationTests
{
    private static readonly DateOnly April10 = new(2025, 4, 10);   // the 100th of 365 days

    [Fact]
    public async Task A_level_goes_from_the_year_before_to_the_target_and_a_review_ends_with_its_year()
    {
        await using TestServices store = await TestServices.CreateAsync();
        FigureCatalogue catalogue = await store.DoAsync<FigureCatalogue, FigureCatalogue>(Task.FromResult);
        Expectation Of(string figure, double? baseline, TargetDirection direction = TargetDirection.AtLeast, TargetMeasure measure = TargetMeasure.Absolute) => new(catalogue[figure], measure, direction, 2025, baseline);

        Expectation plots = Of("project-area", 100);   // a stock of whole years: 100 + (173 − 100) · 100/365 = 120
        Assert.Equal(120, plots.By(173, April10));
        Assert.Equal((TargetState.Behind, TargetState.OnTrack, TargetState.Met), (plots.State(173, 119.9, April10, false), plots.State(173, 120, April10, false), plots.State(173, 173, April10, false)));
        Assert.Equal(new DateOnly(2025, 4, 10), plots.BehindSince(173, 119.9, April10));   // on the 99th day 119.8 were enough
        Assert.Null(Of("project-area", null).By(173, April10));
        Assert.Equal((TargetState.Open, TargetState.NotMet, TargetState.Unknown), (Of("project-area", null).State(173, 5, April10, false), plots.State(173, 172, new(2025, 12, 31), false), plots.State(173, null, new(2025, 12, 31), false)));

        Expectation assets = Of("project-area", 100, TargetDirection.AtMost);   // down to 27: by the 100th day to 80
        Assert.Equal((80, TargetState.OnTrack, TargetState.Behind), (assets.By(27, April10), assets.State(27, 80, April10, false), assets.State(27, 80.1, April10, false)));

        Expectation review = Of("poverty-rate", 8, TargetDirection.AtMost, TargetMeasure.Rate);
        Assert.Equal((null, 6), (review.By(6, new(2025, 12, 30)), review.By(6, new(2025, 12, 31))));
        Assert.Equal((TargetState.Open, TargetState.NotMet, TargetState.Met), (review.State(6, 7, April10, false), review.State(6, 7, new(2025, 12, 20), true), review.State(6, 6, new(2025, 12, 20), true)));
        Expectation change = Of("poverty-rate", 8, TargetDirection.AtMost, TargetMeasure.Change);
        Assert.Equal((-1.5, null), (change.Of(6.5), Of("poverty-rate", null, TargetDirection.AtMost, TargetMeasure.Change).Of(6.5)));
        Assert.Equal((TargetState.NotMet, TargetState.Met), (change.State(-2, -1.5, new(2026, 1, 1), false), change.State(-2, -2, new(2026, 1, 1), false)));

        Assert.Equal((null, 1), (Of("pesticide-tanks", null).By(365, new(2024, 12, 31)), Of("pesticide-tanks", null).By(365, new(2025, 1, 1))));
        Expectation most = Of("pesticide-tanks", null, TargetDirection.AtMost);   // no more than 10 in the year
        Assert.Equal((10, TargetState.OnTrack, TargetState.NotMet, TargetState.Met), (most.By(10, April10), most.State(10, 10, April10, false), most.State(10, 11, April10, false), most.State(10, 10, new(2025, 12, 31), false)));
    }
}
