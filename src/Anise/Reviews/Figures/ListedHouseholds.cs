using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>Reads the lists of a year's reviews: how far each household is.</summary>
public sealed class ListedHouseholds(AniseDb db, PlaceMaps maps, RecordChanges changes, TimeProvider clock, FigureKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Listed;

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => ReviewParts.YearsAsync(db, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) => ReviewParts.ReadAsync(db, maps, changes, Kind, scope.Year, cancel);

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == scope.Year && r.CommuneId == part.Commune, cancel);
        List<ListedRow> listed = [.. (await ReviewFacts.ListedAsync(db, [review.Id], cancel)).OrderBy(l => l.HouseholdId.Value)];
        List<Anise.Households.HouseholdId> ids = [.. listed.Select(l => l.HouseholdId)];
        var names = await db.Set<Anise.Households.Household>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).Select(h => new { h.Id, h.Code, h.HeadName }).ToDictionaryAsync(h => h.Id, cancel);
        double decided = review.DecidedOn is null ? 0 : 1;
        string region = await ReviewParts.RegionAsync(db, maps, clock, review, cancel) ?? "";
        return new RecordTable(
            [.. listed.Select(l => string.Create(CultureInfo.InvariantCulture, $"household-{l.HouseholdId.Value}"))], [.. listed.Select(l => l.VillageId)],
            new Dictionary<string, double[]>
            {
                ["assessed"] = [.. listed.Select(l => l.Assessed ? 1.0 : 0)],
                ["agreed"] = [.. listed.Select(l => l.AgreedOn is null ? 0.0 : 1)],
                ["missing"] = [.. listed.Select(l => (double)l.MissingCount)],
                ["assigned"] = [.. listed.Select(l => l.AssignedTo is null ? 0.0 : 1)],
                ["decided"] = [.. listed.Select(_ => decided)],
            },
            new Dictionary<string, string[]>
            {
                ["household"] = [.. listed.Select(l => l.HouseholdId.Value.ToString(CultureInfo.InvariantCulture))],
                ["code"] = [.. listed.Select(l => names[l.HouseholdId].Code ?? "")],
                ["head"] = [.. listed.Select(l => names[l.HouseholdId].HeadName)],
                ["class"] = [.. listed.Select(l => l.Assessed ? l.ClassCode ?? "" : "")],
                ["source"] = [.. listed.Select(l => l.Source.ToString())],
                ["form"] = [.. listed.Select(l => l.Form.ToString())],
                ["region"] = [.. listed.Select(_ => region)],
            });
    }
}
