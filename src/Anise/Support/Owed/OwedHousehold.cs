using Anise.Basics;
using Anise.Households;
using Anise.Rules.Entitling;

namespace Anise.Support.Owed;

/// <summary>A member of a household on a day.</summary>
/// <param name="Id">Who.</param>
/// <param name="No">The number in the list.</param>
/// <param name="Name">The name.</param>
public sealed record OwedMember(MemberId Id, int No, string Name);

/// <summary>A household of the store on a day, with what policies ask of it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="VillageId">Its village then.</param>
/// <param name="Code">Its code.</param>
/// <param name="Members">Its members, as in the case.</param>
/// <param name="Case">What policies ask.</param>
public sealed record OwedHousehold(HouseholdId Id, PlaceId VillageId, string? Code, IReadOnlyList<OwedMember> Members, EntitlementCase Case)
{
    /// <summary>The name of the head.</summary>
    public string? Head => Members.Count > 0 ? Members[0].Name : null;
}

/// <summary>How far something that is owed is.</summary>
public enum OwedState
{
    /// <summary>It is owed, and nobody has done anything yet.</summary>
    Entitled,
    /// <summary>It stands on a list.</summary>
    TakenUp,
    /// <summary>It is approved.</summary>
    Approved,
    /// <summary>It was delivered.</summary>
    Delivered,
    /// <summary>It was refused.</summary>
    Refused,
    /// <summary>It was given back.</summary>
    Returned,
    /// <summary>Less was delivered than is owed now.</summary>
    DeliveredLess,
    /// <summary>More was delivered than is owed now.</summary>
    DeliveredMore,
}

/// <summary>States of what is owed, in words.</summary>
public static class OwedWords
{
    /// <summary>A state.</summary>
    public static string Of(OwedState state) => Texts.Get("owed-" + state);

    /// <summary>Which way something turns.</summary>
    public static string Of(OwedTurn turn) => Texts.Get("turn-" + turn);
}

/// <summary>Something that is owed to a person or a household for the period of a day.</summary>
/// <param name="Household">The household.</param>
/// <param name="Member">The person; null where the household has it.</param>
/// <param name="Owed">What.</param>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why it was refused or given back.</param>
public sealed record OwedLine(OwedHousehold Household, OwedMember? Member, Entitlement Owed, OwedState State, string? Reason)
{
    /// <summary>Of what was begun in instalments and is owed for no other reason any more: what is still to be paid; null else.</summary>
    public decimal? Rest { get; init; }

    /// <summary>Since when it is owed without a break; null where nobody asked.</summary>
    public DateOnly? Since { get; init; }
}
