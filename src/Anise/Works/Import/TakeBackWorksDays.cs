using System.Globalization;
using Anise.Basics;
using Anise.Evidence;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Import;

/// <summary>
/// Takes back what an import of works days stored, as a whole: its days and the villages that it made are no longer there. Only while nothing rests on it: no correction of one of its days, no evidence on
/// one, no asset that one worked on, nothing else in its villages. The journal keeps what was taken away.
/// </summary>
public sealed class TakeBackWorksDays(AniseDb db, IReadOnlyList<Module> areas)
{
    private const int Most = 10;

    /// <summary>Takes it away in an open write.</summary>
    /// <returns>What rests on it; nothing is taken away then.</returns>
    internal async Task<IReadOnlyList<Problem>> RunAsync(JournaledWrite write, long revision, CancellationToken cancel)
    {
        List<WorksDayId> ids = [.. (await SubjectsAsync(revision, WorksSubjects.WorksDay.Code, cancel)).Numbers().Select(n => new WorksDayId(n))];
        List<PlaceId> villages = [.. (await SubjectsAsync(revision, PlacesSubjects.Place.Code, cancel)).Numbers().Select(n => new PlaceId(n))];
        List<string> rests = await RestsAsync(revision, ids, villages, cancel);
        if (rests.Count > 0)
            return [.. rests.Take(Most).Select(what => Texts.Problem("works-import-rests", null, what)), .. rests.Count > Most ? [Texts.Problem("works-import-rests-more", null, rests.Count - Most)] : (Problem[])[]];
        db.RemoveRange(await db.Set<NamedParticipant>().Where(n => EF.Parameter(ids).Contains(n.DayId)).ToListAsync(cancel));
        db.RemoveRange(await db.Set<WorksOutput>().Where(o => EF.Parameter(ids).Contains(o.DayId)).ToListAsync(cancel));
        db.RemoveRange(await db.Set<Participation>().Where(p => EF.Parameter(ids).Contains(p.DayId)).ToListAsync(cancel));
        db.RemoveRange(await db.Set<WorksDay>().Where(d => EF.Parameter(ids).Contains(d.Id)).ToListAsync(cancel));
        await write.FlushAsync(cancel);
        db.RemoveRange(await db.Set<Place>().Include(p => p.Spans).Where(p => EF.Parameter(villages).Contains(p.Id)).ToListAsync(cancel));
        await write.FlushAsync(cancel);
        return [];
    }

    private async Task<List<string>> SubjectsAsync(long revision, string subject, CancellationToken cancel) =>
        await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Revision == revision && e.Subject == subject).Select(e => e.SubjectId).Distinct().ToListAsync(cancel);

    /// <summary>What rests on the import, each thing named: who did what when, which asset, which evidence.</summary>
    private async Task<List<string>> RestsAsync(long revision, List<WorksDayId> ids, List<PlaceId> villages, CancellationToken cancel)
    {
        List<string> keys = [.. ids.Select(id => id.Value.Key())], places = [.. villages.Select(v => v.ToString())];
        string day = WorksSubjects.WorksDay.Code, place = PlacesSubjects.Place.Code;
        List<PlaceId?> at = [.. villages.Select(v => (PlaceId?)v)];
        // What was written since of the days and of the villages, or of anything in the villages.
        var since = await db.Set<JournalEntry>().AsNoTracking()
            .Where(e => e.Revision > revision && ((e.Subject == day && EF.Parameter(keys).Contains(e.SubjectId)) || (e.Subject == place && EF.Parameter(places).Contains(e.SubjectId)) || EF.Parameter(at).Contains(e.Place)))
            .OrderBy(e => e.Number).Select(e => new { e.Action, e.UserName, e.At }).ToListAsync(cancel);
        List<string> evidence = await db.Set<EvidenceItem>().AsNoTracking().Where(e => e.RecordKind == day && EF.Parameter(keys).Contains(e.RecordId)).Select(e => e.FileName).ToListAsync(cancel);
        List<string> assets = await db.Set<AssetWork>().AsNoTracking().Join(db.Set<WorksOutput>().Where(o => EF.Parameter(ids).Contains(o.DayId)), w => w.OutputId, o => o.Id, (w, o) => w.AssetId)
            .Join(db.Set<Asset>(), id => id, a => a.Id, (_, a) => a.Name).Distinct().ToListAsync(cancel);
        return
        [
            .. since.Select(e => Texts.Get("works-rests-change", areas.Word($"action-{e.Action}") ?? e.Action, Basics.Days.Local(DateTimeOffset.Parse(e.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)), e.UserName)).Distinct(StringComparer.Ordinal),
            .. assets.Select(name => Texts.Get("works-rests-asset", name)),
            .. evidence.Select(name => Texts.Get("works-rests-evidence", name)),
        ];
    }
}
