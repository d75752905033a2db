using Anise.Basics;

namespace Anise.Households.Changes;

/// <summary>A household to be recorded.</summary>
/// <param name="VillageId">The village it lives in.</param>
/// <param name="Code">The household code of the programme, where there is one.</param>
/// <param name="Members">Those who live in it, in the order of the list; exactly one is the head.</param>
public sealed record NewHousehold(PlaceId VillageId, string? Code, IReadOnlyList<NewMember> Members)
{
    /// <summary>House and street or hamlet.</summary>
    public string? Address { get; init; }

    /// <summary>A phone number: ten digits beginning with 0.</summary>
    public string? Phone { get; init; }
}

/// <summary>A person to be recorded in a household.</summary>
/// <param name="Name">Family, middle and given name.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Relationship">Relationship to the head: <c>head</c>, <c>spouse</c>, <c>child</c> …</param>
public sealed record NewMember(string Name, Sex Sex, string Relationship)
{
    /// <summary>The day of birth, where known.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The year of birth, where known; the year of <see cref="BirthDate"/> where that is.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Ethnic group: code of the national list.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The twelve digits, where known.</summary>
    public string? CitizenId { get; init; }

    internal MemberFact ToFact(MemberId id, HouseholdId household, int no, DateOnly from, long revision) => new()
    {
        MemberId = id,
        HouseholdId = household,
        HoldsFrom = from,
        Revision = revision,
        MemberNo = no,
        Name = HouseholdChecks.Clean(Name) ?? "",
        Sex = Sex,
        BirthDate = BirthDate,
        BirthYear = BirthDate?.Year ?? BirthYear,
        Ethnicity = HouseholdChecks.Clean(Ethnicity),
        Relationship = Relationship,
        CitizenId = Anise.Households.CitizenId.TryParse(CitizenId, out CitizenId citizen) ? citizen.Value : HouseholdChecks.Clean(CitizenId),
    };
}

/// <summary>What becomes other about a member; what is null stays as it is, an empty text takes the value away.</summary>
/// <param name="MemberId">Who.</param>
public sealed record MemberChange(MemberId MemberId)
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>What is known of the birth; replaces day and year together.</summary>
    public Birth? Birth { get; init; }

    /// <summary>Ethnic group: code of the national list.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Relationship to the head.</summary>
    public string? Relationship { get; init; }

    /// <summary>The twelve digits.</summary>
    public string? CitizenId { get; init; }

    /// <summary>The place in the household's list.</summary>
    public int? MemberNo { get; init; }

    internal MemberFact ApplyTo(MemberFact fact) => fact with
    {
        Name = HouseholdChecks.Clean(Name) ?? fact.Name,
        Sex = Sex ?? fact.Sex,
        BirthDate = Birth is null ? fact.BirthDate : Birth.Date,
        BirthYear = Birth is null ? fact.BirthYear : Birth.Date?.Year ?? Birth.Year,
        Ethnicity = Ethnicity is null ? fact.Ethnicity : HouseholdChecks.Clean(Ethnicity),
        Relationship = Relationship ?? fact.Relationship,
        CitizenId = CitizenId is null ? fact.CitizenId
            : Anise.Households.CitizenId.TryParse(CitizenId, out CitizenId citizen) ? citizen.Value : HouseholdChecks.Clean(CitizenId),
        MemberNo = MemberNo ?? fact.MemberNo,
    };
}

/// <summary>What is known of a birth: the day, or the year alone, or nothing.</summary>
public sealed record Birth(DateOnly? Date, int? Year);

/// <summary>What becomes other about a household; what is null stays as it is, an empty text takes the value away.</summary>
public sealed record HouseholdChange
{
    /// <summary>The village it lives in.</summary>
    public PlaceId? VillageId { get; init; }

    /// <summary>The household code.</summary>
    public string? Code { get; init; }

    /// <summary>House and street or hamlet.</summary>
    public string? Address { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    internal HouseholdFact ApplyTo(HouseholdFact fact) => fact with
    {
        VillageId = VillageId ?? fact.VillageId,
        Code = Code is null ? fact.Code : HouseholdChecks.Clean(Code),
        Address = Address is null ? fact.Address : HouseholdChecks.Clean(Address),
        Phone = Phone is null ? fact.Phone : HouseholdChecks.Clean(Phone),
    };
}
