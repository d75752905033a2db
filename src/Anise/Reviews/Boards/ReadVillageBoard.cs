using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>One household on a list.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Code">Its code.</param>
/// <param name="Head">The head's name.</param>
/// <param name="Members">How many members.</param>
/// <param name="VillageId">The village.</param>
/// <param name="Source">Why it is listed.</param>
/// <param name="AssignedTo">The user who is to fill its form.</param>
/// <param name="Form">How far its form is.</param>
/// <param name="MissingCount">How many answers are missing.</param>
/// <param name="B1">B1 points.</param>
/// <param name="B2">B2 points.</param>
/// <param name="ClassCode">The class by the form that counts; null while open.</param>
/// <param name="AgreedOn">The day its village agreed.</param>
/// <param name="LastYear">Its class by last year's decision; null where there was none.</param>
/// <param name="Enumerator">Who filled the form that counts; null before.</param>
/// <param name="Rechecked">The form that counts comes from the re-check after a complaint: that, not its village, settled the class.</param>
public sealed record ListedLine(
    HouseholdId HouseholdId, string? Code, string Head, int Members, PlaceId VillageId, ListingSource Source, long? AssignedTo, FormState Form, int MissingCount,
    decimal? B1, decimal? B2, string? ClassCode, DateOnly? AgreedOn, string? LastYear, string? Enumerator, bool Rechecked)
{
    /// <summary>What the list says of it: its class, or that it left the poor or near-poor.</summary>
    public ListResult Result => ListResults.Of(ClassCode, LastYear);
}

/// <summary>The board of a village.</summary>
/// <param name="Review">The review.</param>
/// <param name="Village">The village.</param>
/// <param name="Lines">Its listed households, in the order of the heads' names.</param>
/// <param name="Meetings">Its meetings, in order, with their votes.</param>
/// <param name="LivingHouseholds">Households living in it today: proposed for the minutes.</param>
public sealed record VillageBoard(CommuneReview Review, MappedPlace Village, IReadOnlyList<ListedLine> Lines, IReadOnlyList<VillageMeeting> Meetings, int LivingHouseholds);

/// <summary>Reads the list of a village in a review, or of all its villages.</summary>
public sealed class ReadVillageBoard(AniseDb db, ReviewWork work)
{
    /// <summary>The board of one village.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review or village.</exception>
    public async Task<VillageBoard> RunAsync(Rights rights, CommuneReviewId id, PlaceId village, CancellationToken cancel = default)
    {
        var (review, _, map) = await work.FindAsync(id, cancel);
        rights.Demand(Permission.SeeHouseholds, (await work.TodaysMapAsync(cancel)).ScopeOf(village, map));
        if (map.CommuneOf(village).Id != review.CommuneId) throw new KeyNotFoundException($"Village {village} is not in review {id.Value}.");
        List<ListedLine> lines = await LinesAsync(review, village, cancel);
        List<VillageMeeting> meetings = await db.VillageMeetings.AsNoTracking().Include(m => m.Votes)
            .Where(m => m.ReviewId == id && m.VillageId == village).OrderBy(m => m.Attempt).ToListAsync(cancel);
        return new VillageBoard(review, map[village], lines, meetings, await db.Households.CountAsync(h => h.VillageId == village && !h.Ended, cancel));
    }

    /// <summary>The whole list of a review.</summary>
    /// <exception cref="KeyNotFoundException">There is no such review.</exception>
    public async Task<IReadOnlyList<ListedLine>> AllAsync(Rights rights, CommuneReviewId id, CancellationToken cancel = default)
    {
        await work.DemandAsync(rights, Permission.SeeHouseholds, id, cancel);
        return await LinesAsync((await work.FindAsync(id, cancel)).Review, null, cancel);
    }

    internal async Task<List<ListedLine>> LinesAsync(CommuneReview review, PlaceId? village, CancellationToken cancel)
    {
        List<ListedRow> listed = await ReviewFacts.ListedAsync(db, [review.Id], cancel);
        if (village is { } one) listed = [.. listed.Where(l => l.VillageId == one)];
        List<HouseholdId> ids = [.. listed.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, Household> households = await db.Households.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        Dictionary<HouseholdId, string> classes = await ClassesBefore.OfAsync(db, review.Year, ids, cancel);
        return
        [
            .. listed.OrderBy(l => households[l.HouseholdId].SortKey, StringComparer.Ordinal).ThenBy(l => l.HouseholdId.Value).Select(l =>
            {
                Household household = households[l.HouseholdId];
                return new ListedLine(
                    l.HouseholdId, household.Code, household.HeadName, household.MemberCount, l.VillageId, l.Source, l.AssignedTo, l.Form, l.MissingCount,
                    l.B1, l.B2, l.ClassCode, l.AgreedOn, classes.GetValueOrDefault(l.HouseholdId), l.Enumerator, l.Rechecked);
            }),
        ];
    }

    /// <summary>The lines of a paper of <paramref name="on"/>: the assessments it was about, the code, the head and the members of that day, as known after the write <paramref name="known"/>.</summary>
    internal async Task<List<ListedLine>> LinesOnAsync(
        CommuneReview review, IReadOnlyDictionary<HouseholdId, AssessmentId> about, DateOnly on, long known, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. about.Keys];
        List<AssessmentId> forms = [.. about.Values];
        var listed = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == review.Id && EF.Parameter(ids).Contains(l.HouseholdId)).ToDictionaryAsync(l => l.HouseholdId, cancel);
        var assessments = await db.Assessments.AsNoTracking().Where(a => EF.Parameter(forms).Contains(a.Id)).ToDictionaryAsync(a => a.HouseholdId, cancel);
        var facts = await db.HouseholdFactsOn(on, known).AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.HouseholdId)).ToDictionaryAsync(f => f.HouseholdId, cancel);
        var people = await Registry.PeopleAsync(db, ids, cancel, known);
        Dictionary<HouseholdId, string> classes = await ClassesBefore.OfAsync(db, review.Year, ids, cancel);
        return
        [
            .. ids.Select(id =>
            {
                ListedHousehold line = listed[id];
                Assessment form = assessments[id];
                List<MemberFact> members = Registry.MembersOn(people.GetValueOrDefault(id, []), id, on);
                MemberFact? head = members.Find(m => m.Relationship == "head") ?? members.FirstOrDefault();
                return new ListedLine(
                    id, facts.GetValueOrDefault(id)?.Code, head?.Name ?? "", members.Count, line.VillageId, line.Source, line.AssignedTo, FormState.Complete, form.MissingCount,
                    form.B1, form.B2, form.ClassCode, on, classes.GetValueOrDefault(id), form.Enumerator, form.ComplaintId is not null);
            }).OrderBy(l => VietnameseOrder.OfName(l.Head), StringComparer.Ordinal).ThenBy(l => l.HouseholdId.Value),
        ];
    }
}
