using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Figures;

/// <summary>Reads what is owed on the last day of a year, commune by commune; of the running year, today. Each right of a person or a household is one record.</summary>
public sealed class OwedRecords(AniseDb db, RecordChanges changes, SupportKinds kinds, PlaceMaps maps, RuleBook rules, ReadOwed read, CommuneBatches batches, KeptReads kept, TimeProvider clock) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Claim;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        int? first = await db.ReviewDecisions.AsNoTracking().MinAsync(d => (int?)d.On.Year, cancel);
        return first is null ? [] : [.. Enumerable.Range(first.Value, Math.Max(0, clock.Today().Year - first.Value + 1)).Where(y => rules.TryFind(SupportWords.Family, DayOf(y), out _))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        DateOnly day = DayOf(scope.Year);
        PlaceMap map = await maps.OnAsync(day, cancel);
        Func<IEnumerable<PlaceId>, long> version = await changes.ReadAsync(db, Kind, cancel);
        var parts = new List<RecordPart>();
        foreach (MappedPlace commune in map.Communes)
        {
            PlaceId[] villages = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
            if (villages.Length > 0) parts.Add(new RecordPart(FormattableString.Invariant($"support-{commune.Id.Value}-{day:yyyyMMdd}"), commune.Id, version([commune.Id, .. villages]), Closed: false) { Places = villages });
        }
        return parts;
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly day = DayOf(scope.Year);
        IReadOnlyList<PlaceId> communes = await batches.WithAsync(part.Commune!.Value, day, cancel);
        return (await kept.GetAsync(db, (typeof(OwedRecords), day, communes[0]), () => TablesAsync(communes, day, cancel), cancel))[part.Commune!.Value];
    }

    private async Task<Dictionary<PlaceId, RecordTable>> TablesAsync(IReadOnlyList<PlaceId> communes, DateOnly day, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        Result<IReadOnlyList<OwedLine>> owed = await read.OfPlacesAsync(map, communes, day, since: false, cancel);
        IReadOnlyList<OwedLine> all = owed.Ok ? owed.Value : throw new InvalidOperationException(owed.Problems[0].Message);
        ILookup<PlaceId, OwedLine> lines = all.ToLookup(l => map.CommuneOf(l.Household.VillageId).Id);
        return communes.ToDictionary(c => c, c => TableOf([.. lines[c]]));
    }

    private static RecordTable TableOf(IReadOnlyList<OwedLine> lines) =>
        new([.. lines.Select(l => $"{l.Household.Id.Value.Key()}-{(l.Member is { } member ? member.Id.Value.Key() : "")}-{l.Owed.Policy.Code}")], [.. lines.Select(l => l.Household.VillageId)],
            new Dictionary<string, double[]> { ["delivered"] = [.. lines.Select(l => l.State is OwedState.Delivered or OwedState.DeliveredMore ? 1.0 : 0)] },
            new Dictionary<string, string[]>
            {
                ["household"] = [.. lines.Select(l => l.Household.Id.Value.Key())],
                ["who"] = [.. lines.Select(l => l.Member?.Name ?? l.Household.Head ?? "")],
                ["policy"] = [.. lines.Select(l => l.Owed.Policy.Code)],
                ["state"] = [.. lines.Select(l => l.State.ToString())],
            });

    private DateOnly DayOf(int year) => new DateOnly(year, 12, 31) is var last && last < clock.Today() ? last : clock.Today();
}

/// <summary>Reads what was delivered: a part a month.</summary>
public sealed class DeliveryRecords(AniseDb db, RecordChanges changes, KeptReads kept, SupportKinds kinds) : MonthlyRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => kinds.Delivery;

    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<SupportLine>().Select(r => new MonthAndPlace { Year = r.DeliveredOn == null ? 0 : r.DeliveredOn.Value.Year, Month = r.DeliveredOn == null ? 0 : r.DeliveredOn.Value.Month, Place = r.VillageId, Counts = r.State == LineState.Delivered && r.DeliveredOn != null });

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<SupportLine> lines = await Of(scope).OrderBy(l => l.Id).ToListAsync(cancel);
        HouseholdId[] homes = [.. lines.Select(l => l.HouseholdId).Distinct()];
        Dictionary<HouseholdId, string> heads = await Db.Households.AsNoTracking().Where(h => EF.Parameter(homes).Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.HeadName, cancel);
        return new RecordTable([.. lines.Select(l => l.Id.Value.Key())], [.. lines.Select(l => l.VillageId)],
            new Dictionary<string, double[]> { ["money"] = [.. lines.Select(l => (double?)l.Money ?? 0)] },
            new Dictionary<string, string[]>
            {
                ["list"] = [.. lines.Select(l => l.ListId.Value.Key())],
                ["who"] = [.. lines.Select(l => heads.GetValueOrDefault(l.HouseholdId) ?? "")],
                ["policy"] = [.. lines.Select(l => l.Policy)],
                ["period"] = [.. lines.Select(l => l.Period)],
            });
    }

    // What was given back is delivered no more.
    private IQueryable<SupportLine> Of(RecordScope scope)
    {
        var (first, last) = DaysOf(scope);
        return Db.Set<SupportLine>().AsNoTracking().Where(l => l.State == LineState.Delivered && l.DeliveredOn >= first && l.DeliveredOn <= last);
    }
}
