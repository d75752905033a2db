using Anise.Access;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>A class that a complaint changed.</summary>
/// <param name="Line">The household as it stands on the list now.</param>
/// <param name="Posted">The class that hung out first; null where it was not on that list.</param>
/// <param name="Complaint">The complaint.</param>
public sealed record ChangeByComplaint(ListedLine Line, string? Posted, Complaint Complaint);

/// <summary>One of last year's poor or near-poor who is on no list now.</summary>
/// <param name="Decided">How it was decided last year.</param>
/// <param name="Reason">Why it was taken off this year's list; null where it never stood on it.</param>
public sealed record LeftList(DecidedHousehold Decided, string? Reason);

/// <summary>What the chair would decide: the list as it stands now, from which decision, figures and papers are made.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Lines">The list, by village and name.</param>
/// <param name="ByComplaint">Classes that complaints changed since the first posting.</param>
/// <param name="Left">Last year's poor and near-poor of the commune who are not on it.</param>
public sealed record DecisionDraft(
    CommuneReview Review, MappedPlace Commune, IReadOnlyList<ListedLine> Lines, IReadOnlyList<ChangeByComplaint> ByComplaint, IReadOnlyList<LeftList> Left)
{
    /// <summary>Whether complaints corrected the list and it never hung out so: it has to be posted again before it is sent on.</summary>
    public required bool Corrected { get; init; }

    /// <summary>The households with a result.</summary>
    public IReadOnlyList<ListedLine> With(ListResult result) => [.. Lines.Where(l => l.Result == result)];

    /// <summary>Poor and near-poor who were neither last year.</summary>
    public IReadOnlyList<ListedLine> New => [.. Lines.Where(l => l.Result is ListResult.Poor or ListResult.NearPoor && !ClassCodes.IsListed(l.LastYear))];
}

/// <summary>Reads what would be decided, for those who give their opinion on it and who sign it: the same list that the decision freezes.</summary>
public sealed class ReadDraft(AniseDb db, ReviewWork work, ReadVillageBoard villages)
{
    /// <summary>The draft of a review.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<DecisionDraft> RunAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (_, map) = await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        List<ListedLine> lines = [.. (await villages.LinesAsync(review, null, cancel)).OrderBy(l => map.Find(l.VillageId)?.Code, StringComparer.Ordinal)];
        return new DecisionDraft(review, map[review.CommuneId], lines, await ByComplaintAsync(id, lines, cancel), await LeftAsync(review, map, lines, cancel))
        {
            Corrected = await Corrections.AreWaitingAsync(db, id, cancel),
        };
    }

    private async Task<List<ChangeByComplaint>> ByComplaintAsync(CommuneReviewId id, List<ListedLine> lines, CancellationToken cancel)
    {
        List<Complaint> upheld = await db.Complaints.AsNoTracking().Where(c => c.ReviewId == id && c.Outcome == ComplaintOutcome.Upheld).ToListAsync(cancel);
        if (upheld.Count == 0) return [];
        int first = await db.Postings.Where(p => p.ReviewId == id && !p.Void).MinAsync(p => (int?)p.Number, cancel) ?? 0;
        var forms = db.Assessments;
        var posted = await db.PostedHouseholds.AsNoTracking().Where(p => p.ReviewId == id && p.Number == first)
            .Join(forms, p => p.AssessmentId, a => a.Id, (p, a) => new { p.HouseholdId, a.ClassCode }).ToDictionaryAsync(p => p.HouseholdId, p => p.ClassCode, cancel);
        Dictionary<HouseholdId, ListedLine> now = lines.ToDictionary(l => l.HouseholdId);
        return
        [
            .. upheld.Where(c => c.HouseholdId is { } h && now.ContainsKey(h)).GroupBy(c => c.HouseholdId!.Value)
                .Select(g => new ChangeByComplaint(now[g.Key], posted.GetValueOrDefault(g.Key), g.MaxBy(c => c.ResolvedOn)!)),
        ];
    }

    private async Task<List<LeftList>> LeftAsync(CommuneReview review, PlaceMap map, List<ListedLine> lines, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<Basics.PlaceId> here = [.. trail.LeadingTo(p => p.Id == review.CommuneId || (p.Kind == PlaceKind.Village && map.CommuneOf(p.Id).Id == review.CommuneId))];
        int last = review.Year - 1;
        IQueryable<CommuneReview> lastReviews = db.CommuneReviews.Where(r => r.Year == last);
        List<DecidedHousehold> before = await db.DecidedHouseholds.AsNoTracking()
            .Where(d => (d.ClassCode == ClassCodes.Poor || d.ClassCode == ClassCodes.NearPoor) && d.HouseholdId != null && d.VillageId != null
                && EF.Parameter(here).Contains(d.VillageId.Value) && lastReviews.Any(r => r.Id == d.ReviewId))
            .OrderBy(d => d.ReviewId).ThenBy(d => d.Line).ToListAsync(cancel);
        HashSet<HouseholdId> listed = [.. lines.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, string?> removed = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == review.Id && l.RemovedOn != null)
            .ToDictionaryAsync(l => l.HouseholdId, l => l.RemovedReason, cancel);
        return [.. before.Where(d => !listed.Contains(d.HouseholdId!.Value)).Select(d => new LeftList(d, removed.GetValueOrDefault(d.HouseholdId!.Value)))];
    }
}
