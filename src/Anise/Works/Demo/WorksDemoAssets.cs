using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using static Anise.Access.DemoPart;

namespace Anise.Works.Demo;

/// <summary>The tanks and landfills that the demo's works days made, as assets: each linked to its day, some emptied of late, some not for long. Where exactly they stand is invented.</summary>
internal sealed class WorksDemoAssets(AniseDb db, WorksPlaces places, RuleBook rules, RecordAssets record, LinkAssetWork link)
{
    public async Task MakeAsync(Rights rights, int year, string owner, CancellationToken cancel)
    {
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        string[] kinds = [.. rules.Works.Outputs.Where(o => o.Unit == "piece" && o.Asset is not null).Select(o => o.Code)];
        var made = await db.Set<WorksDay>().AsNoTracking().Where(d => d.Date >= first && d.Date <= last)
            .SelectMany(d => d.Outputs, (d, o) => new { o.Id, o.Kind, o.Quantity, d.Date, d.PlaceId, d.CommuneId }).Where(o => o.Quantity == 1 && EF.Parameter(kinds).Contains(o.Kind)).OrderBy(o => o.Id).ToListAsync(cancel);
        PlaceMap now = await places.NowAsync(cancel);
        Dictionary<PlaceId, (double? East, double? North)> points = await db.Set<Place>().AsNoTracking().Where(p => p.Longitude != null).ToDictionaryAsync(p => p.Id, p => (p.Longitude, p.Latitude), cancel);
        var numbers = new Dictionary<(string, PlaceId), int>();
        var all = new List<NewAsset>();
        foreach (var (output, i) in made.Select((o, i) => (o, i)))
        {
            PlaceId commune = (await places.CommunesThenAsync(output.CommuneId, places.Today, cancel))[0].Id;
            string kind = rules.Works.Output(output.Kind)!.Asset!;
            int number = numbers[(kind, commune)] = numbers.GetValueOrDefault((kind, commune)) + 1;
            all.Add(new NewAsset(kind, $"{rules.Works.Asset(kind)!.Label.Vi} {number}", now.Find(output.PlaceId) is null ? commune : output.PlaceId)
            {
                Site = points.GetValueOrDefault(commune) is { East: { } east, North: { } north } ? new Point(Math.Round(east + (i % 7 - 3) * 0.0031, 5), Math.Round(north + (i % 5 - 2) * 0.0027, 5)) : null,
                Capacity = rules.Works.Asset(kind)!.Capacity is null ? null : 0.75m,
                Owner = owner,
                BuiltOn = output.Date,
                State = i % 8 == 5 ? AssetState.NeedsRepair : AssetState.Good,
                Safeguards = [.. rules.Works.Asset(kind)!.Safeguards.Keys.Where((_, s) => s == 0 || i % 6 != 2)],
                EmptiedOn = rules.Works.Asset(kind)!.EmptyWithinDays is null ? null : places.Today.AddDays(i % 3 == 1 ? -400 : -20 - i),
            });
        }
        IReadOnlyList<AssetId> ids = Must(await record.RunAsync(rights, all, null, cancel)).Ids;
        for (int i = 0; i < ids.Count; i++) Must(await link.RunAsync(rights, ids[i], made[i].Id, 1, cancel));
    }
}
