using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// Reads movements as records: one a household and movement at each place, and one a household on each of the two lists (<c>was-poor</c>, <c>is-poor</c> …).
/// A place that was compared has a record <c>compared</c>, so that no movement is a zero there and nothing elsewhere.
/// </summary>
public sealed class MovementRecords(AniseDb db, ReadMovements read, RecordChanges changes, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Movement;

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => ReviewParts.YearsAsync(db, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        int year = scope.Year;
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year <= year && r.DecidedOn != null).Select(r => r.Year).ToListAsync(cancel);
        if (!reviews.Contains(year) || !reviews.Contains(year - 1)) return [];
        // Decided lists never change; one more of them may tell of more movements, and where amendments count, one more of these.
        int amended = scope.Basis == FigureBasis.Corrected ? await db.AmendedHouseholds.CountAsync(cancel) : 0;
        long places = (await changes.ReadAsync(db, Kind, cancel))([]);   // places that changed give other movements
        return [new RecordPart(FormattableString.Invariant($"{year}-{scope.Level}-{scope.Map.Since:yyyyMMdd}-{scope.Basis}"), null, (places << 32) + ((long)amended << 16) + reviews.Count, Closed: true)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(PlaceId Place, bool Closed)>> PlacesAsync(IReadOnlyList<RecordPart> parts, RecordScope scope, CancellationToken cancel) =>
        [.. (await db.CommuneReviews.AsNoTracking().Where(r => r.Year == scope.Year).Select(r => new { r.CommuneId, r.DecidedOn }).ToListAsync(cancel)).Select(r => (r.CommuneId, r.DecidedOn is not null))];

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        MovementTable table = await read.TableAsync(scope.Year, scope.Level, scope.Map, null, scope.Basis, cancel);
        Dictionary<string, Classed> now = Last(table.Now), before = Last(table.Last);
        List<(string Key, PlaceId Place, string Kind)> rows =
        [
            .. table.Places.Select(p => ($"place-{p.Value}", p, "compared")),
            .. table.Last.Select(c => (c.Key, c.Place, "was-" + c.ClassCode)),
            .. table.Now.Select(c => (c.Key, c.Place, "is-" + c.ClassCode)),
            .. table.All.Select(m => (m.Key, m.Place, m.Kind.ToString())),
        ];
        Classed Who(string key) => now.TryGetValue(key, out Classed who) || before.TryGetValue(key, out who) ? who : default;
        const string household = "household-";
        return new RecordTable([.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Place)], new Dictionary<string, double[]>(), new Dictionary<string, string[]>
        {
            ["kind"] = [.. rows.Select(r => r.Kind)],
            ["household"] = [.. rows.Select(r => r.Key.StartsWith(household, StringComparison.Ordinal) ? r.Key[household.Length..] : "")],
            ["code"] = [.. rows.Select(r => Who(r.Key).Code ?? "")],
            ["head"] = [.. rows.Select(r => Who(r.Key).Head ?? "")],
            ["class"] = [.. rows.Select(r => Who(r.Key).ClassCode ?? "")],
        });
    }

    private static Dictionary<string, Classed> Last(IEnumerable<Classed> list) => list.GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last());
}
