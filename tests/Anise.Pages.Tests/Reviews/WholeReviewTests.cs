namespace Anise.Pages.Tests.Reviews;

/// <summary>The walk in Vietnamese on a wide window. A class each, so that they go on beside each other.</summary>
public sealed class WholeReviewTests
{
    [Trait("needs", "browser")]
    [Fact]
    public Task A_review_runs_from_the_spreadsheet_to_the_decision() => WholeReview.RunAsync("vi", 1280, script: true);
}

/// <summary>The walk in English on a telephone, without script.</summary>
public sealed class WholeReviewWithoutScriptTests
{
    [Trait("needs", "browser")]
    [Fact]
    public Task A_review_runs_from_the_spreadsheet_to_the_decision() => WholeReview.RunAsync("en", 360, script: false);
}
