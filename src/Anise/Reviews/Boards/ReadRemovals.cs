using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>A household that was taken off a list.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Code">Its code.</param>
/// <param name="Head">The head's name.</param>
/// <param name="VillageId">Its village on the list.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why.</param>
public sealed record RemovedLine(HouseholdId HouseholdId, string? Code, string Head, PlaceId VillageId, DateOnly On, string Reason);

/// <summary>A household that stands on a list and no longer exists: it has to be taken off before the decision.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Code">Its code.</param>
/// <param name="Head">The head's name.</param>
public sealed record EndedLine(HouseholdId HouseholdId, string? Code, string Head);

/// <summary>Reads who was taken off the list of a review, and who has to be.</summary>
public sealed class ReadRemovals(AniseDb db, ReviewWork work)
{
    /// <summary>The households taken off, by day and name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyList<RemovedLine>> RunAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        var households = db.Households;
        var rows = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == id && l.RemovedOn != null)
            .Join(households, l => l.HouseholdId, h => h.Id, (l, h) => new { Listed = l, h.Code, h.HeadName, h.SortKey }).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Listed.RemovedOn).ThenBy(r => r.SortKey, StringComparer.Ordinal)
            .Select(r => new RemovedLine(r.Listed.HouseholdId, r.Code, r.HeadName, r.Listed.VillageId, r.Listed.RemovedOn!.Value, r.Listed.RemovedReason ?? ""))];
    }

    /// <summary>The listed households that no longer exist, by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyList<EndedLine>> EndedAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        var households = db.Households.Where(h => h.Ended);
        return await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == id && l.RemovedOn == null)
            .Join(households, l => l.HouseholdId, h => h.Id, (l, h) => h).OrderBy(h => h.SortKey)
            .Select(h => new EndedLine(h.Id, h.Code, h.HeadName)).ToListAsync(cancel);
    }
}
