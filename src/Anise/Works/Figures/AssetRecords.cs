using System.Globalization;
using System.Linq.Expressions;
using Anise.Basics;
using Anise.Figures;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Figures;

/// <summary>Reads the assets that stand at the end of a year: one of which nobody knows when it was built stands in every year.</summary>
public sealed class AssetRecords(AniseDb db, RecordChanges changes, WorksKinds kinds, WorksPlaces places) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Asset;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        List<DateOnly?> built = await db.Set<Asset>().Select(a => a.BuiltOn).Distinct().ToListAsync(cancel);
        return built.Count == 0 ? [] : [.. built.OfType<DateOnly>().Select(d => d.Year).Append(places.Today.Year).Distinct().Order()];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (scope.Year > places.Today.Year || !await Of(scope).AnyAsync(cancel)) return [];
        List<PlaceId> at = await db.Set<Asset>().Select(a => a.PlaceId).Distinct().ToListAsync(cancel);
        return [new RecordPart($"assets-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<Asset> assets = await Of(scope).OrderBy(a => a.Id).ToListAsync(cancel);
        string[] ids = [.. assets.Select(a => a.Id.Value.Key())];
        return new RecordTable(ids, [.. assets.Select(a => a.PlaceId)],
            new Dictionary<string, double[]> { ["length"] = [.. assets.Select(a => (double?)a.LengthMetres ?? 0)] },
            new Dictionary<string, string[]>
            {
                ["asset"] = ids,
                ["name"] = [.. assets.Select(a => a.Name)],
                ["kind"] = [.. assets.Select(a => a.Kind)],
                ["owner"] = [.. assets.Select(a => a.Owner ?? "")],
                ["built-on"] = [.. assets.Select(a => a.BuiltOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "")],
            });
    }

    private IQueryable<Asset> Of(RecordScope scope)
    {
        return db.Set<Asset>().AsNoTracking().Where(StandsOn(scope.Period.LastDay));
    }

    /// <summary>The assets that stand at the end of a day.</summary>
    internal static Expression<Func<Asset, bool>> StandsOn(DateOnly day) => a => (a.BuiltOn == null || a.BuiltOn <= day) && (a.RemovedOn == null || a.RemovedOn > day);
}
