using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Figures;

/// <summary>Reads the assets that stand at the end of a year: one of which nobody knows when it was built stands from the first day on which it was seen.</summary>
public sealed class AssetRecords(AniseDb db, RecordChanges changes, WorksKinds kinds, WorksPlaces places, StandingAssets standing) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Asset;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        int[] years = [.. await standing.YearsAsync(cancel)];
        return years.Length == 0 ? [] : [.. years.Append(places.Today.Year).Distinct().Order()];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (scope.Year > places.Today.Year || (await standing.OnAsync(scope.Period.LastDay, null, cancel)).Count == 0) return [];
        List<PlaceId> at = await db.Set<Asset>().Select(a => a.PlaceId).Distinct().ToListAsync(cancel);
        return [new RecordPart($"assets-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<Asset> assets = await standing.OnAsync(scope.Period.LastDay, null, cancel);
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
}
