using Anise.Figures;
using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>Movements of a year against the year before, from decided lists, on the map of any day.</summary>
public sealed class ReadMovements(AniseDb db, PlaceMaps maps)
{
    /// <summary>
    /// Compares the decided lists of <paramref name="year"/> with those of the year before. Only communes decided in <paramref name="year"/> are compared;
    /// <paramref name="within"/> shows only one place of the map of <paramref name="mapDay"/>, at its level or a finer one: the same numbers as in the table of the province.
    /// </summary>
    public async Task<MovementTable> RunAsync(
        Rights rights, int year, PlaceLevel level, DateOnly mapDay, PlaceId? within = null, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(mapDay, cancel);
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(within ?? map.Province.Id));
        MovementTable table = await TableAsync(year, level, map, cancel);
        return within is { } some && some != map.Province.Id ? table.At(p => p == some || map.ScopeOf(p).Line.Contains(some)) : table;
    }

    /// <summary>The table of the whole province, for figures.</summary>
    internal async Task<MovementTable> TableAsync(int year, PlaceLevel level, PlaceMap map, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<Row> rows = await RowsAsync(r => r.Year == year || r.Year == year - 1, cancel);
        List<Row> poor = await PoorBeforeAsync(year, cancel);
        var keys = new HouseholdKeys(trail, [.. poor, .. rows]);
        HashSet<PlaceId> decided = [.. rows.Where(r => r.Year == year).Select(r => CommuneOn(trail, r)).OfType<PlaceId>()];
        decided.UnionWith(await DecidedCommunesAsync(trail, year, cancel));
        return MovementTable.Between(
            Classes(trail, keys, level, rows.Where(r => r.Year == year - 1 && CommuneOn(trail, r) is { } commune && decided.Contains(commune))),
            Classes(trail, keys, level, rows.Where(r => r.Year == year)),
            poor.Select(keys.Of).ToHashSet());
    }

    /// <summary>
    /// The movements of a review under way, by village: the households assessed so far against last year's decided lists, wherever they stood on them.
    /// Who has no form yet is left out on both sides.
    /// </summary>
    internal async Task<MovementTable> SoFarAsync(PlaceMap map, CommuneReview review, IReadOnlyList<Classed> assessed, IReadOnlyList<HouseholdId> households, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<Row> last = await RowsAsync(r => r.Year == review.Year - 1, cancel);
        List<Row> poor = await PoorBeforeAsync(review.Year, cancel);
        var here = (await db.Households.AsNoTracking().Where(h => EF.Parameter(households).Contains(h.Id)).Select(h => new { h.Id, h.VillageId, h.Code }).ToListAsync(cancel))
            .Select(h => new Row(review.Year, review.CommuneId, review.Id, 0, h.Id, h.VillageId, h.Code, "", ""));
        var keys = new HouseholdKeys(trail, [.. poor, .. last, .. here]);
        HashSet<string> now = [.. assessed.Select(c => c.Key)];
        return MovementTable.Between(
            [.. Classes(trail, keys, PlaceLevel.Village, last).Where(c => now.Contains(c.Key))], [.. assessed], poor.Select(keys.Of).ToHashSet())
            .At(p => map.ScopeOf(p).Line.Contains(review.CommuneId));
    }

    private static List<Classed> Classes(PlaceTrail trail, HouseholdKeys keys, PlaceLevel level, IEnumerable<Row> rows) =>
    [
        .. rows.Select(r => (Row: r, Place: PlaceAt(trail, r, level))).Where(r => r.Place is not null)
            .Select(r => new Classed(keys.Of(r.Row), r.Place!.Value, r.Row.ClassCode, r.Row.Head, r.Row.Code)).GroupBy(c => c.Key).Select(g => g.Last()),
    ];

    private async Task<List<Row>> PoorBeforeAsync(int year, CancellationToken cancel) => await RowsAsync(r => r.Year < year - 1, cancel, ClassCodes.Poor);

    private async Task<List<Row>> RowsAsync(System.Linq.Expressions.Expression<Func<CommuneReview, bool>> years, CancellationToken cancel, string? classCode = null)
    {
        IQueryable<CommuneReview> reviews = db.CommuneReviews.Where(r => r.DecidedOn != null).Where(years);
        return await db.DecidedHouseholds.AsNoTracking().Where(d => classCode == null || d.ClassCode == classCode)
            .Join(reviews, d => d.ReviewId, r => r.Id, (d, r) => new Row(r.Year, r.CommuneId, d.ReviewId, d.Line, d.HouseholdId, d.VillageId, d.Code, d.ClassCode, d.Head))
            .ToListAsync(cancel);
    }

    private async Task<IEnumerable<PlaceId>> DecidedCommunesAsync(PlaceTrail trail, int year, CancellationToken cancel)
    {
        List<PlaceId> communes = await db.CommuneReviews.Where(r => r.Year == year && r.DecidedOn != null).Select(r => r.CommuneId).ToListAsync(cancel);
        return communes.Select(c => trail.Find(c)?.Id).OfType<PlaceId>();
    }

    private static PlaceId? CommuneOn(PlaceTrail trail, Row row) => PlaceAt(trail, row, PlaceLevel.Commune);

    private static PlaceId? PlaceAt(PlaceTrail trail, Row row, PlaceLevel level)
    {
        if (level == PlaceLevel.Province) return trail.Map.Province.Id;
        MappedPlace? place = trail.Find(row.VillageId ?? row.CommuneId);
        if (place is null || level == PlaceLevel.Village) return place?.Id;
        MappedPlace commune = trail.Map.CommuneOf(place.Id);
        return level == PlaceLevel.Commune ? commune.Id : commune.FormerDistrict ?? commune.Parent;
    }

    internal sealed record Row(
        int Year, PlaceId CommuneId, CommuneReviewId ReviewId, int Line, HouseholdId? HouseholdId, PlaceId? VillageId, string? Code, string ClassCode, string Head);

    /// <summary>
    /// Who a row is: the household of the registry; without one its code, which another year may tie to a household. A code says who only within one
    /// commune of the map, and only where it stands once on each list: codes of different communes may be alike.
    /// </summary>
    internal sealed class HouseholdKeys
    {
        private readonly PlaceTrail _trail;
        private readonly Dictionary<(PlaceId, string), HouseholdId> _byCode;
        private readonly HashSet<(PlaceId, string)> _alike;

        public HouseholdKeys(PlaceTrail trail, IReadOnlyCollection<Row> rows)
        {
            _trail = trail;
            var coded = rows.Where(r => r.Code is not null).ToLookup(r => (CommuneOf(r), r.Code!));
            _alike = [.. coded.Where(g => g.GroupBy(r => r.Year).Any(y => y.Select(r => (r.ReviewId, r.Line, r.HouseholdId)).Distinct().Skip(1).Any())
                || g.Select(r => r.HouseholdId).OfType<HouseholdId>().Distinct().Skip(1).Any()).Select(g => g.Key)];
            _byCode = coded.Where(g => !_alike.Contains(g.Key) && g.Any(r => r.HouseholdId is not null))
                .ToDictionary(g => g.Key, g => g.Last(r => r.HouseholdId is not null).HouseholdId!.Value);
        }

        public string Of(Row row)
        {
            if (row.HouseholdId is { } known) return HouseholdKey(known);
            if (row.Code is null) return string.Create(CultureInfo.InvariantCulture, $"row-{row.ReviewId.Value}-{row.Line}");
            var code = (CommuneOf(row), row.Code);
            if (_byCode.TryGetValue(code, out HouseholdId household)) return HouseholdKey(household);
            PlaceId commune = _alike.Contains(code) ? row.CommuneId : code.Item1;
            return string.Create(CultureInfo.InvariantCulture, $"code-{commune.Value}-{row.Code}");
        }

        private PlaceId CommuneOf(Row row) => _trail.Find(row.CommuneId)?.Id ?? row.CommuneId;
    }

    /// <summary>The key of a household of the registry in a <see cref="MovementTable"/>.</summary>
    public static string HouseholdKey(HouseholdId household) => string.Create(CultureInfo.InvariantCulture, $"household-{household.Value}");
}
