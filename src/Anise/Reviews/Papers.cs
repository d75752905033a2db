using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;

namespace Anise.Reviews;

/// <summary>One complaint.</summary>
public readonly record struct ComplaintId(long Value) : ILongId;

/// <summary>The paper of a step.</summary>
/// <param name="On">Its day.</param>
/// <param name="Document">Its number; null where it has none.</param>
/// <param name="Person">Who is responsible; null for the user who records it.</param>
/// <param name="Note">What else is to be said.</param>
public sealed record StepPaper(DateOnly On, string? Document = null, string? Person = null, string? Note = null);

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

    /// <summary>True once the review was sent back behind it.</summary>
    public bool Void { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new("review", ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}

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
    public JournalSubject Subject => new("complaint", Id.Value.ToString(CultureInfo.InvariantCulture), VillageId);
}

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
    public JournalSubject Subject => new("review", ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}
