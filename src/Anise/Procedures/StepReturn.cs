using Anise.Basics;

namespace Anise.Procedures;

/// <summary>A way back to an earlier step.</summary>
/// <typeparam name="TStep">The steps of the procedure, in their order.</typeparam>
/// <param name="To">The step to go back to.</param>
/// <param name="Reason">Why.</param>
/// <param name="Paper">Its document, day and person.</param>
public record StepReturn<TStep>(TStep To, string Reason, StepPaper Paper)
    where TStep : struct, Enum
{
    /// <summary>What forbids it; null when nothing does.</summary>
    /// <param name="now">The step at hand.</param>
    /// <param name="again">Whether the step at hand may be gone back to: there is something in it to do anew.</param>
    /// <param name="days">The days on which something may be done.</param>
    /// <param name="name">What a step is called in the user's language.</param>
    internal Problem? Forbidden(TStep now, bool again, StepDays days, Func<TStep, string> name)
    {
        if (!Enum.IsDefined(To)) return Texts.Problem("no-step", "step");
        if (string.IsNullOrWhiteSpace(Reason)) return Texts.Problem("missing", "reason");
        if ((TextLengths.OfTexts(("reason", Reason)) ?? TextLengths.Of(Paper with { Note = null })) is { } longer) return longer;
        if (days.BadOfStep(Paper.On) is { } day) return day;
        int order = Comparer<TStep>.Default.Compare(To, now);
        return order > 0 || (order == 0 && !again) ? Texts.Problem("return-not-back", "step", name(To), name(now)) : null;
    }
}
