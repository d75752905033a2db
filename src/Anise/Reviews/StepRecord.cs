using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;

namespace Anise.Reviews;

/// <summary>A step of a review taken, or a way back: who, when, by which document.</summary>
public sealed record StepRecord : TakenStep<ReviewStep>, IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The village, where the step goes village by village.</summary>
    public PlaceId? VillageId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
