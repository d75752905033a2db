using System.Text.Json;

namespace Anise.Households;

/// <summary>What the journal notes about households besides their facts, as JSON.</summary>
internal static class HouseholdNotes
{
    public static string MovedOut(MemberFact fact) =>
        JsonSerializer.Serialize(new { movedOut = fact.MemberId.Value, to = fact.HouseholdId.Value, from = fact.HoldsFrom });

    public static string Relocated(DateOnly from) => JsonSerializer.Serialize(new { relocated = from });

    public static string LookedAtCitizenId(MemberId member) => JsonSerializer.Serialize(new { citizenIdOf = member.Value });

    public static string SearchedCitizenId(CitizenId citizen, HouseholdId? found, Places.MappedPlace? elsewhere) =>
        JsonSerializer.Serialize(new { searched = citizen.Masked, foundHousehold = found?.Value, foundIn = elsewhere?.Name });

    public static string Exported(DateOnly day, int households, int members) => JsonSerializer.Serialize(new { day, households, members });
}
