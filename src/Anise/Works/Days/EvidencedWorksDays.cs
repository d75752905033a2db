using Anise.Evidence;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>Works days carry evidence: photos of the work, signed lists.</summary>
internal sealed class EvidencedWorksDays(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => WorksSubjects.WorksDay;

    public Permission See => Permission.SeeWorks;

    public Permission Change => Permission.EditWorks;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<WorksDayId> asked = [.. ids.Numbers().Select(id => new WorksDayId(id))];
        var found = await db.Set<WorksDay>().AsNoTracking().Where(d => EF.Parameter(asked).Contains(d.Id)).Select(d => new { d.Id, d.PlaceId, d.Organiser, d.Date, d.Withdrawn }).ToListAsync(cancel);
        return found.ToDictionary(d => d.Id.Value.Key(), d => new EvidencedRecord(d.PlaceId, Texts.Get("works-day-name", d.Organiser, d.Date), "/works/days/" + d.Id.Value.Key()) { On = d.Date, Closed = d.Withdrawn });
    }
}
