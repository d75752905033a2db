using Anise.Basics;
using Anise.Facts;
using Anise.Journal;
using Anise.Store;

namespace Anise.Households;

/// <summary>A household through time.</summary>
public readonly record struct HouseholdId(long Value) : ILongId;

/// <summary>A person through time, in whatever household.</summary>
public readonly record struct MemberId(long Value) : ILongId;

/// <summary>
/// A household as it stands now, kept for quick lists and search. Computed from its facts (<see cref="HouseholdFact"/>, <see cref="MemberFact"/>)
/// by <c>CurrentHouseholds</c>; its class and its year come from the decisions of the reviews. Ids follow the order in which households were first recorded.
/// </summary>
public sealed class Household : IDerived
{
    /// <summary>Its id.</summary>
    public required HouseholdId Id { get; init; }

    /// <summary>The village it lives in now.</summary>
    public required PlaceId VillageId { get; set; }

    /// <summary>The household code of the programme; offices may not have given one.</summary>
    public string? Code { get; set; }

    /// <summary>The head's name.</summary>
    public string HeadName { get; set; } = "";

    /// <summary>The head's sex.</summary>
    public Sex? HeadSex { get; set; }

    /// <summary>The head's ethnic group, code of the national list.</summary>
    public string? Ethnicity { get; set; }

    /// <summary>Members living in it now.</summary>
    public int MemberCount { get; set; }

    /// <summary>Of them, those whose birth is not known; null in a row that was last written before this was counted.</summary>
    public int? WithoutBirth { get; set; }

    /// <summary>Of them, those whose citizen ID is not known; null in a row that was last written before this was counted.</summary>
    public int? WithoutCitizenId { get; set; }

    /// <summary>Code and the names of all members, then of those who left or died, folded, for search.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Vietnamese order of the head: given name, then family name (a sort key).</summary>
    public string SortKey { get; set; } = "";

    /// <summary>True once it no longer exists here (moved away, dissolved, joined another).</summary>
    public bool Ended { get; set; }

    /// <summary>
    /// The class of the latest decided review of its commune, as amended and as decided within the year since. Null where that review did not list it (it was not found poor or near-poor and has
    /// the year of that review), or where none was decided (it has no year either).
    /// </summary>
    public string? ClassCode { get; set; }

    /// <summary>The year of that review; also where the review did not list it.</summary>
    public int? ClassYear { get; set; }
}

/// <summary>What is held about a household as a whole from a day on. A correction is a later fact for the same day.</summary>
public sealed record HouseholdFact : IJournaled, IFact<HouseholdFact>
{
    /// <summary>Which household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The day from which it holds.</summary>
    public required DateOnly HoldsFrom { get; init; }

    /// <summary>The write that recorded it (who, when and why stand in the journal under it).</summary>
    public required long Revision { get; init; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The household code, where there is one.</summary>
    public string? Code { get; init; }

    /// <summary>House and street or hamlet, where given.</summary>
    public string? Address { get; init; }

    /// <summary>A phone number: ten digits beginning with 0.</summary>
    public string? Phone { get; init; }

    /// <summary>Set when the household ends on this day: <c>moved-away</c>, <c>dissolved</c>, <c>joined-another</c>, <c>recorded-twice</c>.</summary>
    public string? Ended { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(HouseholdsSubjects.Household, HouseholdId.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), VillageId);

    HouseholdFact IFact<HouseholdFact>.At(DateOnly day, long revision) => this with { HoldsFrom = day, Revision = revision };
}

/// <summary>What is held about a member from a day on. A correction is a later fact for the same day.</summary>
public sealed record MemberFact : IJournaled, IFact<MemberFact>
{
    /// <summary>Who.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The household lived in from that day.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The day from which it holds.</summary>
    public required DateOnly HoldsFrom { get; init; }

    /// <summary>The write that recorded it.</summary>
    public required long Revision { get; init; }

    /// <summary>The place in the household's list: 1 is written first.</summary>
    public required int MemberNo { get; init; }

    /// <summary>Family, middle and given name.</summary>
    public required string Name { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>The day of birth, where known.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The year of birth, where known.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Ethnic group: code of the national list (<c>07</c> Nùng).</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Relationship to the head: <c>head</c>, <c>spouse</c>, <c>child</c> …</summary>
    public required string Relationship { get; init; }

    /// <summary>The twelve digits, where known. Shown whole only to those who need it.</summary>
    [Masked] public string? CitizenId { get; init; }

    /// <summary>Set when the person leaves on this day: <c>died</c>, <c>moved-away</c>, <c>recorded-twice</c>.</summary>
    public string? Left { get; init; }

    /// <summary>The village of the household when this is recorded: the journal entry is filed under it. Not stored here.</summary>
    internal PlaceId? Village { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(HouseholdsSubjects.Household, HouseholdId.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), Village);

    MemberFact IFact<MemberFact>.At(DateOnly day, long revision) => this with { HoldsFrom = day, Revision = revision };
}
