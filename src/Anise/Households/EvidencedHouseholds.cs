using Anise.Evidence;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>Households carry evidence: a photo of the house, of the water source, of a paper.</summary>
internal sealed class EvidencedHouseholds(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => HouseholdsSubjects.Household;

    public Permission See => Permission.SeeHouseholds;

    public Permission Change => Permission.EditHouseholds;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<HouseholdId> asked = [.. ids.Numbers().Select(id => new HouseholdId(id))];
        List<Household> found = await db.Households.AsNoTracking().Where(h => EF.Parameter(asked).Contains(h.Id)).ToListAsync(cancel);
        return found.ToDictionary(h => h.Id.Value.Key(), h => new EvidencedRecord(h.VillageId, string.Join(' ', ((string?[])[h.Code, h.HeadName]).Where(part => !string.IsNullOrEmpty(part))), $"/households/{h.Id.Value.Key()}"));
    }
}
