using Anise.Basics;

namespace Anise.Procedures;

/// <summary>The days on which something may be done in a procedure: none in the future, none before it opened, and no step before the last way back.</summary>
/// <param name="Today">Today.</param>
/// <param name="Opens">The first day of the procedure.</param>
/// <param name="ReturnedOn">The day of the last way back; null where there was none.</param>
public sealed record StepDays(DateOnly Today, DateOnly Opens, DateOnly? ReturnedOn = null)
{
    /// <summary>What is wrong with the day of something that came in or was seen, which may lie before a way back; null when nothing is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="earliest">What it rests on: nothing may come before it.</param>
    /// <param name="field">The field of the form.</param>
    public Problem? Bad(DateOnly day, DateOnly? earliest = null, string field = "date")
    {
        if (day > Today) return Texts.Problem("date-in-future", field, day);
        DateOnly from = earliest is { } e && e > Opens ? e : Opens;
        return day < from ? Texts.Problem("date-too-early", field, day, from) : null;
    }

    /// <summary>What is wrong with the day of a step, which may not lie before the last way back; null when nothing is.</summary>
    /// <inheritdoc cref="Bad" path="/param"/>
    public Problem? BadOfStep(DateOnly day, DateOnly? earliest = null, string field = "date") =>
        Bad(day, earliest, field) ?? (day < ReturnedOn ? Texts.Problem("date-before-return", field, day, ReturnedOn) : null);
}
