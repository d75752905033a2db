using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
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
/// <param name="Posting">The posting in force; null before.</param>
/// <param name="Villages">The villages of the commune, for the groups of the list.</param>
/// <param name="Lines">The listed households with their classes: once posted, those of the day of the posting.</param>
public sealed record PostedList(CommuneReview Review, MappedPlace Commune, Posting? Posting, IReadOnlyList<MappedPlace> Villages, IReadOnlyList<ListedLine> Lines);

/// <summary>The minutes of a village meeting.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Village">The village.</param>
/// <param name="Meeting">The meeting with its votes.</param>
/// <param name="Lines">The households voted on, with the assessments on the table and the persons of that day.</param>
public sealed record MinutesPaper(CommuneReview Review, MappedPlace Commune, MappedPlace Village, VillageMeeting Meeting, IReadOnlyList<ListedLine> Lines);

/// <summary>The decision with its frozen list.</summary>
/// <param name="Review">The review.</param>
/// <param name="Commune">The commune on the map of the campaign.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Households">The decided households, in the order of the list.</param>
/// <param name="Villages">The villages of the commune on the map of the campaign.</param>
public sealed record DecisionPaper(
    CommuneReview Review, MappedPlace Commune, ReviewDecision Decision, IReadOnlyList<DecidedHousehold> Households, IReadOnlyList<MappedPlace> Villages);

/// <summary>Reads what is printed: the posted list, minutes, the decision.</summary>
public sealed class ReadPapers(AniseDb db, ReviewWork work, ReadVillageBoard villages)
{
    /// <summary>The list to post.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<PostedList> PostedListAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        Posting? posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(p => p.ReviewId == id && !p.Void, cancel);
        return new PostedList(review, map[review.CommuneId], posting, map.VillagesIn(review.CommuneId),
            posting is null ? await villages.LinesAsync(review, null, cancel) : await villages.LinesOnAsync(review, await PostedAsync(posting, cancel), posting.From, cancel));
    }

    /// <summary>What was posted: of each household that stood on the list, the assessment its village had agreed on last.</summary>
    private async Task<Dictionary<HouseholdId, AssessmentId>> PostedAsync(Posting posting, CancellationToken cancel)
    {
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
                await villages.LinesOnAsync(review, meeting.Votes.ToDictionary(v => v.HouseholdId, v => v.AssessmentId), meeting.On, cancel));
    }

    /// <summary>The decision; null before it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<DecisionPaper?> DecisionAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        var (review, map) = await OpenAsync(rights, id, cancel);
        ReviewDecision? decision = await db.ReviewDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.ReviewId == id, cancel);
        if (decision is null) return null;
        List<DecidedHousehold> decided = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == id).OrderBy(d => d.Line).ToListAsync(cancel);
        return new DecisionPaper(review, map[review.CommuneId], decision, decided, map.VillagesIn(review.CommuneId));
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
