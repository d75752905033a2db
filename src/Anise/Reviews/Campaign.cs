using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Reviews;

/// <summary>The review of one commune in one year.</summary>
public readonly record struct CommuneReviewId(long Value) : ILongId;

/// <summary>The steps of a review, in their order.</summary>
public enum ReviewStep
{
    /// <summary>The list of households to review is made.</summary>
    Listing,
    /// <summary>Form B is filled.</summary>
    Assessing,
    /// <summary>The villages meet.</summary>
    Meeting,
    /// <summary>The list is posted.</summary>
    Posting,
    /// <summary>Complaints are checked again.</summary>
    Complaints,
    /// <summary>The higher level gives its opinion.</summary>
    Opinion,
    /// <summary>The chair decides.</summary>
    Decision,
}

/// <summary>The yearly review of the province.</summary>
public sealed class Campaign : IJournaled
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The province.</summary>
    public required PlaceId ProvinceId { get; init; }

    /// <summary>The day the province opened it.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The first day of the review, by the rules of the year; its communes are those of that day.</summary>
    public required DateOnly Opens { get; init; }

    /// <summary>The last day to decide, by the rules of the year.</summary>
    public required DateOnly DecideBy { get; init; }

    /// <summary>The family of the rule set, <c>vn/poverty</c>.</summary>
    public required string RuleFamily { get; init; }

    /// <summary>The rule set in force on the first day, <c>2021-2025</c>.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The number of the province's document, where there is one.</summary>
    public string? Document { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Campaign, Year.ToString(CultureInfo.InvariantCulture), ProvinceId);
}

/// <summary>The review of one commune in one year, and where it stands.</summary>
public sealed class CommuneReview : IJournaled
{
    /// <summary>Its id.</summary>
    public required CommuneReviewId Id { get; init; }

    /// <summary>The year of its campaign.</summary>
    public required int Year { get; init; }

    /// <summary>The commune, ward or town.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>The step that is being worked on. Posting turns into complaints with the calendar: see <see cref="StepOn"/>.</summary>
    public required ReviewStep Step { get; set; }

    /// <summary>The day the list was made; null before, or after the listing was opened again.</summary>
    public DateOnly? ListedOn { get; set; }

    /// <summary>The last day of the posting in force; null when nothing is posted.</summary>
    public DateOnly? PostedUntil { get; set; }

    /// <summary>The day of the decision; from then on the review is frozen.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The step on <paramref name="day"/>: once the posting has ended, complaints.</summary>
    public ReviewStep StepOn(DateOnly day) =>
        Step == ReviewStep.Posting && PostedUntil is { } until && day > until ? ReviewStep.Complaints : Step;

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, Id.Value.ToString(CultureInfo.InvariantCulture), CommuneId);
}
