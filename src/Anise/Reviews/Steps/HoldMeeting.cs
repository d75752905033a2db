using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>What the minutes of a village meeting say.</summary>
/// <param name="VillageId">The village.</param>
/// <param name="On">The day.</param>
/// <param name="Households">Households of the village.</param>
/// <param name="Represented">Households that came or sent somebody.</param>
/// <param name="Chair">Who led it.</param>
/// <param name="Secretary">Who wrote the minutes.</param>
/// <param name="Minutes">What was said.</param>
/// <param name="Present">People present; they vote.</param>
/// <param name="VotesFor">How many of those present agreed, for each household on the table; all of them have to be named when there is a quorum.</param>
/// <param name="Document">The number of the minutes.</param>
public sealed record MeetingMinutes(
    PlaceId VillageId, DateOnly On, int Households, int Represented, int Present, string Chair, string Secretary, string Minutes,
    IReadOnlyDictionary<HouseholdId, int> VotesFor, string? Document = null);

/// <summary>
/// A village meets on the households it has not agreed on yet. Too few people: it failed, and has to meet again. A household that too few agree on
/// goes back to assessment.
/// </summary>
public sealed class HoldMeeting(ReviewWork work)
{
    /// <summary>Records a meeting, held or failed.</summary>
    public async Task<Result<VillageMeeting>> RunAsync(Rights rights, CommuneReviewId id, MeetingMinutes minutes, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, "hold-meeting", null, cancel);
        if (open.NotAt(ReviewStep.Assessing, ReviewStep.Meeting) is { } step) return step;
        List<ListedHousehold> table = [.. open.Standing.Where(l => l.VillageId == minutes.VillageId && l.AgreedOn is null)];
        List<AssessmentId> ids = [.. table.Select(l => l.AssessmentId).OfType<AssessmentId>()];
        DateOnly? lastForm = await work.Db.Assessments.Where(a => EF.Parameter(ids).Contains(a.Id)).MaxAsync(a => (DateOnly?)a.On, cancel);
        List<Problem> problems = [.. Check(open, minutes, table, lastForm)];
        if (problems.Count > 0) return Result<VillageMeeting>.Refused(problems);
        var meeting = new VillageMeeting
        {
            ReviewId = id,
            VillageId = minutes.VillageId,
            Attempt = 1 + await work.Db.VillageMeetings.CountAsync(m => m.ReviewId == id && m.VillageId == minutes.VillageId, cancel),
            On = minutes.On,
            Households = minutes.Households,
            Represented = minutes.Represented,
            Present = minutes.Present,
            QuorumPercent = open.Terms.QuorumPercent(minutes.On),
            Quorum = open.Terms.HasQuorum(minutes.On, minutes.Households, minutes.Represented),
            Chair = minutes.Chair.Trim(),
            Secretary = minutes.Secretary.Trim(),
            Minutes = minutes.Minutes,
            Document = minutes.Document,
        };
        if (meeting.Quorum) Vote(open, meeting, table, minutes);
        work.Db.Add(meeting);
        open.Record(ReviewStep.Meeting, new StepPaper(minutes.On, minutes.Document, minutes.Chair), minutes.VillageId);
        open.FollowFacts();
        await open.CommitAsync(cancel);
        return meeting;
    }

    private static IEnumerable<Problem> Check(ReviewWrite open, MeetingMinutes minutes, List<ListedHousehold> table, DateOnly? lastForm)
    {
        if (open.BadDay(minutes.On, lastForm) is { } day) yield return day;
        if (table.Count == 0) yield return Texts.Problem("meeting-nothing-open", "village");
        int unfinished = table.Count(l => l.Form != FormState.Complete);
        if (unfinished > 0) yield return Texts.Problem("meeting-forms-open", "village", unfinished);
        if (minutes.Households <= 0) yield return Texts.Problem("meeting-households", "households");
        if (minutes.Represented < 0 || minutes.Represented > minutes.Households)
            yield return Texts.Problem("meeting-represented", "represented", minutes.Represented, minutes.Households);
        if (minutes.Present < minutes.Represented) yield return Texts.Problem("meeting-present", "present", minutes.Present, minutes.Represented);
        foreach (Rules.AnswerFault fault in open.Terms.MeetingFaults(minutes.On, minutes.Households, minutes.Represented, minutes.Present))
            yield return new Problem(fault.Code, fault.Message.ToString(), fault.QuestionCode);
        if (string.IsNullOrWhiteSpace(minutes.Chair)) yield return Texts.Problem("missing", "chair");
        if (string.IsNullOrWhiteSpace(minutes.Secretary)) yield return Texts.Problem("missing", "secretary");
        foreach (var (household, votes) in minutes.VotesFor)
        {
            string field = $"votes[{household.Value}]";
            if (table.TrueForAll(l => l.HouseholdId != household)) yield return Texts.Problem("meeting-not-on-table", field);
            else if (votes < 0 || votes > minutes.Present) yield return Texts.Problem("meeting-votes", field, votes, minutes.Present);
        }
        if (!open.Terms.HasQuorum(minutes.On, minutes.Households, minutes.Represented)) yield break;
        foreach (ListedHousehold listed in table.Where(l => !minutes.VotesFor.ContainsKey(l.HouseholdId)))
            yield return Texts.Problem("meeting-vote-missing", $"votes[{listed.HouseholdId.Value}]");
    }

    private static void Vote(ReviewWrite open, VillageMeeting meeting, List<ListedHousehold> table, MeetingMinutes minutes)
    {
        foreach (ListedHousehold listed in table)
        {
            int votes = minutes.VotesFor[listed.HouseholdId];
            bool agreed = open.Terms.IsAgreed(minutes.On, minutes.Present, votes);
            meeting.Votes.Add(new MeetingVote
            {
                ReviewId = meeting.ReviewId,
                VillageId = meeting.VillageId,
                Attempt = meeting.Attempt,
                HouseholdId = listed.HouseholdId,
                AssessmentId = listed.AssessmentId!.Value,
                For = votes,
                Agreed = agreed,
            });
            if (agreed) listed.AgreedOn = minutes.On;
            else listed.Form = FormState.Again;
        }
    }
}
