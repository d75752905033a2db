using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Reads the days on which the units above villages changed: each begins another map.</summary>
public sealed class ReadMapDays(AniseDb db)
{
    /// <summary>The last day of each former map, latest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> RunAsync(CancellationToken cancel = default)
    {
        List<DateOnly> days = await db.Set<PlaceChange>().AsNoTracking()
            .Where(c => c.From != c.To).Join(db.Set<Place>().Where(p => p.Kind != PlaceKind.Village), c => c.To, p => p.Id, (c, _) => c.Date).Distinct().ToListAsync(cancel);
        return [.. days.OrderDescending().Select(d => d.AddDays(-1))];
    }
}
