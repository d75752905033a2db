using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Evidence.Changes;
using Anise.Evidence.Drawn;
using Anise.Households;
using Anise.Places;
using Anise.Sites;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Demo;

/// <summary>Drawn pictures of some works days and households of the demo: most agree with what is said of them, some do not, one stands at two households.</summary>
internal sealed class DemoEvidence(AniseDb db, AddEvidence add, VerifyEvidence verify, DemoUsers users, PlaceMaps maps, TimeProvider clock) : IDemoPart
{
    private const int OfACommune = 4, EveryWorksDay = 20;

    private readonly DemoNames.DemoPhrases _phrases = DemoNames.Read().Phrases;

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        PlaceId district = map.FindByCode(MakeDemo.District)!.Id;
        await AddToWorksDaysAsync(rights, cancel);
        int drawn = 0;
        foreach (MappedPlace commune in map.Communes.Where(c => c.FormerDistrict == district))
        {
            List<PlaceId> villages = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
            List<HouseholdId> households = await db.Households.AsNoTracking().Where(h => !h.Ended && EF.Parameter(villages).Contains(h.VillageId)).OrderBy(h => h.Id).Select(h => h.Id).Take(OfACommune).ToListAsync(cancel);
            var added = new List<EvidenceId>();
            foreach (HouseholdId household in households) added.Add(await AddAsync(users[DemoReviews.OfficerOf(commune)], household, commune, drawn++, cancel));
            // The chair has begun to look at what nobody has to be asked about first.
            List<EvidenceId> open = await db.Set<EvidencePair>().AsNoTracking().Where(p => EF.Parameter(added).Contains(p.Second) && p.IsSame == null).Select(p => p.Second).ToListAsync(cancel);
            EvidenceId[] clear = [.. added.Except(open)];
            if (clear.Length > 1)
            {
                Rights chair = users[$"chutich.{commune.Code}"];
                DemoPart.Must(await verify.RunAsync(chair, clear[0], EvidenceLevel.Commune, Verdict.Verified, null, cancel));
                bool rejected = drawn % 8 == 0;
                DemoPart.Must(await verify.RunAsync(chair, clear[1], EvidenceLevel.Commune, rejected ? Verdict.Rejected : Verdict.Verified, rejected ? _phrases.EvidenceRejected : null, cancel));
            }
        }
    }

    /// <summary>Some works days have a picture of their day.</summary>
    private async Task AddToWorksDaysAsync(Rights rights, CancellationToken cancel)
    {
        var days = await db.Set<WorksDay>().AsNoTracking().OrderBy(d => d.Id).Select(d => new { d.Id, d.Date }).ToListAsync(cancel);
        for (int i = 0; i < days.Count; i += EveryWorksDay)
        {
            byte[] picture = new ExifSegment().Taken(ExifSegment.TextOf(days[i].Date.ToDateTime(new TimeOnly(8, 30)))).Into(DrawnPicture.Jpeg(1000 + i));
            _ = DemoPart.Must(await add.RunAsync(rights, "works-day", days[i].Id.Value.Key(), new SentFile(FormattableString.Invariant($"IMG_{30_000 + i}.jpg"), picture, days[i].Date), cancel));
        }
    }

    private async Task<EvidenceId> AddAsync(Rights rights, HouseholdId household, MappedPlace commune, int number, CancellationToken cancel)
    {
        DateOnly day = clock.Today().AddDays(-1 - number % 9);
        // Every seventh was taken long before it is said, every sixth in the next commune but one, every fifth says nothing; the ninth is the eighth once more.
        DateOnly taken = number % 7 == 6 ? day.AddDays(-40) : day;
        byte[] picture = DrawnPicture.Jpeg(number == 9 ? 8 : number);
        if (number % 5 != 4)
        {
            var metadata = new ExifSegment().Taken(ExifSegment.TextOf(taken.ToDateTime(new TimeOnly(9, 10 + number % 40))));
            Point middle = CommuneBoundaries.ByCode[commune.Code].InteriorPoint;
            picture = metadata.At(new EarthPoint(middle.Y + (number % 6 == 5 ? 0.2 : 0), middle.X)).Into(picture);
        }
        return DemoPart.Must(await add.RunAsync(rights, "household", household.Value.Key(), new SentFile(FormattableString.Invariant($"IMG_{20_000 + number}.jpg"), picture, day, _phrases.Evidence[number % _phrases.Evidence.Count]), cancel));
    }
}
