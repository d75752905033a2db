using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Store;
using Anise.Support.Courses;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Figures;

/// <summary>Reads who took part in courses that ended in a year.</summary>
public sealed class LearnerRecords(AniseDb db, RecordChanges changes, SupportKinds kinds, TimeProvider clock) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Learner;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        return [.. (await db.Set<Course>().AsNoTracking().Where(c => c.To <= today).Select(c => c.To.Year).Distinct().ToListAsync(cancel)).Order()];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        List<PlaceId> at = [.. await db.Set<Learner>().Select(l => l.VillageId).Distinct().ToListAsync(cancel), .. await db.Set<Course>().Select(c => c.CommuneId).Distinct().ToListAsync(cancel)];
        return [new RecordPart($"support-learner-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly first = new(scope.Year, 1, 1), last = scope.Period.LastDay;
        var rows = await db.Set<Learner>().AsNoTracking().Join(db.Set<Course>().AsNoTracking().Where(c => c.To >= first && c.To <= last), l => l.CourseId, c => c.Id, (l, c) => new { Learner = l, Course = c }).OrderBy(r => r.Learner.Id).ToListAsync(cancel);
        MemberId[] people = [.. rows.Select(r => r.Learner.MemberId)];
        Dictionary<MemberId, string> names = (await db.MemberFacts.AsNoTracking().Where(m => EF.Parameter(people).Contains(m.MemberId)).Select(m => new { m.MemberId, m.Name, m.HoldsFrom, m.Revision }).ToListAsync(cancel))
            .GroupBy(m => m.MemberId).ToDictionary(g => g.Key, g => g.OrderBy(m => m.HoldsFrom).ThenBy(m => m.Revision).Last().Name);
        CourseId[] courses = [.. rows.Select(r => r.Course.Id).Distinct()];
        var working = (await db.Set<LearnerJob>().AsNoTracking().Where(j => EF.Parameter(courses).Contains(j.CourseId) && j.Kind != JobKind.None).Select(j => new { j.LearnerId, j.Month }).ToListAsync(cancel)).Select(j => (j.LearnerId, j.Month)).ToHashSet();
        double[] Numbers(Func<Learner, bool> is1) => [.. rows.Select(r => is1(r.Learner) ? 1.0 : 0)];
        return new RecordTable([.. rows.Select(r => r.Learner.Id.Value.Key())], [.. rows.Select(r => r.Learner.VillageId)],
            new Dictionary<string, double[]>
            {
                ["finished"] = Numbers(l => l.Finished == true),
                ["certified"] = Numbers(l => l.Finished == true && l.Certificate is not null),
                ["work-6"] = Numbers(l => l.Finished == true && working.Contains((l.Id, 6))),
                ["work-12"] = Numbers(l => l.Finished == true && working.Contains((l.Id, 12))),
            },
            new Dictionary<string, string[]>
            {
                ["course"] = [.. rows.Select(r => r.Course.Id.Value.Key())],
                ["person"] = [.. rows.Select(r => r.Learner.MemberId.Value.Key())],
                ["who"] = [.. rows.Select(r => names.GetValueOrDefault(r.Learner.MemberId) ?? "")],
                ["trade"] = [.. rows.Select(r => r.Course.Trade)],
                ["supported"] = [.. rows.Select(r => r.Learner.Claim is null ? "no" : "yes")],
                ["name"] = [.. rows.Select(r => r.Course.Name)],
            });
    }
}
