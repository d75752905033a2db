using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;

namespace Anise.Reviews.Boards;

/// <summary>What boards say of a village or commune. All of them are figures of the catalogue.</summary>
/// <param name="Households">Households living there on the day of the decision; before it, today.</param>
/// <param name="Listed">Households on the list; once decided, those decided on.</param>
/// <param name="Assessed">Those with a complete form; once decided, all.</param>
/// <param name="Poor">Poor by the decision; before it, by the forms filled so far.</param>
/// <param name="NearPoor">Near-poor, likewise.</param>
public sealed record ReviewCounts(int Households, int Listed, int Assessed, int Poor, int NearPoor);

/// <summary>Reads the figures that boards, the progress and the pages of the last steps show: one source for all of them.</summary>
public sealed class ReviewFigures(ReadFigures read, ReviewWork work)
{
    private const string Households = "households";
    private static readonly string[] Decided = ["reviewed-households", "reviewed-households", "poor-households", "near-poor-households"];
    private static readonly string[] SoFar = ["listed-households", "assessed-households", "assessed-poor-households", "assessed-near-poor-households"];

    /// <summary>The counts of a commune and of each of its villages; those whose village is not known stand under the commune itself.</summary>
    internal async Task<(ReviewCounts Whole, Func<PlaceId, ReviewCounts> Of)> OfCommuneAsync(CommuneReview review, PlaceMap map, CancellationToken cancel)
    {
        FigureGrid grid = await ReadAsync([Households, .. CodesOf(review)], map, map[review.CommuneId], review.Year, FigureQuery.ByVillage, null, cancel);
        Dictionary<PlaceId, FigureSplit> splits = grid.Splits.ToDictionary(s => s.Place!.Id);
        return (Counts(review, code => grid[code, review.Year]), place => splits.TryGetValue(place, out FigureSplit? split) ? Counts(review, code => grid[code, review.Year, split]) : new ReviewCounts(0, 0, 0, 0, 0));
    }

    /// <summary>The counts of a commune as its list stands: what is sent, what the higher level gives its opinion on, what the chair decides.</summary>
    /// <exception cref="NoAccessException">The households of the commune may not be seen.</exception>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<ReviewCounts> RunAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        var (review, _, map) = await work.FindAsync(id, cancel);
        FigureGrid grid = await ReadAsync(CodesOf(review), map, map[review.CommuneId], review.Year, null, null, cancel);
        return Counts(review, code => grid[code, review.Year]);
    }

    /// <summary>The counts of many communes of a year, without the households that live there: those are read of no commune that has not decided.</summary>
    internal async Task<IReadOnlyDictionary<CommuneReviewId, ReviewCounts>> OfYearAsync(IReadOnlyCollection<CommuneReview> reviews, PlaceMap map, CancellationToken cancel)
    {
        var counts = new Dictionary<CommuneReviewId, ReviewCounts>();
        foreach (var alike in reviews.GroupBy(r => r.DecidedOn is not null))
        {
            CommuneReview[] some = [.. alike];
            HashSet<PlaceId> communes = [.. some.Select(r => r.CommuneId)];
            int year = some[0].Year;
            FigureGrid grid = await ReadAsync(CodesOf(some[0]), map, map.Province, year, FigureQuery.ByCommune, p => p.Commune is { } commune && communes.Contains(commune), cancel);
            Dictionary<PlaceId, FigureSplit> splits = grid.Splits.ToDictionary(s => s.Place!.Id);
            foreach (CommuneReview review in some) counts.Add(review.Id, Counts(review, code => grid[code, year, splits[review.CommuneId]]));
        }
        return counts;
    }

    private static string[] CodesOf(CommuneReview review) => review.DecidedOn is null ? SoFar : Decided;

    private static ReviewCounts Counts(CommuneReview review, Func<string, FigureValue> valueOf)
    {
        int[] of = [.. CodesOf(review).Select(code => (int)valueOf(code).Of)];
        return new ReviewCounts((int)valueOf(Households).Of, of[0], of[1], of[2], of[3]);
    }

    private async Task<FigureGrid> ReadAsync(string[] codes, PlaceMap map, MappedPlace place, int year, string? by, Func<RecordPart, bool>? takes, CancellationToken cancel) =>
        (await read.RunAsync(new FigureQuery([.. codes.Distinct()], place.Id, [year]) { By = by, MapDay = map.Day }, map, place, cancel, takes is null ? null : (_, part) => takes(part))).Value;
}
