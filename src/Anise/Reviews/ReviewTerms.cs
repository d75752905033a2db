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
    public DateOnly Opens(int year) => DayOf(year, "window-opens-month", "window-opens-day");

    /// <summary>The last day to decide the review of <paramref name="year"/>.</summary>
    public DateOnly DecideBy(int year) => DayOf(year, "window-closes-month", "window-closes-day");

    /// <summary>The share of households that must be at a village meeting, in percent.</summary>
    public decimal QuorumPercent(DateOnly on) => Read("quorum", on).Value;

    /// <summary>The share of those present that must agree, in percent.</summary>
    public decimal AgreementPercent(DateOnly on) => Read("agreement", on).Value;

    /// <summary>The last day of a posting that begins on <paramref name="from"/>.</summary>
    public DateOnly PostedUntil(DateOnly from) => After(from, "posting-time");

    /// <summary>The last day to answer a complaint received on <paramref name="received"/>.</summary>
    public DateOnly ComplaintDue(DateOnly received) => After(received, "complaint-time");

    /// <summary>The last day of the higher level to answer what was sent on <paramref name="asked"/>.</summary>
    public DateOnly OpinionDue(DateOnly asked) => After(asked, "opinion-time");

    /// <summary>Time is counted from the day after, in working days or in days of the calendar, as the rule's unit says.</summary>
    private DateOnly After(DateOnly day, string code)
    {
        ParameterValue time = Read(code, day);
        return time.Unit switch
        {
            "working-day" => rules.Calendar.AddWorkingDays(day, (int)time.Value),
            "day" => day.AddDays((int)time.Value),
            _ => throw new InvalidOperationException($"{Family} {code} is in {time.Unit}, not in days."),
        };
    }

    private DateOnly DayOf(int year, string month, string day)
    {
        var some = new DateOnly(year, 6, 30);
        return new DateOnly(year, (int)Read(month, some).Value, (int)Read(day, some).Value);
    }

    private ParameterValue Read(string code, DateOnly on) => rules.Find(Family, on).ParametersOn(on).First(p => p.Code == code);
}
