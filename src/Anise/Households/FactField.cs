
namespace Anise.Households;

/// <summary>A fact that holds from a day on, recorded by a write.</summary>
/// <typeparam name="T">The fact itself.</typeparam>
internal interface IFact<T>
{
    DateOnly HoldsFrom { get; }

    long Revision { get; }

    /// <summary>The same content from another day, recorded by another write.</summary>
    T At(DateOnly day, long revision);
}

/// <summary>One field of a fact: what is compared, carried forward and shown in histories.</summary>
/// <param name="Code">Kebab-case, stable: its label stands in the texts under <c>field-</c> and this code.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Copy">The first fact, with this field taken from the second.</param>
internal sealed record FactField<T>(string Code, Func<T, object?> Get, Func<T, T, T> Copy)
{
    public bool Same(T one, T other) => Equals(Get(one), Get(other));
}

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
