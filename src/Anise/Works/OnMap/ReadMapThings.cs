using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Places;
using Anise.Store;
using Anise.Works.Assets;
using Anise.Works.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.OnMap;

/// <summary>
/// Reads what a year has of works, on the communes of any day: the same records that the figures <c>assets</c>, <c>infrastructure-works</c>, <c>works-days</c> and <c>evidence</c> count,
/// each at the place where they count it.
/// </summary>
public sealed class ReadMapThings(AniseDb db, WorksPlaces places, StandingAssets standing, EvidencedKinds evidenced)
{
    /// <summary>What lies in a place of a map. Needs <c>Permission.SeeWorks</c> for it, and what records of the layer need.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="map">The map by whose communes things are placed.</param>
    /// <param name="placeId">The place, on that map.</param>
    /// <param name="year">The year.</param>
    /// <param name="layers">What is read. Evidence of records that the reader may not see is left out.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<MapThing>> RunAsync(Rights rights, PlaceMap map, PlaceId placeId, int year, IReadOnlyCollection<MapLayer> layers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        Scope scope = await places.ScopeAsync(placeId, map.Day, cancel);
        rights.Demand(Permission.SeeWorks, scope);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<PlaceId>? within = map[placeId].Kind == PlaceKind.Province ? null : [.. trail.LeadingTo(p => map.LiesIn(p.Id, placeId))];
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        var found = new List<(MapLayer Layer, long Id, string Name, IReadOnlyList<string> Kinds, PlaceId At, DateOnly? On, string? Site)>();
        // What stands at the end of a year to come is known of none.
        bool begun = year <= places.Today.Year;
        if (layers.Contains(MapLayer.Assets) && begun)
        {
            found.AddRange((await standing.OnAsync(last, within, cancel)).Select(a => (MapLayer.Assets, a.Id.Value, a.Name, (IReadOnlyList<string>)[a.Kind], a.PlaceId, a.BuiltOn, a.Site)));
        }
        if (layers.Contains(MapLayer.Infrastructure) && begun)
        {
            IQueryable<InfrastructureWork> works = db.Set<InfrastructureWork>().AsNoTracking().Where(w => w.NeededOn <= last);
            if (within is not null) works = works.Where(w => EF.Parameter(within).Contains(w.PlaceId));
            // A work is drawn where the asset that it became is.
            found.AddRange((await works.Select(w => new { w.Id, w.Name, w.Kind, w.PlaceId, w.NeededOn, Site = db.Set<Asset>().Where(a => a.Id == w.AssetId).Select(a => a.Site).FirstOrDefault() }).ToListAsync(cancel))
                .Select(w => (MapLayer.Infrastructure, w.Id.Value, w.Name, (IReadOnlyList<string>)[w.Kind], w.PlaceId, (DateOnly?)w.NeededOn, w.Site)));
        }
        if (layers.Contains(MapLayer.Days))
        {
            IQueryable<WorksDay> days = db.Set<WorksDay>().AsNoTracking().Where(d => !d.Withdrawn && d.Date >= first && d.Date <= last);
            if (within is not null) days = days.Where(d => EF.Parameter(within).Contains(d.PlaceId));
            var held = await days.Select(d => new { d.Id, d.Organiser, d.PlaceId, d.Date }).ToListAsync(cancel);
            ILookup<WorksDayId, string> outputs = (await days.SelectMany(d => d.Outputs).Select(o => new { o.DayId, o.Kind }).ToListAsync(cancel)).ToLookup(o => o.DayId, o => o.Kind);
            found.AddRange(held.Select(d => (MapLayer.Days, d.Id.Value, d.Organiser, (IReadOnlyList<string>)[.. outputs[d.Id].Distinct()], d.PlaceId, (DateOnly?)d.Date, (string?)null)));
        }
        if (layers.Contains(MapLayer.Evidence) && rights.May(Permission.SeeEvidence, scope))
        {
            List<string> seen = [.. evidenced.All.Where(k => rights.May(k.See, scope)).Select(k => k.Kind.Code)];
            int from = first.Year * 100, until = from + 99;
            IQueryable<EvidenceItem> items = db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Month > from && e.Month < until && EF.Parameter(seen).Contains(e.RecordKind));
            if (within is not null) items = items.Where(e => EF.Parameter(within).Contains(e.Place));
            found.AddRange((await items.Select(e => new { e.Id, e.RecordName, e.RecordKind, e.Place, e.ReceivedAt, e.Longitude, e.Latitude }).ToListAsync(cancel))
                .Select(e => (MapLayer.Evidence, e.Id.Value, e.RecordName, (IReadOnlyList<string>)[e.RecordKind], e.Place, (DateOnly?)DateOnly.FromDateTime(Basics.Days.Local(e.ReceivedAt)), PointOf(e.Longitude, e.Latitude))));
        }
        // One that left no trace on a map of before it was there is on no commune of it.
        return [.. found.Select(f => (Thing: f, At: trail.Find(f.At))).Where(f => f.At is { Kind: not (PlaceKind.Province or PlaceKind.District) })
            .Select(f => new MapThing(f.Thing.Layer, f.Thing.Id, f.Thing.Name, f.Thing.Kinds, f.At!, map.CommuneOf(f.At!.Id), f.Thing.On, f.Thing.Site))];
    }

    /// <summary>The codes of today's communes over which a place of any map lies; none for the whole province.</summary>
    public async Task<IReadOnlyList<string>> CommunesNowAsync(PlaceMap map, PlaceId placeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map[placeId].Kind == PlaceKind.Province) return [];
        PlaceMap now = await places.NowAsync(cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, now, cancel);
        return [.. map.Communes.Where(c => map.LiesIn(c.Id, placeId) || map.LiesIn(placeId, c.Id)).SelectMany(c => trail.All(c.Id)).Select(c => now.CommuneOf(c.Id).Code).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? PointOf(double? longitude, double? latitude) => longitude is not { } x || latitude is not { } y ? null
        : string.Create(CultureInfo.InvariantCulture, $$"""{"type":"Point","coordinates":[{{x}},{{y}}]}""");
}
