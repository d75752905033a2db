using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;

namespace Anise.Reviews;

/// <summary>The steps of a year's review in the province, in their order.</summary>
public enum YearStep
{
    /// <summary>The communes review and decide, each by its own steps.</summary>
    Communes,
    /// <summary>The province approves the totals of the year.</summary>
    Approval,
}

/// <summary>The province approved the totals of a year, or sent them back: the last step of the review. Its <see cref="TakenStep{TStep}.Number"/> is the number of the approval.</summary>
public sealed record YearStepRecord : TakenStep<YearStep>, IJournaled
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The province.</summary>
    public required PlaceId ProvinceId { get; init; }

    /// <summary>The commune whose decided list is to be looked at again; null for a step forward, or where no one commune is meant.</summary>
    public PlaceId? CommuneId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Campaign, Year.ToString(CultureInfo.InvariantCulture), ProvinceId);
}

/// <summary>What the province approved of one commune. Never changed: the paper stays as it was signed.</summary>
public sealed record ApprovedTotal : IJournaled
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The number of the approval among the steps of the year.</summary>
    public required int Number { get; init; }

    /// <summary>The commune.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>Households living there on the day of its decision.</summary>
    public required int Households { get; init; }

    /// <summary>Poor households.</summary>
    public required int Poor { get; init; }

    /// <summary>Near-poor households.</summary>
    public required int NearPoor { get; init; }

    /// <summary>Households that escaped poverty.</summary>
    public required int EscapedPoverty { get; init; }

    /// <summary>Households that escaped near-poverty.</summary>
    public required int EscapedNearPoverty { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Campaign, Year.ToString(CultureInfo.InvariantCulture), CommuneId);
}
