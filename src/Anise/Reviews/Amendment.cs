using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>
/// A decision of the chair that amends a decided list because of an error. The decided list stays as it was signed; what was amended is a fact of its own.
/// </summary>
public sealed record Amendment : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>1 for the first amendment of the review.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the amending decision.</summary>
    public required string Document { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>What the error was.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}

/// <summary>One household as an amendment has it. Never changed: a later amendment is another.</summary>
public sealed record AmendedHousehold : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The amendment.</summary>
    public required int Number { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>Its village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The head's name on the day of the amendment.</summary>
    public required string Head { get; init; }

    /// <summary>The household code on that day; null where it has none, and for amendments of before that was kept.</summary>
    public string? Code { get; init; }

    /// <summary>The members for the certificate of one that stood on no list, as JSON (<see cref="DecidedMember"/>); null for one that did.</summary>
    public string? MembersJson { get; init; }

    /// <summary>Its class before, by the decision and the amendments before this one; null where it was on no list.</summary>
    public string? Before { get; init; }

    /// <summary>Its class since; null where it is taken off the list.</summary>
    public string? ClassCode { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => ReviewSubjects.Household(ReviewId, HouseholdId, VillageId);
}
