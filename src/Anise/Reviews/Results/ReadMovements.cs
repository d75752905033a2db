using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>Movements of a year against the year before, from decided lists, on the map of any day.</summary>
public sealed class ReadMovements(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>
    /// Compares the decided lists of <paramref name="year"/> with those of the year before. Only communes decided in <paramref name="year"/> are compared;
    /// <paramref name="within"/> shows only one place of the map of <paramref name="mapDay"/>, at its level or a finer one: the same numbers as in the table of the province.
    /// Both lists are taken as amended since, unless <paramref name="basis"/> says as decided.
    /// </summary>
    public async Task<MovementTable> RunAsync(
        Rights rights, int year, PlaceLevel level, DateOnly mapDay, PlaceId? within = null, FigureBasis basis = FigureBasis.Corrected, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(mapDay, cancel);
        rights.Demand(Permission.SeeHouseholds, await maps.ScopeAsync(within ?? map.Province.Id, clock.Today(), map, cancel));
        return await TableAsync(year, level, map, within, basis, cancel);
    }

    /// <summary>The table, whoever asks: for figures.</summary>
    internal async Task<MovementTable> TableAsync(int year, PlaceLevel level, PlaceMap map, PlaceId? within, FigureBasis basis, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        bool part = within is { } some && some != map.Province.Id;
        var read = new DecidedRows(db, year, basis);
        List<DecidedRow> rows = part
            ? await read.AtAsync(trail.LeadingTo(p => map.ScopeOf(p.Id).Line.Contains(within!.Value)), cancel)
            : await read.AllAsync(cancel);
        var keys = new HouseholdKeys(trail, rows);
        HashSet<PlaceId> decided = [.. (await read.DecidedPlacesAsync(cancel)).Select(p => CommuneOn(trail, p)).OfType<PlaceId>()];
        MovementTable table = MovementTable.Between(
            Classes(trail, keys, level, rows.Where(r => r.Year == year - 1 && CommuneOn(trail, r.Place) is { } commune && decided.Contains(commune))),
            Classes(trail, keys, level, rows.Where(r => r.Year == year)),
            PoorBefore(rows, year, keys));
        return part ? table.At(p => map.ScopeOf(p).Line.Contains(within!.Value)) : table;
    }

    /// <summary>
    /// The movements of a review under way, by village: the households assessed so far against last year's decided lists, wherever they stood on them.
    /// Who has no form yet is left out on both sides.
    /// </summary>
    internal async Task<MovementTable> SoFarAsync(PlaceMap map, CommuneReview review, IReadOnlyList<Classed> assessed, IReadOnlyList<HouseholdId> households, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<DecidedRow> here = [.. (await db.Households.AsNoTracking().Where(h => EF.Parameter(households).Contains(h.Id)).Select(h => new { h.Id, h.VillageId, h.Code }).ToListAsync(cancel))
            .Select(h => new DecidedRow(review.Year, review.CommuneId, review.Id, 0, h.Id, h.VillageId, h.Code, "", ""))];
        List<DecidedRow> rows = await new DecidedRows(db, review.Year, FigureBasis.Corrected).AboutAsync(here, cancel);
        var keys = new HouseholdKeys(trail, rows);
        HashSet<string> now = [.. assessed.Select(c => c.Key)];
        return MovementTable.Between(
            [.. Classes(trail, keys, PlaceLevel.Village, rows.Where(r => r.Year == review.Year - 1)).Where(c => now.Contains(c.Key))],
            [.. assessed], PoorBefore(rows, review.Year, keys))
            .At(p => map.ScopeOf(p).Line.Contains(review.CommuneId));
    }

    private static List<Classed> Classes(PlaceTrail trail, HouseholdKeys keys, PlaceLevel level, IEnumerable<DecidedRow> rows) =>
    [
        .. rows.Select(r => (Row: r, Place: PlaceAt(trail, r.Place, level))).Where(r => r.Place is not null)
            .Select(r => new Classed(keys.Of(r.Row), r.Place!.Value, r.Row.ClassCode, r.Row.Head, r.Row.Code)).GroupBy(c => c.Key).Select(g => g.Last()),
    ];

    private static HashSet<string> PoorBefore(IEnumerable<DecidedRow> rows, int year, HouseholdKeys keys) => [.. rows.Where(r => r.Year < year - 1).Select(keys.Of)];

    private static PlaceId? CommuneOn(PlaceTrail trail, PlaceId place) => PlaceAt(trail, place, PlaceLevel.Commune);

    private static PlaceId? PlaceAt(PlaceTrail trail, PlaceId at, PlaceLevel level)
    {
        if (level == PlaceLevel.Province) return trail.Map.Province.Id;
        MappedPlace? place = trail.Find(at);
        if (place is null || level == PlaceLevel.Village) return place?.Id;
        MappedPlace commune = trail.Map.CommuneOf(place.Id);
        return level == PlaceLevel.Commune ? commune.Id : commune.FormerDistrict ?? commune.Parent;
    }

    /// <summary>The key of a household of the registry in a <see cref="MovementTable"/>.</summary>
    public static string HouseholdKey(HouseholdId household) => string.Create(CultureInfo.InvariantCulture, $"household-{household.Value}");
}
