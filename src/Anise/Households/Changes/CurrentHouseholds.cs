using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>Keeps the rows of the list (<see cref="Household"/>) equal to what the facts say now. Class and year are kept by the reviews.</summary>
internal static class CurrentHouseholds
{
    /// <summary>Computes the rows of <paramref name="ids"/> anew from the facts in hand.</summary>
    public static async Task RefreshAsync(AniseDb db, HouseholdEditor facts, IReadOnlyList<HouseholdId> ids, CancellationToken cancel)
    {
        Dictionary<HouseholdId, Household> rows = await db.Households.Where(h => EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        foreach (HouseholdId id in ids)
        {
            HouseholdFact? last = facts.Of(id).Last;
            if (last is null) continue;   // somebody moved on to a household that is not in hand
            if (!rows.TryGetValue(id, out Household? row)) db.Add(row = new Household { Id = id, VillageId = last.VillageId });
            Fill(row, last, facts.LivingIn(id, DateOnly.MaxValue), facts.FormerIn(id));
        }
    }

    private static void Fill(Household row, HouseholdFact fact, IReadOnlyList<MemberFact> members, IEnumerable<string> former)
    {
        MemberFact? head = members.FirstOrDefault(m => m.Relationship == Relationships.Head) ?? (members.Count > 0 ? members[0] : null);
        row.VillageId = fact.VillageId;
        row.Code = fact.Code;
        row.Ended = fact.Ended is not null;
        row.MemberCount = members.Count;
        row.WithoutBirth = members.Count(m => m.BirthDate is null && m.BirthYear is null);
        row.WithoutCitizenId = members.Count(m => m.CitizenId is null);
        row.SearchText = string.Join(" | ", members.Select(m => m.Name).Prepend(fact.Code ?? "").Concat(former).Select(Folding.Fold));
        if (head is null) return;   // ended: the last head's name stays
        row.HeadName = head.Name;
        row.HeadSex = head.Sex;
        row.Ethnicity = head.Ethnicity;
        row.SortKey = VietnameseOrder.OfName(head.Name);
    }
}
