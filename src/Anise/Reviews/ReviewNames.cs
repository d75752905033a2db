namespace Anise.Reviews;

/// <summary>What the words of a review are called in the user's language.</summary>
public static class ReviewNames
{
    /// <summary>The name of a step.</summary>
    public static string Of(ReviewStep step) => Texts.Get("step-" + step);

    /// <summary>The name of a step of the year in the province.</summary>
    public static string Of(YearStep step) => Texts.Get("step-year-" + step);

    /// <summary>Why a household is listed.</summary>
    public static string Of(ListingSource source) => Texts.Get("source-" + source);

    /// <summary>How far a form is.</summary>
    public static string Of(FormState form) => Texts.Get("form-" + form);

    /// <summary>How a complaint ended.</summary>
    public static string Of(ComplaintOutcome outcome) => Texts.Get("outcome-" + outcome);
}
