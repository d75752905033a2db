using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>The places that movements are counted at.</summary>
public enum MovementLevel
{
    /// <summary>Villages.</summary>
    Village,
    /// <summary>Communes, wards and towns.</summary>
    Commune,
    /// <summary>Districts, or the former districts of today's communes.</summary>
    District,
    /// <summary>The province.</summary>
    Province,
}

/// <summary>Movements of a year against the year before, from decided lists, on the map of any day.</summary>
public sealed class ReadMovements(AniseDb db, PlaceMaps maps)
{
    /// <summary>
    /// Compares the decided lists of <paramref name="year"/> with those of the year before. Only communes decided in <paramref name="year"/> are compared;
    /// <paramref name="within"/> narrows to one place of the map of <paramref name="mapDay"/>.
    /// </summary>
    public async Task<MovementTable> RunAsync(
        Rights rights, int year, MovementLevel level, DateOnly mapDay, PlaceId? within = null, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(mapDay, cancel);
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(within ?? map.Province.Id));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<Row> rows = await RowsAsync(r => r.Year == year || r.Year == year - 1, cancel);
        var keys = new HouseholdKeys(rows);
        HashSet<PlaceId> decided = [.. rows.Where(r => r.Year == year).Select(r => CommuneOn(trail, r)).OfType<PlaceId>()];
        decided.UnionWith(await DecidedCommunesAsync(trail, year, cancel));
        HashSet<string> poorBefore = [.. (await RowsAsync(r => r.Year < year - 1, cancel)).Where(r => r.ClassCode == ClassCodes.Poor).Select(keys.Of)];
        return MovementTable.Between(
            List(rows.Where(r => r.Year == year - 1 && CommuneOn(trail, r) is { } commune && decided.Contains(commune))),
            List(rows.Where(r => r.Year == year)),
            poorBefore);

        List<Classed> List(IEnumerable<Row> some) =>
        [
            .. some.Where(r => within is null || Lies(trail, r, within.Value))
                .Select(r => (Row: r, Place: PlaceAt(trail, r, level))).Where(r => r.Place is not null)
                .Select(r => new Classed(keys.Of(r.Row), r.Place!.Value, r.Row.ClassCode)).GroupBy(c => c.Key).Select(g => g.Last()),
        ];
    }

    private async Task<List<Row>> RowsAsync(System.Linq.Expressions.Expression<Func<CommuneReview, bool>> years, CancellationToken cancel)
    {
        IQueryable<CommuneReview> reviews = db.CommuneReviews.Where(r => r.DecidedOn != null).Where(years);
        return await db.DecidedHouseholds.AsNoTracking()
            .Join(reviews, d => d.ReviewId, r => r.Id, (d, r) => new Row(r.Year, r.CommuneId, d.ReviewId, d.Line, d.HouseholdId, d.VillageId, d.Code, d.ClassCode))
            .ToListAsync(cancel);
    }

    private async Task<IEnumerable<PlaceId>> DecidedCommunesAsync(PlaceTrail trail, int year, CancellationToken cancel)
    {
        List<PlaceId> communes = await db.CommuneReviews.Where(r => r.Year == year && r.DecidedOn != null).Select(r => r.CommuneId).ToListAsync(cancel);
        return communes.Select(c => trail.Find(c)?.Id).OfType<PlaceId>();
    }

    private static PlaceId? CommuneOn(PlaceTrail trail, Row row) => PlaceAt(trail, row, MovementLevel.Commune);

    private static bool Lies(PlaceTrail trail, Row row, PlaceId within) =>
        trail.Find(row.VillageId ?? row.CommuneId) is { } place && trail.Map.ScopeOf(place.Id).Line.Contains(within);

    private static PlaceId? PlaceAt(PlaceTrail trail, Row row, MovementLevel level)
    {
        if (level == MovementLevel.Province) return trail.Map.Province.Id;
        MappedPlace? place = trail.Find(row.VillageId ?? row.CommuneId);
        if (place is null || level == MovementLevel.Village) return place?.Id;
        MappedPlace commune = trail.Map.CommuneOf(place.Id);
        return level == MovementLevel.Commune ? commune.Id : commune.FormerDistrict ?? commune.Parent;
    }

    internal sealed record Row(
        int Year, PlaceId CommuneId, CommuneReviewId ReviewId, int Line, HouseholdId? HouseholdId, PlaceId? VillageId, string? Code, string ClassCode);

    /// <summary>Who a row is: the household of the registry; without one its code, which another year may tie to a household.</summary>
    internal sealed class HouseholdKeys(IEnumerable<Row> rows)
    {
        private readonly Dictionary<string, HouseholdId> _byCode = rows.Where(r => r is { HouseholdId: not null, Code: not null })
            .GroupBy(r => r.Code!).ToDictionary(g => g.Key, g => g.Last().HouseholdId!.Value);

        public string Of(Row row)
        {
            if ((row.HouseholdId ?? (row.Code is { } code && _byCode.TryGetValue(code, out HouseholdId known) ? known : null)) is { } household)
                return HouseholdKey(household);
            return row.Code is null ? string.Create(CultureInfo.InvariantCulture, $"row-{row.ReviewId.Value}-{row.Line}") : "code-" + row.Code;
        }
    }

    /// <summary>The key of a household of the registry in a <see cref="MovementTable"/>.</summary>
    public static string HouseholdKey(HouseholdId household) => string.Create(CultureInfo.InvariantCulture, $"household-{household.Value}");
}
