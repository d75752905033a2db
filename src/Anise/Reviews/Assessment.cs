using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;

namespace Anise.Reviews;

/// <summary>One filled form B.</summary>
public readonly record struct AssessmentId(long Value) : ILongId;

/// <summary>
/// A filled form B with what the rules made of it. Never changed: a new form is a new assessment. The explanation is not kept; it is computed again
/// from the answers by the same rule set.
/// </summary>
public sealed record Assessment : IJournaled
{
    /// <summary>Its id, in the order of filling.</summary>
    public required AssessmentId Id { get; init; }

    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The village it was listed in.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The day at the door.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who filled it.</summary>
    public required string Enumerator { get; init; }

    /// <summary>The write that recorded it.</summary>
    public required long Revision { get; init; }

    /// <summary>The answers with the members as they were, as JSON.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>The family of the rule set.</summary>
    public required string RuleFamily { get; init; }

    /// <summary>The rule set.</summary>
    public required string RuleSet { get; init; }

    /// <summary>B1 points; null when unknown or when the set has none.</summary>
    public required decimal? B1 { get; init; }

    /// <summary>B2 points; null when unknown or when the set has none.</summary>
    public required decimal? B2 { get; init; }

    /// <summary>The class code; null while missing answers leave it open.</summary>
    public required string? ClassCode { get; init; }

    /// <summary>How many answers are missing.</summary>
    public required int MissingCount { get; init; }

    /// <summary>Codes of the indicators it is deprived in, separated by commas.</summary>
    public required string Deprivations { get; init; }

    /// <summary>Codes of the causes of poverty, separated by commas.</summary>
    public required string Causes { get; init; }

    /// <summary>Codes of the groups, separated by commas.</summary>
    public required string Groups { get; init; }

    /// <summary>Codes of the needs for support, separated by commas.</summary>
    public required string Needs { get; init; }

    /// <summary>The complaint it was filled for; null for the review itself.</summary>
    public ComplaintId? ComplaintId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => ReviewSubjects.Household(ReviewId, HouseholdId, VillageId);
}
