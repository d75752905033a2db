using System.Text;
using Anise.Basics;
using Anise.Tables.Values;

namespace Anise.Households.Changes;

/// <summary>What must be true of a household and its members, whoever writes them.</summary>
internal static class HouseholdChecks
{
    private const int LongestText = 200;

    /// <summary>Composed Unicode, no blanks at the ends, none doubled; null when nothing is left.</summary>
    public static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IEnumerable<Problem> Of(HouseholdFact fact)
    {
        if (fact.Phone is not null && !IsPhone(fact.Phone)) yield return Texts.Problem("phone", "phone", fact.Phone);
        if (fact.Code?.Length > 30) yield return Texts.Problem("too-long", "household-code", 30);
        if (fact.Address?.Length > LongestText) yield return Texts.Problem("too-long", "address", LongestText);
    }

    public static IEnumerable<Problem> Of(MemberFact fact, DateOnly today)
    {
        string Field(string name) => $"members[{fact.MemberNo}].{name}";

        if (string.IsNullOrWhiteSpace(fact.Name)) yield return Texts.Problem("name-missing", Field("name"));
        else if (fact.Name.Length > LongestText) yield return Texts.Problem("too-long", Field("name"), LongestText);
        if (fact.BirthDate > today || fact.BirthYear > today.Year) yield return Texts.Problem("birth-in-future", Field("birth"), fact.Name);
        if (fact.BirthYear < today.Year - 130) yield return Texts.Problem("birth-too-long-ago", Field("birth"), fact.Name, fact.BirthYear);
        if (!Relationships.Exists(fact.Relationship)) yield return Texts.Problem("relationship-unknown", Field("relationship"), fact.Name, fact.Relationship);
        if (fact.Ethnicity is { } group && !EthnicGroups.Exists(group)) yield return Texts.Problem("ethnicity-unknown", Field("ethnicity"), fact.Name, group);
        if (fact.CitizenId is null) yield break;
        if (!CitizenId.TryParse(fact.CitizenId, out CitizenId citizen)) yield return Texts.Problem("citizen-id-length", Field("citizen-id"), fact.Name);
        else if (!citizen.AgreesWith(fact.Sex, fact.BirthYear)) yield return Texts.Problem("citizen-id-disagrees", Field("citizen-id"), fact.Name);
    }

    /// <summary>A day from which something holds: not in the future.</summary>
    public static IEnumerable<Problem> OfDay(DateOnly from, DateOnly today)
    {
        if (from > today) yield return Texts.Problem("day-in-future", "from", from);
    }

    /// <summary>Ten digits beginning with 0.</summary>
    public static bool IsPhone(string? text) => PhoneValue.IsPhone(text);
}
