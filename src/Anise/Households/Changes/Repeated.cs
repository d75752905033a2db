using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>Finds household codes and citizen IDs that stand with somebody else already.</summary>
internal static class Repeated
{
    /// <summary>The problems of what was put into <paramref name="editor"/>, among itself and against the store as it stands now.</summary>
    public static async Task<IReadOnlyList<Problem>> FindAsync(AniseDb db, HouseholdEditor editor, CancellationToken cancel)
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
                bool stored = ids.GetValueOrDefault(same.Key, []).Any(f => f.MemberId != fact.MemberId
                    && (editor.Of(f.MemberId)?.Last is not { } held || (held.Left is null && held.CitizenId == same.Key)));
                if (stored || same.Any(f => f.MemberId != fact.MemberId))
                    problems.Add(Texts.Problem("citizen-id-repeated", $"members[{fact.MemberNo}].citizen-id", fact.Name));
            }
        }
        return problems;
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
