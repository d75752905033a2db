using System.Globalization;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>What the higher level says to the results.</summary>
public sealed class HigherOpinion : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>1 for the first time it was asked.</summary>
    public required int Number { get; init; }

    /// <summary>The day the results were sent.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>The number of the commune's document.</summary>
    public string? AskedBy { get; init; }

    /// <summary>The last day to answer, by the rules.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The day of the answer; null while it is awaited.</summary>
    public DateOnly? GivenOn { get; set; }

    /// <summary>Whether it agrees; null while it is awaited.</summary>
    public bool? Agrees { get; set; }

    /// <summary>The number of the answer.</summary>
    public string? Document { get; set; }

    /// <summary>What it says; the reason when it does not agree.</summary>
    public string? Text { get; set; }

    /// <summary>Who signed it.</summary>
    public string? Person { get; set; }

    /// <summary>True once the review was sent back behind it.</summary>
    public bool Void { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
