using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;

namespace Anise.Reviews.InYear;

/// <summary>An application to be reviewed within the year.</summary>
public readonly record struct InYearId(long Value) : ILongId;

/// <summary>What a household applies for.</summary>
public enum InYearRequest
{
    /// <summary>To be recognised as poor or near-poor: form 01.</summary>
    Recognise,
    /// <summary>To be recognised as escaped from poverty or near-poverty: form 04.</summary>
    Escape,
}

/// <summary>The steps of a review within the year, in their order: steps 2 to 4 of the yearly review, then the decision.</summary>
public enum InYearStep
{
    /// <summary>Form B is filled.</summary>
    Form,
    /// <summary>The village meets.</summary>
    Meeting,
    /// <summary>The result is posted.</summary>
    Posting,
    /// <summary>The chair decides, or refuses.</summary>
    Decision,
}

/// <summary>A review within the year of one household, from its application to the certificate or the refusal.</summary>
public sealed class InYearCase : IJournaled
{
    /// <summary>Its id.</summary>
    public required InYearId Id { get; init; }

    /// <summary>The commune.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>Its village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>What it applies for.</summary>
    public required InYearRequest Request { get; init; }

    /// <summary>How the application came: code of the question <c>in-year-way</c> of the rules.</summary>
    public required string Way { get; init; }

    /// <summary>Why: code of the question <c>in-year-reason</c> of the rules.</summary>
    public required string Why { get; init; }

    /// <summary>The day the application came.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The number of the application.</summary>
    public string? Document { get; init; }

    /// <summary>The day the review begins, by the rules.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day to decide, by the rules.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The rule set of the standard in force when it begins.</summary>
    public required string RuleSet { get; init; }

    /// <summary>Its class when it applied; null for none.</summary>
    public string? Before { get; init; }

    /// <summary>The step at hand; the decision also once it was taken.</summary>
    public required InYearStep Step { get; set; }

    /// <summary>The day of form B; null before.</summary>
    public DateOnly? AssessedOn { get; set; }

    /// <summary>Who filled form B.</summary>
    public string? Enumerator { get; set; }

    /// <summary>Its answers, as JSON.</summary>
    public string? AnswersJson { get; set; }

    /// <summary>B1 points.</summary>
    public decimal? B1 { get; set; }

    /// <summary>B2 points.</summary>
    public decimal? B2 { get; set; }

    /// <summary>The class by form B; null while answers are missing.</summary>
    public string? ClassCode { get; set; }

    /// <summary>The day the village met and agreed.</summary>
    public DateOnly? MetOn { get; set; }

    /// <summary>People present.</summary>
    public int? Present { get; set; }

    /// <summary>People who agreed.</summary>
    public int? Agreeing { get; set; }

    /// <summary>The first day of the posting.</summary>
    public DateOnly? PostedFrom { get; set; }

    /// <summary>The last day of the posting.</summary>
    public DateOnly? PostedUntil { get; set; }

    /// <summary>Where it hangs.</summary>
    public string? PostedAt { get; set; }

    /// <summary>The day of the decision, of the refusal, or on which the household withdrew it; null while it is open.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Whether it was granted; null before, and where it was withdrawn.</summary>
    public bool? Granted { get; set; }

    /// <summary>Why the household withdrew it; null where it did not.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <summary>The number of the decision or of the letter of refusal.</summary>
    public string? Number { get; set; }

    /// <summary>Who signed.</summary>
    public string? SignedBy { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? RefusedBecause { get; set; }

    /// <summary>Whether form B gives the household what it applies for.</summary>
    public bool Earned => (Request, ClassCode, Before) switch
    {
        (_, null, _) => false,
        (InYearRequest.Recognise, ClassCodes.Poor, not ClassCodes.Poor) => true,
        (InYearRequest.Recognise, ClassCodes.NearPoor, not (ClassCodes.Poor or ClassCodes.NearPoor)) => true,
        (InYearRequest.Recognise, _, _) => false,
        (_, ClassCodes.Poor, _) => false,
        (_, ClassCodes.NearPoor, _) => Before == ClassCodes.Poor,
        _ => true,
    };

    /// <inheritdoc/>
    public JournalSubject Subject => SubjectOf(HouseholdId, VillageId);

    internal static JournalSubject SubjectOf(HouseholdId household, PlaceId? village) => new(HouseholdsSubjects.Household, household.Value.ToString(CultureInfo.InvariantCulture), village);
}

/// <summary>A step of a review within the year taken, or a way back.</summary>
public sealed record InYearTaken : TakenStep<InYearStep>, IJournaled
{
    /// <summary>The application.</summary>
    public required InYearId CaseId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => InYearCase.SubjectOf(HouseholdId, null);
}
