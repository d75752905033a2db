using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>What the minutes of a village meeting say.</summary>
/// <param name="VillageId">The village.</param>
/// <param name="On">The day.</param>
/// <param name="Represented">Representatives of households among those present.</param>
/// <param name="Present">People present; they vote.</param>
/// <param name="Chair">Who presided: the village head.</param>
/// <param name="Secretary">Who wrote the minutes.</param>
/// <param name="Minutes">What was said.</param>
/// <param name="VotesFor">How many of those present agreed, for each household on the table; all of them have to be named unless a quorum of the office was missed.</param>
/// <param name="Attendance">Who came for whom, the hours, who signs for the households.</param>
/// <param name="Document">The number of the minutes.</param>
public sealed record MeetingMinutes(
    PlaceId VillageId, DateOnly On, int Represented, int Present, string Chair, string Secretary, string Minutes,
    IReadOnlyDictionary<HouseholdId, int> VotesFor, MeetingAttendance Attendance, string? Document = null);

/// <summary>Who came to a village meeting.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Signers">The representatives of households who sign the minutes.</param>
/// <param name="Bodies">Names by the codes of the bodies that the rules list (question <c>bodies</c>); one that sent nobody is left out.</param>
public sealed record MeetingAttendance(TimeOnly Began, TimeOnly Ended, string Signers, IReadOnlyDictionary<string, string> Bodies);

/// <summary>
/// A village meets on the households it has not agreed on yet. A household that fewer than the rules ask of those present agree on goes back to
/// form B, and the village meets again. Where the office has set a quorum for itself and misses it, the meeting failed.
/// </summary>
public sealed class HoldMeeting(ReviewWork work)
{
    /// <summary>Records a meeting, held or failed.</summary>
    public async Task<Result<VillageMeeting>> RunAsync(Rights rights, CommuneReviewId id, MeetingMinutes minutes, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.HoldMeeting, null, cancel);
        if (open.NotAt(ReviewStep.Assessing, ReviewStep.Meeting) is { } step) return step;
        List<ListedHousehold> table = [.. open.Standing.Where(l => l.VillageId == minutes.VillageId && l.AgreedOn is null)];
        List<AssessmentId> ids = [.. table.Select(l => l.AssessmentId).OfType<AssessmentId>()];
        DateOnly? lastForm = await work.Db.Assessments.Where(a => EF.Parameter(ids).Contains(a.Id)).MaxAsync(a => (DateOnly?)a.On, cancel);
        DateOnly? lastMet = await work.Db.VillageMeetings.Where(m => m.ReviewId == id && m.VillageId == minutes.VillageId && !m.Void).MaxAsync(m => (DateOnly?)m.On, cancel);
        List<HouseholdId> named = [.. table.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, string> names = await work.Db.Households.Where(h => EF.Parameter(named).Contains(h.Id))
            .ToDictionaryAsync(h => h.Id, h => h.Code == null || h.Code == "" ? h.HeadName : h.HeadName + " (" + h.Code + ")", cancel);
        List<Problem> problems = [.. CheckFacts(open, minutes, table, lastForm, lastMet), .. CheckAttendance(minutes)];
        int living = problems.Count > 0 ? 0 : Math.Max(
            open.Standing.Count(l => l.VillageId == minutes.VillageId),
            await work.Db.HouseholdFactsOn(minutes.On).CountAsync(f => f.Ended == null && f.VillageId == minutes.VillageId, cancel));
        // The rules are asked only about numbers and days that can be.
        if (problems.Count == 0) problems = [.. CheckVotes(open, minutes, living, table, names)];
        if (problems.Count > 0) return Result<VillageMeeting>.Refused(problems);
        var meeting = new VillageMeeting
        {
            ReviewId = id,
            VillageId = minutes.VillageId,
            Attempt = 1 + await work.Db.VillageMeetings.CountAsync(m => m.ReviewId == id && m.VillageId == minutes.VillageId, cancel),
            On = minutes.On,
            BeganAt = minutes.Attendance.Began,
            EndedAt = minutes.Attendance.Ended,
            Households = living,
            Represented = minutes.Represented,
            Present = minutes.Present,
            QuorumPercent = open.Terms.QuorumPercent(minutes.On),
            Quorum = open.Terms.HasQuorum(minutes.On, living, minutes.Represented),
            Chair = minutes.Chair.Trim(),
            Secretary = minutes.Secretary.Trim(),
            Signers = minutes.Attendance.Signers.Trim(),
            BodiesJson = JsonSerializer.Serialize(minutes.Attendance.Bodies, Rules.Answering.Answers.JsonOptions),
            Revision = open.Write.Revision,
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

    private static IEnumerable<Problem> CheckFacts(ReviewWrite open, MeetingMinutes minutes, List<ListedHousehold> table, DateOnly? lastForm, DateOnly? lastMet)
    {
        if (open.BadDay(minutes.On, lastForm) is { } day) yield return day;
        else if (minutes.On < lastMet) yield return Texts.Problem("meeting-before-last", "date", minutes.On, lastMet);
        if (table.Count == 0) yield return Texts.Problem("meeting-nothing-open", "village");
        int unfinished = table.Count(l => l.Form != FormState.Complete);
        if (unfinished > 0) yield return Texts.Problem("meeting-forms-open", "village", unfinished);
        if (TextLengths.Missing("chair", minutes.Chair) is { } chair) yield return chair;
        if (TextLengths.Missing("secretary", minutes.Secretary) is { } secretary) yield return secretary;
        if (TextLengths.OfLines(("chair", minutes.Chair), ("secretary", minutes.Secretary), ("document", minutes.Document)) is { } line) yield return line;
        if (TextLengths.OfTexts(("minutes", minutes.Minutes), ("signers", minutes.Attendance.Signers)) is { } text) yield return text;
    }

    private static IEnumerable<Problem> CheckAttendance(MeetingMinutes minutes)
    {
        if (minutes.Present <= 0) yield return Texts.Problem("meeting-nobody", "present");
        else if (minutes.Represented < 0 || minutes.Represented > minutes.Present)
            yield return Texts.Problem("meeting-represented", "represented", minutes.Represented, minutes.Present);
        if (minutes.Attendance.Ended <= minutes.Attendance.Began) yield return Texts.Problem("meeting-hours", "ended");
        if (TextLengths.Missing("signers", minutes.Attendance.Signers) is { } signers) yield return signers;
        foreach (var (body, names) in minutes.Attendance.Bodies)
        {
            if (TextLengths.OfLines(("body-" + body, names)) is { } line) yield return line;
        }
    }

    private static IEnumerable<Problem> CheckVotes(ReviewWrite open, MeetingMinutes minutes, int living, List<ListedHousehold> table, Dictionary<HouseholdId, string> names)
    {
        IReadOnlyList<Rules.Answering.AnswerFault> faults = open.Terms.MeetingFaults(minutes.On, living, minutes.Represented, minutes.Present);
        foreach (Rules.Answering.AnswerFault fault in faults) yield return new Problem(fault.Code, fault.Message.ToString(), FieldOf(fault.QuestionCode));
        foreach (var (household, votes) in minutes.VotesFor)
        {
            string field = $"votes[{household.Value}]";
            if (!names.TryGetValue(household, out string? name) || table.TrueForAll(l => l.HouseholdId != household)) yield return Texts.Problem("meeting-not-on-table", field);
            else if (votes < 0 || votes > minutes.Present) yield return Texts.Problem("meeting-votes", field, votes, minutes.Present, name);
        }
        if (faults.Count > 0 || !open.Terms.HasQuorum(minutes.On, living, minutes.Represented)) yield break;
        foreach (ListedHousehold listed in table.Where(l => !minutes.VotesFor.ContainsKey(l.HouseholdId)))
            yield return Texts.Problem("meeting-vote-missing", $"votes[{listed.HouseholdId.Value}]", names[listed.HouseholdId]);
    }

    /// <summary>The field of the minutes that a question of the rules asks for.</summary>
    private static string FieldOf(string question) => question switch
    {
        "village-households" => "present",
        "represented-households" => "represented",
        "people-present" => "present",
        _ => question,
    };

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
