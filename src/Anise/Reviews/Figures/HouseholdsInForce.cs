using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Reads the households that live in a commune on a day, each with the class in force then: by the decided lists, as amended and as decided within the year up to that day.
/// </summary>
public sealed class HouseholdsInForce(AniseDb db, PlaceMaps maps, RecordChanges changes, ClassHistory classes, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.InForce;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        DateOnly? first = await db.ReviewDecisions.AsNoTracking().MinAsync(d => (DateOnly?)d.On, cancel);
        return first is null ? [] : [.. Enumerable.Range(first.Value.Year, Math.Max(0, clock.Today().Year - first.Value.Year + 1))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (DayOf(scope) is not { } day || !(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        PlaceMap map = await maps.OnAsync(day, cancel);
        Func<IEnumerable<PlaceId>, long> version = await changes.ReadAsync(db, Kind, cancel);
        var parts = new List<RecordPart>();
        foreach (MappedPlace commune in map.Communes)
        {
            PlaceId[] villages = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
            if (villages.Length > 0) parts.Add(new RecordPart(FormattableString.Invariant($"in-force-{commune.Id.Value}-{day:yyyyMMdd}"), commune.Id, version([commune.Id, .. villages]), Closed: false) { Places = villages });
        }
        return parts;
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly day = DayOf(scope)!.Value;
        PlaceMap map = await maps.OnAsync(day, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        PlaceId commune = part.Commune!.Value;
        IReadOnlyList<PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village && map.LiesIn(p.Id, commune));
        LivingHousehold[] living = [.. (await Living.ReadAsync(db, villages, day, long.MaxValue, cancel)).Values];
        Dictionary<HouseholdId, string> held = await classes.OnAsync([.. living.Select(h => h.Id)], day, cancel);
        string region = await maps.RegionAsync(commune, day, cancel) ?? "";
        List<Row> rows = [.. living.Select(h => new Row($"household-{Id(h.Id)}", h.Village, Id(h.Id), h.Code, h.Head, held.GetValueOrDefault(h.Id) ?? "", h.Members, h.Ethnicity is { } group ? EthnicGroups.IsMinority(group) : null))];
        rows.AddRange(await WithoutHouseholdAsync(trail, commune, day, cancel));
        return new RecordTable([.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Place)],
            new Dictionary<string, double[]>
            {
                ["people"] = [.. rows.Select(r => r.People ?? double.NaN)],
                ["minority"] = [.. rows.Select(r => r.Minority is { } minority ? minority ? 1.0 : 0 : double.NaN)],
                ["decided"] = [.. rows.Select(r => r.Class.Length > 0 ? 1.0 : 0)],
            },
            new Dictionary<string, string[]>
            {
                ["household"] = [.. rows.Select(r => r.Household)],
                ["code"] = [.. rows.Select(r => r.Code ?? "")],
                ["head"] = [.. rows.Select(r => r.Head ?? "")],
                ["class"] = [.. rows.Select(r => r.Class)],
                ["region"] = [.. rows.Select(_ => region)],
            });
    }

    /// <summary>Lines of the last list before the day that no household of the registry was found for, of imported results: their class is what the list says.</summary>
    private async Task<IEnumerable<Row>> WithoutHouseholdAsync(PlaceTrail trail, PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        var decided = await db.CommuneReviews.AsNoTracking().Where(r => r.DecidedOn != null && r.DecidedOn <= day).Select(r => new { r.Id, r.CommuneId, r.Year }).ToListAsync(cancel);
        List<CommuneReviewId> last = [.. decided.Where(r => trail.Find(r.CommuneId)?.Id == commune).GroupBy(r => r.CommuneId).Select(g => g.MaxBy(r => r.Year)!.Id)];
        if (last.Count == 0) return [];
        List<DecidedHousehold> lines = await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId == null && EF.Parameter(last).Contains(d.ReviewId)).OrderBy(d => d.ReviewId).ThenBy(d => d.Line).ToListAsync(cancel);
        return lines.Select(d => new Row(string.Create(CultureInfo.InvariantCulture, $"result-{d.ReviewId.Value}-{d.Line}"), d.VillageId ?? commune, "", d.Code, d.Head, d.ClassCode, d.Members,
            d.Ethnicity is { } group ? EthnicGroups.IsMinority(group) : d.EthnicMinority));
    }

    private static string Id(HouseholdId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Key, PlaceId Place, string Household, string? Code, string? Head, string Class, double? People, bool? Minority);

    /// <summary>The day of a period: its last, and today in one that is not over; null for one that has not begun.</summary>
    private DateOnly? DayOf(RecordScope scope)
    {
        DateOnly today = clock.Today(), last = scope.Period.LastDay;
        DateOnly first = scope.Period.IsDay ? last : scope.Period.IsMonth ? new(scope.Year, scope.Period.Month, 1) : new(scope.Year, 1, 1);
        return first > today ? null : last < today ? last : today;
    }
}
