using Anise.Facts;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>The rows of the list of households, made anew from the facts. Class and year are those of the reviews, which bring rows of their own.</summary>
internal sealed class HouseholdRows(AniseDb db) : IDerivedRows
{
    /// <inheritdoc/>
    public string Name => "households";

    /// <inheritdoc/>
    public async Task<int> RefreshAsync(Func<CancellationToken, Task> done, CancellationToken cancel)
    {
        int changed = 0;
        List<HouseholdId> all = await db.HouseholdFacts.Select(f => f.HouseholdId).Distinct().ToListAsync(cancel);
        foreach (HouseholdId[] some in all.Chunk(1000))
        {
            HouseholdEditor facts = await HouseholdEditor.LoadAsync(db, some, cancel);
            await CurrentHouseholds.RefreshAsync(db, facts, some, cancel);
            changed += db.ChangeTracker.Entries<Household>().Count(e => e.State is EntityState.Modified or EntityState.Added);
            await done(cancel);
        }
        return changed;
    }
}
