using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>One exported result.</summary>
/// <param name="HouseholdCode">The household code; null where there is none.</param>
/// <param name="Head">The head's name.</param>
/// <param name="B1">B1 points.</param>
/// <param name="B2">B2 points.</param>
/// <param name="ClassCode">The class code.</param>
/// <param name="Date">The day of the form.</param>
public sealed record ExportedResult(string? HouseholdCode, string Head, decimal? B1, decimal? B2, string ClassCode, DateOnly Date);

/// <summary>Takes the decided results of a commune and year out as rows; the journal notes it.</summary>
public sealed class ExportReviewResults(AniseDb db, JournalBook journal, PlaceMaps maps, ReviewWork work)
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["household_code", "head", "b1", "b2", "class", "date"];

    /// <summary>The decided rows in the order of the decided list; a problem where nothing was decided.</summary>
    public async Task<Result<IReadOnlyList<ExportedResult>>> RunAsync(Rights rights, PlaceId commune, int year, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(work.Terms.Knows(year) ? work.Terms.Opens(year) : work.Today, cancel);
        rights.Demand(Permission.ExportHouseholds, (await work.TodaysMapAsync(cancel)).ScopeOf(commune, map));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.ExportReviewResults, null, cancel);
        CommuneReview? review = await db.CommuneReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.CommuneId == commune, cancel);
        if (review?.DecidedOn is null) return Texts.Problem("results-none", "year", year);
        List<DecidedHousehold> decided = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == review.Id).OrderBy(d => d.Line).ToListAsync(cancel);
        write.Note(review.Subject);
        await write.CommitAsync(cancel);
        return Result<IReadOnlyList<ExportedResult>>.Of(
            [.. decided.Select(d => new ExportedResult(d.Code, d.Head, Plain(d.B1), Plain(d.B2), d.ClassCode, d.AssessedOn))]);
    }

    /// <summary>Without the zeros that the store puts behind the point.</summary>
    private static decimal? Plain(decimal? points) => points is { } p && p == decimal.Truncate(p) ? decimal.Truncate(p) : points;
}
