using Anise.Figures;

namespace Anise.Plans.Following;

/// <summary>What can be expected of a target by a day of its year, and how it stands.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Measure">What the target says.</param>
/// <param name="Direction">On which side it is reached.</param>
/// <param name="Year">Its year.</param>
/// <param name="Baseline">The figure of the year before; null where it is not known.</param>
public sealed record Expectation(Figure Figure, TargetMeasure Measure, TargetDirection Direction, int Year, double? Baseline)
{
    private const int Digits = 6;   // binary numbers leave less

    private DateOnly FirstDay => new(Year, 1, 1);

    private DateOnly LastDay => new(Year, 12, 31);

    // Different people of a year come together through its months; different plots are as many as there are on a day.
    private bool Gathers => Measure != TargetMeasure.Change && (Figure.Adds == Adds.Flow || (Figure.Adds == Adds.Distinct && Figure.Kind.Period == PeriodKind.Month));

    /// <summary>
    /// What is to be expected of a value by a day: the whole of it from the last day of the year on; before, for what gathers through the year its share of the days, for a level the way from the year before
    /// to the value. Null where nothing can be: of a review, which ends with the year, of a level without a year before, and of a change of what gathers.
    /// </summary>
    public double? By(decimal value, DateOnly day)
    {
        if (day >= LastDay) return (double)value;
        if (day < FirstDay || Figure.Kind.Period == PeriodKind.ReviewYear) return null;
        double share = (double)day.DayOfYear / LastDay.DayOfYear;
        if (Measure == TargetMeasure.Change) return Figure.Adds == Adds.Flow ? null : Exact((double)value * share);
        if (Gathers) return Direction == TargetDirection.AtMost ? (double)value : Exact((double)value * share);
        return Baseline is { } from ? Exact(from + ((double)value - from) * share) : null;
    }

    /// <summary>What the target measures: the figure, or its change from the year before; null where that is not known.</summary>
    public double? Of(double? actual) => Measure == TargetMeasure.Change ? actual is { } now && Baseline is { } before ? Exact(now - before) : null : actual is { } known ? Exact(known) : null;

    /// <summary>How a value stands on a day.</summary>
    /// <param name="value">The value of the target.</param>
    /// <param name="measured">What it measures.</param>
    /// <param name="day">The day.</param>
    /// <param name="closed">Whether all communes have closed the year.</param>
    /// <param name="from">The first day on which the value is in force: before it nobody is behind.</param>
    public TargetState State(decimal value, double? measured, DateOnly day, bool closed, DateOnly? from = null)
    {
        bool over = day >= LastDay || (closed && day.Year >= Year);
        if (measured is not { } now) return over ? TargetState.Unknown : TargetState.Open;
        bool reached = Reaches(now, (double)value);
        if (over) return reached ? TargetState.Met : TargetState.NotMet;
        // What gathers only grows: over its most it stays, under it nothing is decided yet.
        if (Gathers && Direction == TargetDirection.AtMost) return reached ? TargetState.OnTrack : TargetState.NotMet;
        if (reached) return TargetState.Met;
        if (By(value, day) is not { } expected) return TargetState.Open;
        return Reaches(now, expected) ? TargetState.OnTrack : day < from ? TargetState.Open : TargetState.Behind;
    }

    /// <summary>The first day from which on what is measured was no longer enough; null where it is enough on the day.</summary>
    /// <param name="value">The value of the target.</param>
    /// <param name="measured">What it measures.</param>
    /// <param name="day">The day.</param>
    /// <param name="from">The first day on which the value is in force: nobody is behind what did not hold yet.</param>
    public DateOnly? BehindSince(decimal value, double? measured, DateOnly day, DateOnly? from = null)
    {
        if (measured is not { } now) return null;
        DateOnly until = day < LastDay ? day : LastDay, first = from > FirstDay ? from.Value : FirstDay;
        DateOnly? since = null;
        for (DateOnly on = until; on >= first && By(value, on) is { } expected && !Reaches(now, expected); on = on.AddDays(-1)) since = on;
        return since;
    }

    private bool Reaches(double now, double value) => Direction == TargetDirection.AtLeast ? Exact(now) >= Exact(value) : Exact(now) <= Exact(value);

    internal static double Exact(double value) => FigureText.Round(value, Digits);
}
