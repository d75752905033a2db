using System.Globalization;
using Anise.Basics;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>A step taken, or a way back: who, when, by which document.</summary>
public sealed record StepRecord : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>1 for the first record of the review.</summary>
    public required int Number { get; init; }

    /// <summary>The step that was taken, or that was gone back to.</summary>
    public required ReviewStep Step { get; init; }

    /// <summary>The village, where the step goes village by village.</summary>
    public PlaceId? VillageId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who is responsible.</summary>
    public required string Person { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>What else was said.</summary>
    public string? Note { get; init; }

    /// <summary>Why the review went back to <see cref="Step"/>; null for a step forward.</summary>
    public string? ReturnedBecause { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new("review", ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
