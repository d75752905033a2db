using System.Globalization;
using System.Text.Json;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Rules.Answering;

namespace Anise.Reviews;

/// <summary>Where a decided list comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>A review run here.</summary>
    Review,
    /// <summary>Results taken over from a file of the ministry's program.</summary>
    Import,
}

/// <summary>The decision of the chair on a review. With it the review is frozen.</summary>
public sealed record ReviewDecision : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The number of the decision; empty for imported results that give none.</summary>
    public required string Number { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who signed; empty for imported results that give nobody.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The write that recorded it: what was known of the registry up to it is what was decided on.</summary>
    public required long Revision { get; init; }

    /// <summary>Where the list comes from.</summary>
    public required DecisionOrigin Origin { get; init; }

    /// <summary>The region that the commune was classed into on the day, as it was known when the decision was recorded; null for none.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.Review, ReviewId.Value.ToString(CultureInfo.InvariantCulture), null);
}

/// <summary>One household as it was decided. Never changed: later corrections are new facts elsewhere.</summary>
public sealed record DecidedHousehold : IJournaled
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>Its place in the decided list, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The household in the registry; null for an imported result that has no entry there.</summary>
    public HouseholdId? HouseholdId { get; init; }

    /// <summary>The village; null for an imported result whose household is not in the registry.</summary>
    public PlaceId? VillageId { get; init; }

    /// <summary>The household code.</summary>
    public string? Code { get; init; }

    /// <summary>The head's name.</summary>
    public required string Head { get; init; }

    /// <summary>The head's sex.</summary>
    public Sex? HeadSex { get; init; }

    /// <summary>The number of members.</summary>
    public required int Members { get; init; }

    /// <summary>The head's ethnic group: code of the national list; null where only <see cref="EthnicMinority"/> is known.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Whether it is of an ethnic minority, where the file says so.</summary>
    public bool? EthnicMinority { get; init; }

    /// <summary>The day of the form.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>Who filled the form.</summary>
    public string? Enumerator { get; init; }

    /// <summary>B1 points; null where the rule set has none.</summary>
    public decimal? B1 { get; init; }

    /// <summary>B2 points; null where the rule set has none.</summary>
    public decimal? B2 { get; init; }

    /// <summary>The class code.</summary>
    public required string ClassCode { get; init; }

    /// <summary>Codes of the deprivations, separated by commas; empty for none, null where the file does not say.</summary>
    public string? Deprivations { get; init; }

    /// <summary>Codes of the causes, separated by commas.</summary>
    public string? Causes { get; init; }

    /// <summary>Codes of the groups, separated by commas.</summary>
    public string? Groups { get; init; }

    /// <summary>Codes of the needs, separated by commas.</summary>
    public string? Needs { get; init; }

    /// <summary>The members for the nominal list, as JSON (<see cref="DecidedMember"/>); null where the file does not say.</summary>
    public string? MembersJson { get; init; }

    /// <summary>The assessment behind it; null for an imported result.</summary>
    public AssessmentId? AssessmentId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ReviewsSubjects.DecidedHousehold, string.Create(CultureInfo.InvariantCulture, $"{ReviewId.Value}/{Line}"), VillageId);
}

/// <summary>A member on a decided nominal list. No citizen ID: that stays in the registry.</summary>
/// <param name="No">The place in the household.</param>
/// <param name="Name">The name.</param>
/// <param name="Sex">The sex.</param>
/// <param name="BirthDate">The day of birth, where known.</param>
/// <param name="BirthYear">The year of birth, where known.</param>
/// <param name="Ethnicity">Code of the national list.</param>
/// <param name="Relationship">Code of the relationship to the head.</param>
public sealed record DecidedMember(int No, string Name, Sex Sex, DateOnly? BirthDate, int? BirthYear, string? Ethnicity, string Relationship)
{
    /// <summary>The members of a household as a paper keeps them, as JSON.</summary>
    internal static string Freeze(IEnumerable<MemberFact> members) => JsonSerializer.Serialize(
        members.Select(m => new DecidedMember(m.MemberNo, m.Name, m.Sex, m.BirthDate, m.BirthYear, m.Ethnicity, m.Relationship)), Answers.JsonOptions);

    /// <summary>The members that a paper kept; none where they are not known.</summary>
    public static IReadOnlyList<DecidedMember> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<DecidedMember>>(json, Answers.JsonOptions) ?? [];
}
