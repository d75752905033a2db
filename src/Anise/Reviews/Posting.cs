using System.Globalization;
using Anise.Households;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>The list hangs out for everybody to read.</summary>
public sealed class Posting : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>1 for the first posting.</summary>
    public required int Number { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, by the working days of the rules.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Where it hangs.</summary>
    public required string Where { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>The write that recorded it: the list shows what was known up to it; 0 where that was not kept.</summary>
    public long Revision { get; init; }

    /// <summary>The number of the posting whose list this one corrects after complaints were upheld; null for one of its own.</summary>
    public int? Corrects { get; init; }

    /// <summary>True once the review was sent back behind it.</summary>
    public bool Void { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}

/// <summary>A household on a posted list, with the form that counted for it. Never changed.</summary>
public sealed record PostedHousehold : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The posting.</summary>
    public required int Number { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The form whose class was posted.</summary>
    public required AssessmentId AssessmentId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
