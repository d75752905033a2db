using System.Linq.Expressions;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Results;

/// <summary>A row of a decided list, as far as movements look at it.</summary>
internal sealed record DecidedRow(
    int Year, PlaceId CommuneId, CommuneReviewId ReviewId, int Line, HouseholdId? HouseholdId, PlaceId? VillageId, string? Code, string ClassCode, string Head)
{
    /// <summary>Where it stood.</summary>
    public PlaceId Place => VillageId ?? CommuneId;
}

/// <summary>
/// Reads decided lists for the movements of a year: its own lists, those of the year before, and who was poor in any year before that.
/// The whole province's, or what concerns some places or households: then no row of anybody else is read.
/// </summary>
/// <param name="db">The store.</param>
/// <param name="year">The year.</param>
/// <param name="basis">The lists as they were decided, or as amended since.</param>
internal sealed class DecidedRows(AniseDb db, int year, FigureBasis basis)
{
    private List<DecidedRow>? _amended;
    private HashSet<(CommuneReviewId, HouseholdId)> _touched = [];

    /// <summary>Every row.</summary>
    public Task<List<DecidedRow>> AllAsync(CancellationToken cancel) => ReadAsync(_ => true, _ => true, null, cancel);

    /// <summary>The rows of the year and the year before that stood at some places, and all rows that may be about the same households.</summary>
    public async Task<List<DecidedRow>> AtAsync(IReadOnlyCollection<PlaceId> places, CancellationToken cancel) =>
        await AboutAsync(await ReadAsync(_ => true, _ => true, places, cancel), cancel);

    /// <summary>
    /// Some rows and all that may be about the same households: those tied by a code, then those of the households tied so, then those tied by
    /// a code of theirs. Whatever <see cref="HouseholdKeys"/> says of the first rows' households, it says from these as from all.
    /// </summary>
    public async Task<List<DecidedRow>> AboutAsync(IReadOnlyCollection<DecidedRow> rows, CancellationToken cancel)
    {
        List<DecidedRow> alike = await OfCodesAsync(rows, cancel);
        List<DecidedRow> same = await OfHouseholdsAsync([.. rows, .. alike], cancel);
        List<DecidedRow> further = await OfCodesAsync(same, cancel);
        return [.. rows.Concat(alike).Concat(same).Concat(further).DistinctBy(r => (r.ReviewId, r.Line, r.HouseholdId)).OrderBy(r => r.Year).ThenBy(r => r.ReviewId.Value).ThenBy(r => r.Line)];
    }

    /// <summary>The villages, or communes where the village is not known, that lists of the year name.</summary>
    public async Task<List<PlaceId>> DecidedPlacesAsync(CancellationToken cancel)
    {
        IQueryable<CommuneReview> reviews = db.CommuneReviews.Where(r => r.DecidedOn != null && r.Year == year);
        var places = await db.DecidedHouseholds.Join(reviews, d => d.ReviewId, r => r.Id, (d, r) => new { d.VillageId, r.CommuneId }).Distinct().ToListAsync(cancel);
        return [.. places.Select(p => p.VillageId ?? p.CommuneId).Concat(await reviews.Select(r => r.CommuneId).ToListAsync(cancel)).Distinct()];
    }

    private async Task<List<DecidedRow>> OfCodesAsync(IEnumerable<DecidedRow> rows, CancellationToken cancel)
    {
        List<string> codes = [.. rows.Select(r => r.Code).OfType<string>().Distinct()];
        return codes.Count == 0 ? [] : await ReadAsync(d => d.Code != null && EF.Parameter(codes).Contains(d.Code), r => r.Code is { } code && codes.Contains(code), null, cancel);
    }

    private async Task<List<DecidedRow>> OfHouseholdsAsync(IEnumerable<DecidedRow> rows, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. rows.Select(r => r.HouseholdId).OfType<HouseholdId>().Distinct()];
        return ids.Count == 0 ? [] : await ReadAsync(d => d.HouseholdId != null && EF.Parameter(ids).Contains(d.HouseholdId.Value), r => r.HouseholdId is { } id && ids.Contains(id), null, cancel);
    }

    private async Task<List<DecidedRow>> ReadAsync(
        Expression<Func<DecidedHousehold, bool>> which, Func<DecidedRow, bool> amendedToo, IReadOnlyCollection<PlaceId>? places, CancellationToken cancel)
    {
        List<PlaceId> at = [.. places ?? []];
        bool everywhere = places is null;
        List<DecidedRow> rows = await db.DecidedHouseholds.AsNoTracking().Where(which)
            .Join(db.CommuneReviews.Where(r => r.DecidedOn != null), d => d.ReviewId, r => r.Id, (d, r) => new { Row = d, Review = r })
            .Where(x => x.Review.Year == year || x.Review.Year == year - 1 || (everywhere && x.Review.Year < year && x.Row.ClassCode == ClassCodes.Poor))
            .Where(x => everywhere || (x.Row.VillageId == null ? EF.Parameter(at).Contains(x.Review.CommuneId) : EF.Parameter(at).Contains(x.Row.VillageId.Value)))
            .Select(x => new DecidedRow(
                x.Review.Year, x.Review.CommuneId, x.Row.ReviewId, x.Row.Line, x.Row.HouseholdId, x.Row.VillageId, x.Row.Code, x.Row.ClassCode, x.Row.Head))
            .ToListAsync(cancel);
        if (basis == FigureBasis.Corrected)
        {
            List<DecidedRow> amended = await AmendedAsync(cancel);
            rows = [.. rows.Where(r => r.HouseholdId is not { } id || !_touched.Contains((r.ReviewId, id))), .. amended.Where(amendedToo).Where(r => everywhere || at.Contains(r.Place))];
        }
        return [.. rows.OrderBy(r => r.Year).ThenBy(r => r.ReviewId.Value).ThenBy(r => r.Line)];
    }

    /// <summary>The rows of amended households as amended, also of those that stood on no list; those taken off have none.</summary>
    private async Task<List<DecidedRow>> AmendedAsync(CancellationToken cancel)
    {
        if (_amended is not null) return _amended;
        var amended = await db.AmendedHouseholds.AsNoTracking().Join(db.CommuneReviews.Where(r => r.Year <= year), a => a.ReviewId, r => r.Id, (a, r) => new { Row = a, r.Year, r.CommuneId }).ToListAsync(cancel);
        List<CommuneReviewId> reviews = [.. amended.Select(a => a.Row.ReviewId).Distinct()];
        List<HouseholdId> ids = [.. amended.Select(a => a.Row.HouseholdId).Distinct()];
        var listed = (await db.DecidedHouseholds.AsNoTracking().Where(d => EF.Parameter(reviews).Contains(d.ReviewId) && d.HouseholdId != null && EF.Parameter(ids).Contains(d.HouseholdId.Value))
            .Select(d => new { d.ReviewId, d.HouseholdId, d.Line, d.Code, d.Head, d.VillageId }).ToListAsync(cancel)).ToDictionary(d => (d.ReviewId, d.HouseholdId!.Value));
        _touched = [.. amended.Select(a => (a.Row.ReviewId, a.Row.HouseholdId))];
        return _amended =
        [
            .. amended.GroupBy(a => (a.Row.ReviewId, a.Row.HouseholdId)).Select(g => g.MaxBy(a => a.Row.Number)!)
                .Where(a => a.Row.ClassCode is not null && (a.Year >= year - 1 || a.Row.ClassCode == ClassCodes.Poor))
                .Select(a => listed.GetValueOrDefault((a.Row.ReviewId, a.Row.HouseholdId)) is { } line
                    ? new DecidedRow(a.Year, a.CommuneId, a.Row.ReviewId, line.Line, a.Row.HouseholdId, line.VillageId, line.Code, a.Row.ClassCode!, line.Head)
                    : new DecidedRow(a.Year, a.CommuneId, a.Row.ReviewId, 0, a.Row.HouseholdId, a.Row.VillageId, a.Row.Code, a.Row.ClassCode!, a.Row.Head)),
        ];
    }
}
