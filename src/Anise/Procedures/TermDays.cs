using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Procedures;

/// <summary>Last days by the rules of a procedure: the parameters of a family say how long a step may take, in working days or in days of the calendar.</summary>
/// <param name="rules">The rules.</param>
/// <param name="family">The family that holds the parameters.</param>
public sealed class TermDays(RuleBook rules, string family)
{
    /// <summary>The last day of a time that begins on <paramref name="day"/>; it is counted from the day after.</summary>
    /// <param name="day">The day it begins.</param>
    /// <param name="code">The parameter.</param>
    /// <exception cref="InvalidOperationException">The parameter is not in days.</exception>
    public DateOnly After(DateOnly day, string code)
    {
        ParameterValue time = Read(code, day);
        return time.Unit switch
        {
            "working-day" => rules.Calendar.AddWorkingDays(day, (int)time.Value),
            "day" => day.AddDays((int)time.Value),
            _ => throw new InvalidOperationException($"{family} {code} is in {time.Unit}, not in days."),
        };
    }

    /// <summary>The last day on which a time may begin to be over on <paramref name="end"/>.</summary>
    /// <inheritdoc cref="After" path="/exception"/>
    public DateOnly Before(DateOnly end, string code)
    {
        DateOnly day = end;
        while (After(day, code) > end) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The value of a parameter on a day.</summary>
    public ParameterValue Read(string code, DateOnly on) => Find(code, on) ?? throw new KeyNotFoundException($"{family} has no {code} on {on:yyyy-MM-dd}.");

    /// <summary>The value of a parameter on a day; null where the rules of that day have none.</summary>
    public ParameterValue? Find(string code, DateOnly on) => rules.Find(family, on).ParametersOn(on).FirstOrDefault(p => p.Code == code);
}
