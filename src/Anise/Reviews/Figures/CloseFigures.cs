using System.Text.Json;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>Keeps the figures of a review as it is decided.</summary>
public sealed class CloseFigures(AniseDb db, PlaceMaps maps, FigureCatalogue catalogue, HouseholdYears households)
{
    internal async Task RunAsync(JournaledWrite write, CommuneReviewId id, CancellationToken cancel)
    {
        await write.FlushAsync(cancel);
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        PlaceMap map = await maps.OnAsync(review.DecidedOn!.Value, cancel);
        var part = new RecordPart(HouseholdYears.KeyOf(id), review.CommuneId, 0, Closed: true);
        RecordTable table = await households.ReadAsync(part, new RecordScope(review.Year, FigureBasis.Decided, map, PlaceLevel.Village), cancel);
        var villages = new Dictionary<PlaceId, SortedDictionary<string, double[]>>();
        foreach (Figure figure in catalogue.All.Where(f => f.Adds is Adds.Flow or Adds.Stock or Adds.Cumulative && f.Kind.Code == households.Kind.Code))
        {
            foreach (var ((place, _), tally) in FigureSums.Of(table, figure, null))
            {
                if (!villages.TryGetValue(place, out var sums)) villages.Add(place, sums = new(StringComparer.Ordinal));
                sums.Add(figure.Code, ClosedSums.Write(tally));
            }
        }
        db.Add(new ClosedColumns { ReviewId = id, Columns = ColumnFile.Write(table, households.Kind) });
        db.Add(new ClosedRecords { ReviewId = id, Seal = ClosedRecords.Write(RecordSeal.Of(table, households.Kind)) });
        db.AddRange(villages.Select(v => new ClosedSums { ReviewId = id, PlaceId = v.Key, Sums = JsonSerializer.Serialize(v.Value) }));
    }
}
