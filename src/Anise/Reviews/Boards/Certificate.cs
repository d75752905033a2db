using Anise.Basics;
using Anise.Households;

namespace Anise.Reviews.Boards;

/// <summary>A certificate of a recognised household: by the decision, or by the last decision that amended its class.</summary>
/// <param name="Number">Its number: the line of the decided list; households that stood on no list follow in the order of their amendments.</param>
/// <param name="Household">The household; null for an imported result that has no entry in the registry.</param>
/// <param name="Head">The head's name.</param>
/// <param name="Code">The household code.</param>
/// <param name="VillageId">The village.</param>
/// <param name="ClassCode">The class that it certifies.</param>
/// <param name="Members">Its members, as the paper it rests on kept them.</param>
/// <param name="Amended">The amending decision that it rests on; null for the decision itself.</param>
public sealed record Certificate(
    int Number, HouseholdId? Household, string Head, string? Code, PlaceId? VillageId, string ClassCode, IReadOnlyList<DecidedMember> Members, Amendment? Amended)
{
    /// <summary>The certificates of a decided list and its amendments, by number. Who is no longer poor or near-poor has none.</summary>
    internal static IReadOnlyList<Certificate> Of(IReadOnlyList<DecidedHousehold> decided, IReadOnlyList<AmendmentPaper> amendments)
    {
        var last = new Dictionary<HouseholdId, (AmendedHousehold Household, Amendment By)>();
        foreach (AmendmentPaper paper in amendments)
        {
            foreach (AmendedHousehold one in paper.Households) last[one.HouseholdId] = (one, paper.Amendment);
        }
        List<Certificate> certificates = [];
        foreach (DecidedHousehold one in decided)
        {
            var amended = one.HouseholdId is { } id && last.TryGetValue(id, out var found) ? found : default;
            string? classCode = amended.By is null ? one.ClassCode : amended.Household.ClassCode;
            if (ClassCodes.IsListed(classCode))
                certificates.Add(new(one.Line, one.HouseholdId, one.Head, one.Code, one.VillageId, classCode!, DecidedMember.Read(one.MembersJson), amended.By));
        }
        HashSet<HouseholdId> listed = [.. decided.Select(d => d.HouseholdId).OfType<HouseholdId>()];
        int number = decided.Count == 0 ? 0 : decided.Max(d => d.Line);
        foreach (var added in amendments.SelectMany(a => a.Households).Where(h => !listed.Contains(h.HouseholdId)).GroupBy(h => h.HouseholdId))
        {
            number++;
            var (one, by) = last[added.Key];
            if (ClassCodes.IsListed(one.ClassCode))
                certificates.Add(new(number, one.HouseholdId, one.Head, one.Code, one.VillageId, one.ClassCode!, DecidedMember.Read(one.MembersJson), by));
        }
        return certificates;
    }
}
