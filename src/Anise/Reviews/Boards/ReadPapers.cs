using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>A person on a certificate.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">The name.</param>
/// <param name="MaskedCitizenId">The citizen ID, masked.</param>
public sealed record CertifiedPerson(MemberId Id, string Name, string MaskedCitizenId);

/// <summary>The list that is, or will be, posted.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Posting">The posting; null before the first.</param>
/// <param name="Postings">Every posting of the review, in order; each can be printed again as it hung out.</param>
/// <param name="Villages">The villages of the commune, for the groups of the list.</param>
/// <param name="Lines">The listed households with their classes: once posted, those of the day of the posting.</param>
public sealed record PostedList(CommuneReview Review, MappedPlace Commune, Posting? Posting, IReadOnlyList<Posting> Postings, IReadOnlyList<MappedPlace> Villages, IReadOnlyList<ListedLine> Lines);

/// <summary>The minutes of a village meeting.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Village">The village.</param>
/// <param name="Meeting">The meeting with its votes.</param>
/// <param name="Lines">The households voted on, with the assessments on the table and the persons of that day.</param>
public sealed record MinutesPaper(CommuneReview Review, MappedPlace Commune, MappedPlace Village, VillageMeeting Meeting, IReadOnlyList<ListedLine> Lines);

/// <summary>A decision that amends a decided list.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Households">The households it is about.</param>
public sealed record AmendmentPaper(Amendment Amendment, IReadOnlyList<AmendedHousehold> Households);

/// <summary>The decision with its frozen list.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune on the map of the campaign.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Households">The decided households, in the order of the list.</param>
/// <param name="Villages">The villages of the commune on the map of the campaign.</param>
/// <param name="Before">The classes that the households came into the review with.</param>
/// <param name="Amendments">The decisions that amended it, in order; the list stays as decided.</param>
public sealed record DecisionPaper(
    CommuneReview Review, MappedPlace Commune, ReviewDecision Decision, IReadOnlyList<DecidedHousehold> Households, IReadOnlyList<MappedPlace> Villages,
    IReadOnlyDictionary<HouseholdId, string> Before, IReadOnlyList<AmendmentPaper> Amendments)
{
    /// <summary>Who holds a certificate: the recognised households of the list as amended since.</summary>
    public IReadOnlyList<Certificate> Certificates { get; } = Certificate.Of(Households, Amendments);

    /// <summary>What the decision says of a household.</summary>
    public ListResult ResultOf(DecidedHousehold household) =>
        ListResults.Of(household.ClassCode, household.HouseholdId is { } id ? Before.GetValueOrDefault(id) : null);

    /// <summary>The households with a result, in the order of the list.</summary>
    public IReadOnlyList<DecidedHousehold> With(ListResult result) => [.. Households.Where(h => ResultOf(h) == result)];
}

/// <summary>Reads what is printed: the posted list, minutes, the decision.</summary>
public sealed class ReadPapers(AniseDb db, ReviewWork work, ReadVillageBoard villages)
{
    /// <summary>The list to post, or one that was posted, as it hung out.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="id">The review.</param>
    /// <param name="number">The posting; null for the last that counts, or the list to be posted while there is none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="KeyNotFoundException">There is no such review or posting.</exception>
    public async Task<PostedList> PostedListAsync(Rights rights, CommuneReviewId id, int? number = null, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        List<Posting> all = await db.Postings.AsNoTracking().Where(p => p.ReviewId == id).OrderBy(p => p.Number).ToListAsync(cancel);
        Posting? posting = number is { } chosen ? all.Find(p => p.Number == chosen) ?? throw new KeyNotFoundException($"No posting {chosen}.") : all.FindLast(p => !p.Void);
        return new PostedList(review, map[review.CommuneId], posting, all, map.VillagesIn(review.CommuneId), posting is null ? await villages.LinesAsync(review, null, cancel)
            : await villages.LinesOnAsync(review, await PostedAsync(posting, cancel), posting.From, KnownAt(posting.Revision), cancel));
    }

    /// <summary>The last write that a paper knew of; those of before that was kept know all.</summary>
    private static long KnownAt(long revision) => revision == 0 ? long.MaxValue : revision;

    /// <summary>What was posted; for postings of before that was kept, of each household that stood on the list the assessment its village had agreed on last.</summary>
    private async Task<Dictionary<HouseholdId, AssessmentId>> PostedAsync(Posting posting, CancellationToken cancel)
    {
        if (posting.Revision > 0)
            return await db.PostedHouseholds.AsNoTracking().Where(p => p.ReviewId == posting.ReviewId && p.Number == posting.Number).ToDictionaryAsync(p => p.HouseholdId, p => p.AssessmentId, cancel);
        IQueryable<ListedHousehold> standing = db.ListedHouseholds
            .Where(l => l.ReviewId == posting.ReviewId && l.Source != ListingSource.Complaint && (l.RemovedOn == null || l.RemovedOn > posting.From));
        List<VillageMeeting> meetings = await db.VillageMeetings.AsNoTracking().Include(m => m.Votes)
            .Where(m => m.ReviewId == posting.ReviewId && m.Quorum && m.On <= posting.From).OrderBy(m => m.Attempt).ToListAsync(cancel);
        HashSet<HouseholdId> listed = [.. await standing.Select(l => l.HouseholdId).ToListAsync(cancel)];
        var about = new Dictionary<HouseholdId, AssessmentId>();
        foreach (MeetingVote vote in meetings.SelectMany(m => m.Votes).Where(v => v.Agreed && listed.Contains(v.HouseholdId))) about[vote.HouseholdId] = vote.AssessmentId;
        return about;
    }

    /// <summary>The minutes of a meeting; null where there was none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<MinutesPaper?> MinutesAsync(Rights rights, CommuneReviewId id, PlaceId village, int attempt, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        VillageMeeting? meeting = await db.VillageMeetings.AsNoTracking().Include(m => m.Votes)
            .SingleOrDefaultAsync(m => m.ReviewId == id && m.VillageId == village && m.Attempt == attempt, cancel);
        return meeting is null ? null
            : new MinutesPaper(review, map[review.CommuneId], map[village], meeting,
                await villages.LinesOnAsync(review, meeting.Votes.ToDictionary(v => v.HouseholdId, v => v.AssessmentId), meeting.On, KnownAt(meeting.Revision), cancel));
    }

    /// <summary>The decision; null before it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<DecisionPaper?> DecisionAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        ReviewDecision? decision = await db.ReviewDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.ReviewId == id, cancel);
        if (decision is null) return null;
        List<DecidedHousehold> decided = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == id).OrderBy(d => d.Line).ToListAsync(cancel);
        Dictionary<HouseholdId, string> before = await ClassesBefore.OfAsync(db, review.Year, [.. decided.Select(d => d.HouseholdId).OfType<HouseholdId>()], cancel);
        return new DecisionPaper(review, map[review.CommuneId], decision, decided, map.VillagesIn(review.CommuneId), before, await AmendmentsAsync(id, cancel));
    }

    /// <summary>How many households of the lists that the movements of a review compare were amended: its own, and that of the commune the year before.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<int> AmendmentsOfListsAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        int before = review.Year - 1;
        List<PlaceId> here = [.. map.VillagesIn(review.CommuneId).Select(v => v.Id)];
        IQueryable<CommuneReviewId> last = db.CommuneReviews.Where(r => r.Year == before).Select(r => r.Id);
        return await db.AmendedHouseholds.Where(a => a.ReviewId == id || (last.Contains(a.ReviewId) && EF.Parameter(here).Contains(a.VillageId)))
            .Select(a => new { a.ReviewId, a.HouseholdId }).Distinct().CountAsync(cancel);
    }

    private async Task<List<AmendmentPaper>> AmendmentsAsync(CommuneReviewId id, CancellationToken cancel)
    {
        var households = (await db.AmendedHouseholds.AsNoTracking().Where(a => a.ReviewId == id).ToListAsync(cancel)).ToLookup(a => a.Number);
        return [.. (await db.Amendments.AsNoTracking().Where(a => a.ReviewId == id).OrderBy(a => a.Number).ToListAsync(cancel)).Select(a => new AmendmentPaper(a, [.. households[a.Number]]))];
    }

    /// <summary>Who stands on the certificates of a decision, by household and number in it, with the citizen ID of the decision's day masked; those without an ID are left out.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyDictionary<(HouseholdId Household, int No), CertifiedPerson>> PeopleAsync(
        Rights rights, DecisionPaper paper, IReadOnlyList<HouseholdId> households, CancellationToken cancel = default)
    {
        await OpenAsync(rights, paper.Review.Id, cancel);
        var facts = await db.MemberFactsOn(paper.Decision.On).AsNoTracking().Where(f => EF.Parameter(households).Contains(f.HouseholdId) && f.CitizenId != null).ToListAsync(cancel);
        return facts.GroupBy(f => (f.HouseholdId, f.MemberNo)).ToDictionary(g => g.Key, g => new CertifiedPerson(g.First().MemberId, g.First().Name, ReadHousehold.Masked(g.First().CitizenId)!));
    }

    /// <summary>The complaints of a review, the open ones first, by their last day.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyList<Complaint>> ComplaintsAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await OpenAsync(rights, id, cancel);
        List<Complaint> complaints = await db.Complaints.AsNoTracking().Where(c => c.ReviewId == id).ToListAsync(cancel);
        return [.. complaints.OrderBy(c => c.Outcome is not null).ThenBy(c => c.Due).ThenBy(c => c.Id.Value)];
    }

    /// <summary>The opinions of the higher level, in order; void ones are those before a way back.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyList<HigherOpinion>> OpinionsAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await OpenAsync(rights, id, cancel);
        return await db.HigherOpinions.AsNoTracking().Where(o => o.ReviewId == id).OrderBy(o => o.Number).ToListAsync(cancel);
    }

    private async Task<(CommuneReview Review, PlaceMap Map)> OpenAsync(Rights rights, CommuneReviewId id, CancellationToken cancel)
    {
        var (_, map) = await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        return (await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel), map);
    }
}
