using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>
/// The columns of decided reviews, made anew from the records where they are missing, damaged or not those of the records: reviews decided before there were columns
/// get them. Records that are not those of the decision are left to the recount, which names them.
/// </summary>
internal sealed class ClosedColumnRows(AniseDb db, HouseholdYears households, PlaceMaps maps) : IDerivedRows
{
    /// <inheritdoc/>
    public string Name => "closed-columns";

    /// <inheritdoc/>
    public async Task<int> RefreshAsync(Func<CancellationToken, Task> done, CancellationToken cancel)
    {
        int changed = 0;
        List<CommuneReview> decided = await db.CommuneReviews.AsNoTracking().Where(r => r.DecidedOn != null).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (CommuneReview review in decided)
        {
            if (!await IsAnewAsync(review, cancel)) continue;
            changed++;
            await done(cancel);
        }
        return changed;
    }

    private async Task<bool> IsAnewAsync(CommuneReview review, CancellationToken cancel)
    {
        var part = new RecordPart(HouseholdYears.KeyOf(review.Id), review.CommuneId, 0, Closed: true);
        var scope = new RecordScope(review.Year, FigureBasis.Decided, await maps.OnAsync(review.DecidedOn!.Value, cancel), PlaceLevel.Village);
        RecordTable records;
        try
        {
            records = await SoundParts.ReadAsync(households, part, scope, cancel);
            if ((await households.SealAsync(part, cancel))?.Differing(records, households.Kind).Count > 0) return false;
        }
        catch (Exception damage) when (DamagedException.Tells(damage))
        {
            return false;
        }
        RecordTable? kept = await households.ColumnsAsync(part, scope, cancel);
        if (kept is not null && RecordSeal.Of(records, households.Kind).Differing(kept, households.Kind).Count == 0) return false;
        ClosedColumns? old = await db.Set<ClosedColumns>().SingleOrDefaultAsync(c => c.ReviewId == review.Id, cancel);
        if (old is null) db.Add(new ClosedColumns { ReviewId = review.Id, Columns = ColumnFile.Write(records, households.Kind) });
        else db.Entry(old).Property(c => c.Columns).CurrentValue = ColumnFile.Write(records, households.Kind);
        return true;
    }
}
