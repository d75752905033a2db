using System.Globalization;
using Anise.Households;
using Anise.Procedures;
using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Reviews;

/// <summary>What the rules of the yearly review (family <c>vn/review</c>) say on a day: shares and days, read by name.</summary>
public sealed class ReviewTerms(RuleBook rules)
{
    /// <summary>The family of the rules of the review.</summary>
    public const string Family = "vn/review";

    /// <summary>The family of the standard of poverty.</summary>
    public const string Standard = HouseholdClasses.Standard;

    /// <summary>Last days by these rules.</summary>
    public TermDays Days { get; } = new(rules, Family);

    /// <summary>Whether there are rules for the review of <paramref name="year"/>.</summary>
    public bool Knows(int year) => rules.TryFind(Family, EndOf(year), out _);

    /// <summary>The first day of the review of <paramref name="year"/>.</summary>
    public DateOnly Opens(int year) => DayOf(year, "opening-month", "opening-day");

    /// <summary>The last day to decide the review of <paramref name="year"/>.</summary>
    public DateOnly DecideBy(int year) => DayOf(year, "closing-month", "closing-day");

    /// <summary>The share of households that must be represented at a village meeting, in percent, where the office has set one for itself; 0 for none.</summary>
    public decimal QuorumPercent(DateOnly on) => Days.Read("quorum", on).Value;

    /// <summary>What cannot be in the numbers of a meeting, by the questions of its minutes.</summary>
    public IReadOnlyList<AnswerFault> MeetingFaults(DateOnly on, int households, int represented, int present) =>
        Evaluate("has-quorum", on, [("village-households", households), ("represented-households", represented), ("people-present", present)]).Faults;

    /// <summary>The share of those present that has to agree, in percent.</summary>
    public decimal AgreementPercent(DateOnly on) => Days.Read("agreement", on).Value;

    /// <summary>Whether enough households of a village are represented at its meeting, where the office has set a quorum for itself.</summary>
    public bool HasQuorum(DateOnly on, int households, int represented) => Holds("has-quorum", on, ("village-households", households), ("represented-households", represented));

    /// <summary>Whether enough of those present agree.</summary>
    public bool IsAgreed(DateOnly on, int present, int agreeing) => Holds("is-agreed", on, ("people-present", present), ("people-agreeing", agreeing));

    /// <summary>The last day of a posting that begins on <paramref name="from"/>.</summary>
    public DateOnly PostedUntil(DateOnly from) => Days.After(from, "posting-days");

    /// <summary>The last day to answer a complaint received on <paramref name="received"/>.</summary>
    public DateOnly ComplaintDue(DateOnly received) => Days.After(received, "complaint-days");

    /// <summary>The last day of the higher level to answer what was sent on <paramref name="asked"/>.</summary>
    public DateOnly OpinionDue(DateOnly asked) => Days.After(asked, "opinion-days");

    /// <summary>
    /// The last days of a review that is to be decided by <paramref name="decideBy"/>, counted back from it: the higher level has its time, a complaint of the
    /// last day of the posting can still be answered.
    /// </summary>
    public LastDays LastDays(DateOnly decideBy)
    {
        DateOnly ask = Days.Before(decideBy, "opinion-days"), post = Days.Before(Days.Before(ask, "complaint-days"), "posting-days");
        return new LastDays(post, post, ask, decideBy);
    }

    /// <summary>The day on which the in-year review of an application begins: the day of the month that the rules name, in this month or the next.</summary>
    public DateOnly InYearStart(DateOnly received)
    {
        DateOnly start = new(received.Year, received.Month, (int)Days.Read("in-year-start-day", received).Value);
        return received <= start ? start : start.AddMonths(1);
    }

    /// <summary>The last day to decide an in-year review that begins on <paramref name="start"/>.</summary>
    public DateOnly InYearDue(DateOnly start) => Days.After(start, "in-year-days");

    /// <summary>The day on which a month of in-year reviews is to be reported, in the month after it; null for a month that is not reported.</summary>
    public DateOnly? InYearReportDue(int year, int month)
    {
        DateOnly next = new DateOnly(year, month, 1).AddMonths(1);
        return next.Month >= Days.Read("in-year-report-from", next).Value && next.Month <= Days.Read("in-year-report-to", next).Value
            ? next.AddDays((int)Days.Read("in-year-report-day", next).Value - 1) : null;
    }

    private DateOnly DayOf(int year, string month, string day) =>
        new(year, (int)Days.Read(month, EndOf(year)).Value, (int)Days.Read(day, EndOf(year)).Value);

    private static DateOnly EndOf(int year) => new(year, 12, 31);

    private bool Holds(string rule, DateOnly on, params (string Name, int Value)[] inputs)
    {
        Evaluation evaluated = Evaluate(rule, on, inputs);
        return evaluated.Value is { } value ? value == "yes"
            : throw new InvalidOperationException($"{Family} {rule} stays open: {string.Join(", ", evaluated.Faults.Select(f => f.Code))}.");
    }

    private Evaluation Evaluate(string rule, DateOnly on, (string Name, int Value)[] inputs) => rules.Find(Family, on).Evaluate(
        rule, inputs.ToDictionary(i => i.Name, i => (string?)i.Value.ToString(CultureInfo.InvariantCulture)), on);
}

/// <summary>The last days of a review, counted back from the day to decide.</summary>
/// <param name="Meet">The villages have met by then.</param>
/// <param name="Post">The list hangs out by then.</param>
/// <param name="Ask">The results are sent to the higher level by then.</param>
/// <param name="Decide">The chair decides by then.</param>
public sealed record LastDays(DateOnly Meet, DateOnly Post, DateOnly Ask, DateOnly Decide);
