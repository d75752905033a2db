using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>Finds household codes and citizen IDs that stand with somebody else already.</summary>
internal static class Repeated
{
    /// <summary>The problems of what was put into <paramref name="editor"/>, among itself and against the store as it stands now.</summary>
    public static async Task<IReadOnlyList<Problem>> FindAsync(AniseDb db, PlaceMap map, HouseholdEditor editor, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        List<HouseholdFact> coded = [.. editor.Households.Select(id => editor.Of(id)).Where(h => h.New.Any()).Select(h => h.Last!).Where(f => f.Ended is null && f.Code is not null)];
        Dictionary<string, List<HouseholdId>> codes = await HouseholdsByCodeAsync(db, [.. coded.Select(f => f.Code!)], cancel);
        ILookup<string, HouseholdId> put = coded.ToLookup(f => f.Code!, f => f.HouseholdId);
        foreach (HouseholdFact fact in coded)
        {
            bool stored = codes.GetValueOrDefault(fact.Code!, []).Any(id => id != fact.HouseholdId
                && (editor.Find(id)?.Last is not { } held || (held.Ended is null && held.Code == fact.Code)));
            if (stored || put[fact.Code!].Any(id => id != fact.HouseholdId))
                problems.Add(Texts.Problem("household-code-repeated", "household-code", fact.Code));
        }
        List<MemberFact> numbered = [.. editor.ChangedMembers.Where(f => f.Left is null && f.CitizenId is not null)];
        Dictionary<string, List<MemberFact>> ids = await MembersByCitizenIdAsync(db, [.. numbered.Select(f => f.CitizenId!)], cancel);
        foreach (IGrouping<string, MemberFact> same in numbered.GroupBy(f => f.CitizenId!))
        {
            foreach (MemberFact fact in same)
            {
                MemberFact? stored = ids.GetValueOrDefault(same.Key, []).Find(f => f.MemberId != fact.MemberId
                    && (editor.Of(f.MemberId)?.Last is not { } held || (held.Left is null && held.CitizenId == same.Key)));
                string field = $"members[{fact.MemberNo}].citizen-id";
                if (stored is not null && await ElsewhereAsync(db, map, stored.HouseholdId, editor.Find(fact.HouseholdId)?.Last?.VillageId, cancel) is { } commune)
                    problems.Add(Texts.Problem("citizen-id-in-commune", field, fact.Name, commune.Name, await OfficersAsync(db, map, commune, cancel) ?? Texts.Get("nobody-there")));
                else if (stored is not null || same.Any(f => f.MemberId != fact.MemberId)) problems.Add(Texts.Problem("citizen-id-repeated", field, fact.Name));
            }
        }
        return problems;
    }

    /// <summary>The commune of a stored household where it is another than that of a village: from there the person may have moved here.</summary>
    private static async Task<MappedPlace?> ElsewhereAsync(AniseDb db, PlaceMap map, HouseholdId stored, PlaceId? here, CancellationToken cancel)
    {
        PlaceId there = await db.Households.Where(h => h.Id == stored).Select(h => h.VillageId).SingleAsync(cancel);
        return here is { } village && map.Find(there) is not null && map.Find(village) is not null && map.CommuneOf(there) is var commune && commune.Id != map.CommuneOf(village).Id ? commune : null;
    }

    /// <summary>The officers of a commune, by name; null where it has none.</summary>
    public static async Task<string?> OfficersAsync(AniseDb db, PlaceMap map, MappedPlace commune, CancellationToken cancel)
    {
        PlaceId[] line = [.. map.ScopeOf(commune.Id).Line];
        List<string> names = await db.Set<Grant>().Where(g => g.Role == Role.CommuneOfficer && EF.Parameter(line).Contains(g.Place))
            .Join(db.Set<User>().Where(u => !u.Disabled), g => g.UserId, u => u.Id, (g, u) => u.DisplayName).Distinct().OrderBy(n => n).ToListAsync(cancel);
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The households not ended that have one of these codes now.</summary>
    public static async Task<Dictionary<string, List<HouseholdId>>> HouseholdsByCodeAsync(AniseDb db, IReadOnlyList<string> codes, CancellationToken cancel) =>
        (await db.Households.AsNoTracking().Where(h => !h.Ended && EF.Parameter(codes).Contains(h.Code)).Select(h => new { h.Id, h.Code }).ToListAsync(cancel))
        .GroupBy(h => h.Code!).ToDictionary(g => g.Key, g => g.Select(h => h.Id).ToList());

    /// <summary>The members living here who have one of these citizen IDs, by the last fact about each.</summary>
    public static async Task<Dictionary<string, List<MemberFact>>> MembersByCitizenIdAsync(AniseDb db, IReadOnlyList<string> citizenIds, CancellationToken cancel)
    {
        IQueryable<MemberFact> all = db.MemberFacts.AsNoTracking();
        IQueryable<Household> households = db.Households.AsNoTracking();
        List<MemberFact> found = await all
            .Where(f => EF.Parameter(citizenIds).Contains(f.CitizenId) && f.Left == null
                && !all.Any(later => later.MemberId == f.MemberId && (later.HoldsFrom > f.HoldsFrom || (later.HoldsFrom == f.HoldsFrom && later.Revision > f.Revision)))
                && households.Any(h => h.Id == f.HouseholdId && !h.Ended))
            .ToListAsync(cancel);
        return found.GroupBy(f => f.CitizenId!).ToDictionary(g => g.Key, g => g.ToList());
    }
}
