using Anise.Rules;

namespace Anise.Reviews;

/// <summary>What the rules of the yearly review (family <c>vn/review</c>) say on a day: shares and days, read by name.</summary>
public sealed class ReviewTerms(RuleBook rules)
{
    /// <summary>The family of the rules of the review.</summary>
    public const string Family = "vn/review";

    /// <summary>The family of the standard of poverty.</summary>
    public const string Standard = "vn/poverty";

    /// <summary>The first day of the review of <paramref name="year"/>.</summary>
    public DateOnly Opens(int year) => DayOf(year, "opening-month", "opening-day");

    /// <summary>The last day to decide the review of <paramref name="year"/>.</summary>
    public DateOnly DecideBy(int year) => DayOf(year, "closing-month", "closing-day");

    /// <summary>The share of households that must be at a village meeting, in percent.</summary>
    public decimal QuorumPercent(DateOnly on) => Read("quorum", on);

    /// <summary>The share of those present that must agree, in percent.</summary>
    public decimal AgreementPercent(DateOnly on) => Read("agreement", on);

    /// <summary>The last day of a posting that begins on <paramref name="from"/>: the first full working day after it counts as one.</summary>
    public DateOnly PostedUntil(DateOnly from) => rules.Calendar.AddWorkingDays(from, (int)Read("posting-days", from));

    /// <summary>The last day to answer a complaint received on <paramref name="received"/>.</summary>
    public DateOnly ComplaintDue(DateOnly received) => rules.Calendar.AddWorkingDays(received, (int)Read("complaint-days", received));

    /// <summary>The last day of the higher level to answer what was sent on <paramref name="asked"/>.</summary>
    public DateOnly OpinionDue(DateOnly asked) => rules.Calendar.AddWorkingDays(asked, (int)Read("opinion-days", asked));

    private DateOnly DayOf(int year, string month, string day)
    {
        var some = new DateOnly(year, 6, 30);
        return new DateOnly(year, (int)Read(month, some), (int)Read(day, some));
    }

    private decimal Read(string code, DateOnly on) => rules.Parameter(Family, code, on);
}
