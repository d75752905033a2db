using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;

namespace Anise.Reviews;

/// <summary>One complaint.</summary>
public readonly record struct ComplaintId(long Value) : ILongId;

/// <summary>How a complaint ended.</summary>
public enum ComplaintOutcome
{
    /// <summary>It was right: the new form counts.</summary>
    Upheld,
    /// <summary>It was not.</summary>
    Rejected,
}

/// <summary>A complaint about a posted class, or that somebody is not on the list.</summary>
public sealed class Complaint : IJournaled
{
    /// <summary>Its id.</summary>
    public required ComplaintId Id { get; init; }

    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The household it is about; null while it is about somebody who is not in the registry.</summary>
    public HouseholdId? HouseholdId { get; set; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>Who complains.</summary>
    public required string From { get; init; }

    /// <summary>What they say.</summary>
    public required string Text { get; init; }

    /// <summary>The day it came.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The last day to answer, by the working days of the rules.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public ComplaintOutcome? Outcome { get; set; }

    /// <summary>The day it ended.</summary>
    public DateOnly? ResolvedOn { get; set; }

    /// <summary>Why it ended so.</summary>
    public string? Reason { get; set; }

    /// <summary>The new form that counts since; null when rejected.</summary>
    public AssessmentId? AssessmentId { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Complaint, Id.Value.ToString(CultureInfo.InvariantCulture), VillageId);
}
