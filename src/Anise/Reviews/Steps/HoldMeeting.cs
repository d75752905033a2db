using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
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
/// <param name="HouseholdsNote">Why <paramref name="Households"/> are not as many as the registry has in the village on that day; needed where they differ.</param>
public sealed record MeetingMinutes(
    PlaceId VillageId, DateOnly On, int Households, int Represented, int Present, string Chair, string Secretary, string Minutes,
    IReadOnlyDictionary<HouseholdId, int> VotesFor, string? Document = null, string? HouseholdsNote = null);

/// <summary>
/// A village meets on the households it has not agreed on yet. Too few people: it failed, and has to meet again. A household that too few agree on
/// goes back to assessment.
/// </summary>
public sealed class HoldMeeting(ReviewWork work)
{
    /// <summary>Records a meeting, held or failed.</summary>
    public async Task<Result<VillageMeeting>> RunAsync(Rights rights, CommuneReviewId id, MeetingMinutes minutes, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.RunReview, id, "hold-meeting", minutes.HouseholdsNote, cancel);
        if (open.NotAt(ReviewStep.Assessing, ReviewStep.Meeting) is { } step) return step;
        List<ListedHousehold> table = [.. open.Standing.Where(l => l.VillageId == minutes.VillageId && l.AgreedOn is null)];
        List<AssessmentId> ids = [.. table.Select(l => l.AssessmentId).OfType<AssessmentId>()];
        DateOnly? lastForm = await work.Db.Assessments.Where(a => EF.Parameter(ids).Contains(a.Id)).MaxAsync(a => (DateOnly?)a.On, cancel);
        DateOnly? lastMet = await work.Db.VillageMeetings.Where(m => m.ReviewId == id && m.VillageId == minutes.VillageId && !m.Void).MaxAsync(m => (DateOnly?)m.On, cancel);
        int? living = open.BadDay(minutes.On) is not null ? null : await work.Db.HouseholdFactsOn(minutes.On).CountAsync(f => f.Ended == null && f.VillageId == minutes.VillageId, cancel);
        List<HouseholdId> named = [.. table.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, string> names = await work.Db.Households.Where(h => EF.Parameter(named).Contains(h.Id))
            .ToDictionaryAsync(h => h.Id, h => h.Code == null || h.Code == "" ? h.HeadName : h.HeadName + " (" + h.Code + ")", cancel);
        List<Problem> problems = [.. CheckFacts(open, minutes, table, lastForm, lastMet), .. CheckHouseholds(open, minutes, living)];
        // The rules are asked only about numbers and days that can be.
        if (problems.Count == 0) problems = [.. CheckVotes(open, minutes, table, names)];
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
        open.Record(ReviewStep.Meeting, new StepPaper(minutes.On, minutes.Document, minutes.Chair, minutes.HouseholdsNote), minutes.VillageId);
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
        if (TextLengths.OfTexts(("minutes", minutes.Minutes), ("note", minutes.HouseholdsNote)) is { } text) yield return text;
    }

    /// <summary>The quorum is a share of the households of the village: their number is held against the list and the registry.</summary>
    private static IEnumerable<Problem> CheckHouseholds(ReviewWrite open, MeetingMinutes minutes, int? living)
    {
        int listed = open.Standing.Count(l => l.VillageId == minutes.VillageId);
        if (minutes.Households <= 0) yield return Texts.Problem("meeting-households", "households");
        else if (minutes.Households < listed) yield return Texts.Problem("meeting-fewer-than-listed", "households", minutes.Households, listed);
        else if (living is { } known && minutes.Households != known && string.IsNullOrWhiteSpace(minutes.HouseholdsNote))
            yield return Texts.Problem("meeting-households-differ", "note", minutes.Households, known);
        if (minutes.Represented < 0 || minutes.Represented > minutes.Households)
            yield return Texts.Problem("meeting-represented", "represented", minutes.Represented, minutes.Households);
        if (minutes.Present < minutes.Represented) yield return Texts.Problem("meeting-present", "present", minutes.Present, minutes.Represented);
    }

    private static IEnumerable<Problem> CheckVotes(ReviewWrite open, MeetingMinutes minutes, List<ListedHousehold> table, Dictionary<HouseholdId, string> names)
    {
        IReadOnlyList<Rules.AnswerFault> faults = open.Terms.MeetingFaults(minutes.On, minutes.Households, minutes.Represented, minutes.Present);
        foreach (Rules.AnswerFault fault in faults) yield return new Problem(fault.Code, fault.Message.ToString(), FieldOf(fault.QuestionCode));
        foreach (var (household, votes) in minutes.VotesFor)
        {
            string field = $"votes[{household.Value}]";
            if (!names.TryGetValue(household, out string? name) || table.TrueForAll(l => l.HouseholdId != household)) yield return Texts.Problem("meeting-not-on-table", field);
            else if (votes < 0 || votes > minutes.Present) yield return Texts.Problem("meeting-votes", field, votes, minutes.Present, name);
        }
        if (faults.Count > 0 || !open.Terms.HasQuorum(minutes.On, minutes.Households, minutes.Represented)) yield break;
        foreach (ListedHousehold listed in table.Where(l => !minutes.VotesFor.ContainsKey(l.HouseholdId)))
            yield return Texts.Problem("meeting-vote-missing", $"votes[{listed.HouseholdId.Value}]", names[listed.HouseholdId]);
    }

    /// <summary>The field of the minutes that a question of the rules asks for.</summary>
    private static string FieldOf(string question) => question switch
    {
        "village-households" => "households",
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
