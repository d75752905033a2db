using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Reads the households that live in a commune on a day, each with the class in force then: by the decided lists, as amended and as decided within the year up to that day.
/// </summary>
public sealed class HouseholdsInForce(AniseDb db, PlaceMaps maps, RecordChanges changes, ClassHistory classes, CommuneBatches batches, KeptReads kept, TimeProvider clock, FigureKinds kinds) : IRecordReader
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
        IReadOnlyList<PlaceId> communes = await batches.WithAsync(part.Commune!.Value, day, cancel);
        return (await kept.GetAsync(db, (typeof(HouseholdsInForce), day, communes[0]), () => TablesAsync(communes, day, cancel), cancel))[part.Commune!.Value];
    }

    private async Task<Dictionary<PlaceId, RecordTable>> TablesAsync(IReadOnlyList<PlaceId> communes, DateOnly day, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        IReadOnlyList<PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village && communes.Any(c => map.LiesIn(p.Id, c)));
        LivingHousehold[] living = [.. (await Living.ReadAsync(db, villages, day, long.MaxValue, cancel)).Values];
        Dictionary<HouseholdId, string> held = await classes.OnAsync([.. living.Select(h => h.Id)], day, cancel);
        ILookup<PlaceId, LivingHousehold> byCommune = living.ToLookup(h => map.CommuneOf(trail.Find(h.Village)!.Id).Id);
        ILookup<PlaceId, Row> others = (await WithoutHouseholdAsync(trail, communes, day, cancel)).ToLookup(r => r.Commune, r => r.Row);
        var tables = new Dictionary<PlaceId, RecordTable>();
        foreach (PlaceId commune in communes)
        {
            IEnumerable<Row> rows = byCommune[commune].Select(h => new Row($"household-{Id(h.Id)}", h.Village, Id(h.Id), h.Code, h.Head, held.GetValueOrDefault(h.Id) ?? "", h.Members, h.Ethnicity is { } group ? EthnicGroups.IsMinority(group) : null));
            tables.Add(commune, TableOf([.. rows, .. others[commune]], map[commune].Region ?? ""));
        }
        return tables;
    }

    private static RecordTable TableOf(IReadOnlyList<Row> rows, string region) =>
        new([.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Place)],
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

    /// <summary>Lines of the last list before the day that no household of the registry was found for, of imported results: their class is what the list says.</summary>
    private async Task<IEnumerable<(PlaceId Commune, Row Row)>> WithoutHouseholdAsync(PlaceTrail trail, IReadOnlyList<PlaceId> communes, DateOnly day, CancellationToken cancel)
    {
        var decided = await db.CommuneReviews.AsNoTracking().Where(r => r.DecidedOn != null && r.DecidedOn <= day).Select(r => new { r.Id, r.CommuneId, r.Year }).ToListAsync(cancel);
        Dictionary<CommuneReviewId, PlaceId> last = decided.Select(r => (r.Id, r.Year, r.CommuneId, Now: trail.Find(r.CommuneId)?.Id)).Where(r => r.Now is { } now && communes.Contains(now))
            .GroupBy(r => r.CommuneId).Select(g => g.MaxBy(r => r.Year)).ToDictionary(r => r.Id, r => r.Now!.Value);
        if (last.Count == 0) return [];
        CommuneReviewId[] which = [.. last.Keys];
        List<DecidedHousehold> lines = await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId == null && EF.Parameter(which).Contains(d.ReviewId)).OrderBy(d => d.ReviewId).ThenBy(d => d.Line).ToListAsync(cancel);
        return lines.Select(d => (last[d.ReviewId], new Row(string.Create(CultureInfo.InvariantCulture, $"result-{d.ReviewId.Value}-{d.Line}"), d.VillageId ?? last[d.ReviewId], "", d.Code, d.Head, d.ClassCode, d.Members,
            d.Ethnicity is { } group ? EthnicGroups.IsMinority(group) : d.EthnicMinority)));
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
