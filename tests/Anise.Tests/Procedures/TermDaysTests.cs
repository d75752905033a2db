using Anise.Procedures;
using Anise.Tests.Reviews;
using CsCheck;

namespace Anise.Tests.Procedures;

/// <summary>Last days, counted on from a beginning and back from an end.</summary>
public sealed class TermDaysTests
{
    private static readonly TermDays Terms = new(TestRules.Book, "vn/review");

    /// <summary>By hand on the calendar: 2 October 2023 was a Monday, 2 September (and the day before) are holidays.</summary>
    [Theory]
    [InlineData("2023-10-02", "posting-days", "2023-10-05")]
    [InlineData("2023-10-05", "posting-days", "2023-10-10")]
    [InlineData("2023-12-14", "opinion-days", "2023-12-21")]
    public void A_time_is_counted_from_the_day_after(string from, string code, string until) =>
        Assert.Equal(DateOnly.Parse(until), Terms.After(DateOnly.Parse(from), code));

    [Theory]
    [InlineData("2023-12-14", "opinion-days", "2023-12-07")]   // Thursday: Friday, Monday, Tuesday, Wednesday, Thursday
    [InlineData("2023-12-10", "posting-days", "2023-12-05")]   // a Sunday: Wednesday, Thursday, Friday before it
    public void The_last_day_to_begin_is_counted_back_from_the_end(string end, string code, string begin) =>
        Assert.Equal(DateOnly.Parse(begin), Terms.Before(DateOnly.Parse(end), code));

    [Fact]
    public void A_time_that_begins_in_time_is_over_in_time_and_a_day_later_it_is_not() => Gen.Int[0, 3000].Select(Gen.Int[0, 2]).Sample((days, which) =>
    {
        string code = which switch { 0 => "posting-days", 1 => "complaint-days", _ => "opinion-days" };
        DateOnly end = new DateOnly(2022, 1, 20).AddDays(days), begin = Terms.Before(end, code);
        return Terms.After(begin, code) <= end && Terms.After(begin.AddDays(1), code) > end;
    });
}
