using System.Globalization;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Import;

/// <summary>
/// Takes back what an import stored, as a whole: its facts go, households and villages that it brought are no longer there, those that it changed are as they were before.
/// Only while nothing rests on it: no later change of one of its households, nothing that an area above has made of them. The journal keeps what was taken away.
/// </summary>
public sealed class TakeBackHouseholds(AniseDb db, PlaceMaps maps, IEnumerable<IRestsOnHouseholds> above, IReadOnlyList<Module> areas, TimeProvider clock)
{
    private const int Most = 10, AtATime = 500;

    /// <summary>Takes it away in an open write.</summary>
    /// <returns>What rests on it; nothing is taken away then.</returns>
    internal async Task<IReadOnlyList<Problem>> RunAsync(JournaledWrite write, PlaceId commune, long revision, CancellationToken cancel)
    {
        List<HouseholdFact> households = await db.HouseholdFacts.AsNoTracking().Where(f => f.Revision == revision).ToListAsync(cancel);
        List<MemberFact> members = await db.MemberFacts.AsNoTracking().Where(f => f.Revision == revision).ToListAsync(cancel);
        List<MemberId> people = [.. members.Select(m => m.MemberId).Distinct()];
        // Whom the import brought here from another household lives there again.
        HashSet<HouseholdId> touched = [.. households.Select(h => h.HouseholdId), .. await db.MemberFacts.Where(f => EF.Parameter(people).Contains(f.MemberId)).Select(f => f.HouseholdId).Distinct().ToListAsync(cancel)];
        List<PlaceId> villages = await VillagesOfAsync(revision, cancel);
        if (await RestsAsync(commune, revision, touched, villages, cancel) is { Count: > 0 } rests) return rests;

        ILookup<HouseholdId, HouseholdFact> byHousehold = households.ToLookup(h => h.HouseholdId);
        ILookup<HouseholdId, MemberFact> peopleOf = members.ToLookup(m => m.HouseholdId);
        List<HouseholdId> all = [.. touched.OrderBy(id => id.Value)];
        Dictionary<HouseholdId, PlaceId> lives = await db.Households.AsNoTracking().Where(h => EF.Parameter(all).Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.VillageId, cancel);
        foreach (HouseholdId[] some in all.Chunk(AtATime))
        {
            db.RemoveRange(some.SelectMany(id => byHousehold[id]));
            db.RemoveRange(some.SelectMany(id => peopleOf[id].Select(m => m with { Village = lives[id] })));
            await write.FlushAsync(cancel);
        }
        foreach (HouseholdId[] some in all.Chunk(AtATime))
        {
            HouseholdEditor left = await HouseholdEditor.LoadAsync(db, some, cancel);
            HouseholdId[] gone = [.. some.Where(id => left.Of(id).Last is null)];
            db.RemoveRange(await db.Households.Where(h => EF.Parameter(gone).Contains(h.Id)).ToListAsync(cancel));
            await CurrentHouseholds.RefreshAsync(db, left, [.. some.Except(gone)], cancel);
            await write.FlushAsync(cancel);
        }
        db.RemoveRange(await db.Set<Place>().Include(p => p.Spans).Where(p => EF.Parameter(villages).Contains(p.Id)).ToListAsync(cancel));
        await write.FlushAsync(cancel);
        return [];
    }

    private async Task<List<PlaceId>> VillagesOfAsync(long revision, CancellationToken cancel)
    {
        string place = PlacesSubjects.Place.Code;
        List<string> ids = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Revision == revision && e.Subject == place).Select(e => e.SubjectId).ToListAsync(cancel);
        return [.. ids.Select(id => new PlaceId(long.Parse(id, CultureInfo.InvariantCulture)))];
    }

    /// <summary>What rests on the import, each thing named.</summary>
    private async Task<List<Problem>> RestsAsync(PlaceId commune, long revision, HashSet<HouseholdId> touched, List<PlaceId> villages, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        List<HouseholdId> ids = [.. touched];
        List<PlaceId> lived = await db.HouseholdFacts.Where(f => EF.Parameter(ids).Contains(f.HouseholdId)).Select(f => f.VillageId).Distinct().ToListAsync(cancel);
        HashSet<PlaceId> communes = [commune, .. lived.Where(v => map.Find(v) is not null).Select(v => map.CommuneOf(v).Id)];
        List<string> said = [];
        foreach (IRestsOnHouseholds area in above) said.AddRange(await area.SinceAsync(communes, revision, cancel));
        said.AddRange(await ChangesAsync(revision, touched, villages, cancel));
        if (await db.HouseholdFacts.Where(f => f.Revision != revision && EF.Parameter(villages).Contains(f.VillageId)).Select(f => f.HouseholdId).Distinct().CountAsync(cancel) is > 0 and int others)
            said.Add(Texts.Get("rests-others-in-villages", others));
        if (said.Count == 0) return [];
        return
        [
            .. said.Take(Most).Select(what => Texts.Problem("import-rests", null, what)),
            .. said.Count > Most ? [Texts.Problem("import-rests-more", null, said.Count - Most)] : Array.Empty<Problem>(),
        ];
    }

    /// <summary>What was stored of the households and villages since.</summary>
    private async Task<List<string>> ChangesAsync(long revision, HashSet<HouseholdId> touched, List<PlaceId> villages, CancellationToken cancel)
    {
        Dictionary<string, SubjectKind> kinds = areas.SelectMany(a => a.Subjects).Where(k => k.Parts.Count > 0 && k.Parts[^1] == typeof(HouseholdId)).ToDictionary(k => k.Code, StringComparer.Ordinal);
        string place = PlacesSubjects.Place.Code;
        string[] asked = [.. kinds.Keys, place];
        var since = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Revision > revision && EF.Parameter(asked).Contains(e.Subject) && ((e.Before != null && EF.Functions.Like(e.Before, "[%")) || (e.After != null && EF.Functions.Like(e.After, "[%"))))
            .OrderBy(e => e.Number).Select(e => new { e.Subject, e.SubjectId, e.Action, e.UserName, e.At }).ToListAsync(cancel);
        HashSet<string> ids = [.. touched.Select(id => id.Value.Key())], places = [.. villages.Select(v => v.ToString())];
        var found = since.Where(e => e.Subject == place ? places.Contains(e.SubjectId) : ids.Contains(kinds[e.Subject].Split(e.SubjectId).Last().Part)).ToList();
        List<HouseholdId> named = [.. found.Where(e => e.Subject != place).Select(e => kinds[e.Subject].Split(e.SubjectId).Last().Part).Distinct().Take(Most + 1).Numbers().Select(id => new HouseholdId(id))];
        Dictionary<string, string> names = await db.Households.AsNoTracking().Where(h => EF.Parameter(named).Contains(h.Id)).ToDictionaryAsync(h => h.Id.Value.Key(), h => string.Join(' ', new[] { h.HeadName, h.Code }.Where(n => !string.IsNullOrEmpty(n))), cancel);
        return
        [
            .. found.Select(e => Texts.Get("rests-change",
                e.Subject == place ? "" : names.GetValueOrDefault(kinds[e.Subject].Split(e.SubjectId).Last().Part, ""),
                areas.Word($"action-{e.Action}") ?? e.Action,
                Days.Local(DateTimeOffset.Parse(e.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)), e.UserName)).Distinct(StringComparer.Ordinal),
        ];
    }
}
