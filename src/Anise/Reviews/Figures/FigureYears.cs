using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>The years that figures can be asked for: those with a review.</summary>
public sealed class FigureYears(AniseDb db)
{
    /// <summary>The years, first to last.</summary>
    public async Task<IReadOnlyList<int>> RunAsync(CancellationToken cancel = default) =>
        await db.Campaigns.AsNoTracking().OrderBy(c => c.Year).Select(c => c.Year).ToListAsync(cancel);
}
