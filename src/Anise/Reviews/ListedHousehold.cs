using Anise.Basics;
using Anise.Households;
using Anise.Journal;

namespace Anise.Reviews;

/// <summary>Why a household stands on the list to review.</summary>
public enum ListingSource
{
    /// <summary>Poor by last year's decision.</summary>
    LastYearPoor,
    /// <summary>Near-poor by last year's decision.</summary>
    LastYearNearPoor,
    /// <summary>It applied.</summary>
    Application,
    /// <summary>Found by quick form A: lists of before applications led to it.</summary>
    QuickForm,
    /// <summary>Taken in after a complaint.</summary>
    Complaint,
}

/// <summary>How far form B of a listed household is.</summary>
public enum FormState
{
    /// <summary>Not begun.</summary>
    None,
    /// <summary>Answers are missing.</summary>
    Incomplete,
    /// <summary>All answers are there.</summary>
    Complete,
    /// <summary>Sent back: it has to be filled again.</summary>
    Again,
}

/// <summary>A household on the list of a review.</summary>
public sealed class ListedHousehold : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The village it lived in when it was listed; the one that meets on it.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>Why it is listed.</summary>
    public required ListingSource Source { get; set; }

    /// <summary>Since when.</summary>
    public required DateOnly ListedOn { get; set; }

    /// <summary>The application or the quick form, where there is a paper.</summary>
    public string? Document { get; set; }

    /// <summary>The user who is to fill its form; null when nobody was named.</summary>
    public long? AssignedTo { get; set; }

    /// <summary>The day it was taken off the list; null while it stands on it.</summary>
    public DateOnly? RemovedOn { get; set; }

    /// <summary>Why it was taken off.</summary>
    public string? RemovedReason { get; set; }

    /// <summary>How far its form is.</summary>
    public FormState Form { get; set; }

    /// <summary>The assessment that counts; null before the first.</summary>
    public AssessmentId? AssessmentId { get; set; }

    /// <summary>The day the village meeting, or a re-check after a complaint, agreed on its class; null before.</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>Nothing is left to do for it before the posting.</summary>
    public bool Settled => RemovedOn is not null || (Form == FormState.Complete && AgreedOn is not null);

    /// <inheritdoc/>
    public JournalSubject Subject => ReviewSubjects.Household(ReviewId, HouseholdId, VillageId);
}

/// <summary>Quick form A of a household: who needs form B.</summary>
public sealed record QuickFormFilled : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The write that recorded it; the latest counts.</summary>
    public required long Revision { get; init; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The day it was filled.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who filled it.</summary>
    public required string Enumerator { get; init; }

    /// <summary>The answers as JSON.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>Whether it shows that form B is needed; null while answers are missing.</summary>
    public required bool? NeedsFormB { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => ReviewSubjects.Household(ReviewId, HouseholdId, VillageId);
}

internal static class ReviewSubjects
{
    public static JournalSubject Household(CommuneReviewId review, HouseholdId household, PlaceId village) =>
        new(ReviewsSubjects.ReviewHousehold, FormattableString.Invariant($"{review.Value}/{household.Value}"), village);
}
