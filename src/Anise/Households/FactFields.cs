using Anise.Facts;

namespace Anise.Households;

/// <summary>The fields of the facts about households.</summary>
internal static class FactFields
{
    public static readonly IReadOnlyList<FactField<HouseholdFact>> Household =
    [
        new("village", f => f.VillageId, (to, from) => to with { VillageId = from.VillageId }),
        new("household-code", f => f.Code, (to, from) => to with { Code = from.Code }),
        new("address", f => f.Address, (to, from) => to with { Address = from.Address }),
        new("phone", f => f.Phone, (to, from) => to with { Phone = from.Phone }),
        new("ended", f => f.Ended, (to, from) => to with { Ended = from.Ended }),
    ];

    public static readonly IReadOnlyList<FactField<MemberFact>> Member =
    [
        new("household", f => f.HouseholdId, (to, from) => to with { HouseholdId = from.HouseholdId }),
        new("member-no", f => f.MemberNo, (to, from) => to with { MemberNo = from.MemberNo }),
        new("name", f => f.Name, (to, from) => to with { Name = from.Name }),
        new("sex", f => f.Sex, (to, from) => to with { Sex = from.Sex }),
        new("birth-date", f => f.BirthDate, (to, from) => to with { BirthDate = from.BirthDate }),
        new("birth-year", f => f.BirthYear, (to, from) => to with { BirthYear = from.BirthYear }),
        new("ethnicity", f => f.Ethnicity, (to, from) => to with { Ethnicity = from.Ethnicity }),
        new("relationship", f => f.Relationship, (to, from) => to with { Relationship = from.Relationship }),
        new("citizen-id", f => f.CitizenId, (to, from) => to with { CitizenId = from.CitizenId }),
        new("left", f => f.Left, (to, from) => to with { Left = from.Left }),
    ];
}
