using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Reviews;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class WholeReviewTests
{
    [Fact]
    public async Task A_review_goes_from_the_list_to_the_decision()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.ListAndFillAsync();
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
        world.Today(2023, 10, 2);
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Assert.Equal(ReviewStep.Posting, (await world.StateAsync()).Step);
        Posting posting = Good(await world.PostAsync());
        Assert.Equal(new DateOnly(2023, 10, 5), posting.Until);   // Monday and three working days
        world.Today(2023, 10, 6);
        HigherOpinion asked = Good(await world.AskAsync());
        world.Today(2023, 10, 10);
        Good(await world.AgreeAsync());
        Good(await world.DecideAsync());

        CommuneReview review = await world.StateAsync();
        Assert.Equal(new DateOnly(2023, 10, 10), review.DecidedOn);
        Assert.True(asked.Due > asked.AskedOn);
        List<DecidedHousehold> decided = await world.ReadAsync(db => db.DecidedHouseholds.Where(d => d.ReviewId == world.Review).OrderBy(d => d.Line).ToListAsync());
        Assert.Equal(["poor", "near-poor", "not-poor"], decided.Select(d => d.ClassCode));
        Assert.Equal(("Chủ hộ 1", 2, "07", "065050001"), (decided[0].Head, decided[0].Members, decided[0].Ethnicity, decided[0].Code));
        Assert.Contains("Vợ 1", decided[0].MembersJson);
        Household household = await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(1)));
        Assert.Equal(("poor", 2023), (household.ClassCode, household.ClassYear));
        Assert.Null((await world.ReadAsync(db => new VerifyJournal(db).RunAsync())).Fault);
    }

    [Fact]
    public async Task A_household_that_the_next_list_does_not_name_no_longer_has_its_class()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        await world.OpenYearAsync(2024);
        Good(await world.ListAsync());   // last year's poor and near-poor
        Good(await world.ApplyAsync(5));
        Good(await world.DoAsync<RemoveFromList, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(1), "Chuyển đi.", world.Paper())));
        world.Today(2024, 9, 25);
        Good(await world.FillAsync(2, "near-poor"));
        Good(await world.FillAsync(5, "poor"));
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Good(await world.PostAsync());
        await world.DecidedAsync();
        List<(long, string?, int?)> classes = [.. (await world.ReadAsync(db => db.Households.OrderBy(h => h.Id).ToListAsync())).Select(h => (h.Id.Value, h.ClassCode, h.ClassYear))];
        Assert.Equal(
            [(1, null, 2024), (2, "near-poor", 2024), (3, null, 2024), (4, null, 2024), (5, "poor", 2024), (6, null, 2024), (7, (string?)null, (int?)null)], classes);
    }

    [Fact]
    public async Task A_meeting_of_few_counts_as_long_as_half_of_those_attending_agree()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        VillageMeeting meeting = Good(await world.MeetAsync(Upper, 2, (1, 1), (2, 2)));   // one of two is half
        Assert.Equal((true, 0m, 3), (meeting.Quorum, meeting.QuorumPercent, meeting.Households));   // the law asks for no quorum; the registry knows three households
        Assert.All(meeting.Votes, v => Assert.True(v.Agreed));
        Good(await world.MeetAsync(Lower));
        Assert.Equal(ReviewStep.Posting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task An_office_may_set_a_quorum_of_households_for_itself()
    {
        await using ReviewWorld world = await OpenAsync(rules: TestRules.WithQuorum(50));
        await world.ListAndFillAsync();
        VillageMeeting failed = Good(await world.MeetWithVotesAsync(Upper, 1, new Dictionary<HouseholdId, int>()));   // one of three households
        Assert.Equal((false, 50m), (failed.Quorum, failed.QuorumPercent));
        Assert.Empty(failed.Votes);
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
        Good(await world.MeetAsync(Lower, 2));
        Assert.Equal((2, true), (Good(await world.MeetAsync(Upper, 2)).Attempt, true));   // two of three
        Assert.Equal(ReviewStep.Posting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task A_household_that_less_than_half_agree_on_goes_back_to_assessment()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Good(await world.MeetAsync(Lower));
        VillageMeeting meeting = Good(await world.MeetAsync(Upper, 60, (1, 29), (2, 30)));
        Assert.Equal([(1L, false), (2L, true)], meeting.Votes.Select(v => (v.HouseholdId.Value, v.Agreed)).Order());
        Assert.Equal(ReviewStep.Assessing, (await world.StateAsync()).Step);
        Good(await world.FillAsync(1, "near-poor"));
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
        VillageMeeting second = Good(await world.MeetAsync(Upper));
        Assert.Equal([1L], second.Votes.Select(v => v.HouseholdId.Value));   // only what is still open is on the table
        Assert.Equal(ReviewStep.Posting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task An_upheld_complaint_changes_the_class()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Refused("complaint-needs-form", await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Assert.Equal("not-poor", await CountingClassAsync(world, 4));   // it counts only once the complaint is upheld
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        await world.DecidedAsync();
        Assert.Equal("poor", (await world.ReadAsync(db => db.DecidedHouseholds.SingleAsync(d => d.HouseholdId == H(4)))).ClassCode);
    }

    [Fact]
    public async Task A_rejected_complaint_changes_nothing()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Rejected));
        Assert.Equal("not-poor", await CountingClassAsync(world, 4));
    }

    [Fact]
    public async Task A_complaint_brings_in_a_household_that_was_not_listed()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(null, Lower));
        Good(await world.FillAsync(5, "near-poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        await world.DecidedAsync();
        Assert.Equal("near-poor", (await world.ReadAsync(db => db.DecidedHouseholds.SingleAsync(d => d.HouseholdId == H(5)))).ClassCode);
    }

    [Fact]
    public async Task A_form_with_missing_answers_is_kept_and_keeps_its_household_open()
    {
        await using ReviewWorld world = await OpenAsync();
        Good(await world.ApplyAsync(1));
        Good(await world.ListAsync());
        SubmittedForm form = Good(await world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(
            u => u.RunAsync(Officer, world.Review, new FilledForm(H(1), world.Day, TestForms.Partly(1)))));
        Assert.True(form.Stored.MissingCount > 0);
        Assert.Equal(ReviewStep.Assessing, (await world.StateAsync()).Step);
        Refused("meeting-forms-open", await world.MeetAsync(Upper));
    }

    [Fact]
    public async Task What_was_posted_is_printed_as_posted_and_the_corrected_list_hangs_beside_it()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        Refused("nothing-corrected", await world.PostAgainAsync());
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Refused("complaints-open", await world.PostAgainAsync());
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        Posting second = Good(await world.PostAgainAsync());
        Assert.Equal((2, 1), (second.Number, second.Corrects));
        Refused("nothing-corrected", await world.PostAgainAsync());
        // The registry is corrected afterwards, for a day long before: neither paper changes.
        await world.WriteAsync(db => db.Add(new HouseholdFact { HouseholdId = H(4), HoldsFrom = new DateOnly(2021, 6, 1), Revision = 9999, VillageId = Lower, Code = "sửa sau" }));
        foreach (var (number, classCode) in ((int, string)[])[(1, "not-poor"), (2, "poor")])
        {
            Anise.Reviews.Boards.PostedList list = await world.DoAsync<Anise.Reviews.Boards.ReadPapers, Anise.Reviews.Boards.PostedList>(r => r.PostedListAsync(Officer, world.Review, number));
            Anise.Reviews.Boards.ListedLine line = list.Lines.Single(l => l.HouseholdId == H(4));
            Assert.Equal((classCode, "065050004", 3), (line.ClassCode, line.Code, list.Lines.Count));
        }
        await world.DecidedAsync();
    }

    [Fact]
    public async Task The_chair_sees_before_the_decision_what_the_decision_freezes()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        await world.OpenYearAsync(2023);
        foreach (long household in (long[])[4, 5]) Good(await world.ApplyAsync(household));
        Good(await world.ListAsync());
        Good(await world.DoAsync<RemoveFromList, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(2), "Chuyển đi.", world.Paper())));
        world.Today(2023, 9, 20);
        Good(await world.FillAsync(1, "not-poor"));
        Good(await world.FillAsync(4, "not-poor"));
        Good(await world.FillAsync(5, "near-poor"));
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Good(await world.PostAsync());
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        Good(await world.PostAgainAsync());
        world.Today(2023, 9, 28);
        Good(await world.AskAsync());
        Good(await world.AgreeAsync());
        var draft = await world.DoAsync<Anise.Reviews.Boards.ReadDraft, Anise.Reviews.Boards.DecisionDraft>(r => r.RunAsync(Chair, world.Review));
        Assert.Equal([(1L, ListResult.EscapedPoverty), (4L, ListResult.Poor), (5L, ListResult.NearPoor)], draft.Lines.Select(l => (l.HouseholdId.Value, l.Result)).Order());
        Assert.Equal([4L, 5L], draft.New.Select(l => l.HouseholdId.Value).Order());
        Assert.Equal(("not-poor", "poor"), (Assert.Single(draft.ByComplaint).Posted, draft.ByComplaint[0].Line.ClassCode));
        Assert.Equal((2L, "Chuyển đi."), (Assert.Single(draft.Left).Decided.HouseholdId!.Value.Value, draft.Left[0].Reason));
        Good(await world.DecideAsync());
        var paper = (await world.DoAsync<Anise.Reviews.Boards.ReadPapers, Anise.Reviews.Boards.DecisionPaper?>(r => r.DecisionAsync(Chair, world.Review)))!;
        foreach (ListResult result in ListResults.Decided)
            Assert.Equal(draft.With(result).Select(l => l.HouseholdId).Order(), paper.With(result).Select(d => d.HouseholdId!.Value).Order());
    }

    private static Task<string?> CountingClassAsync(ReviewWorld world, long household) => world.ReadAsync(async db =>
    {
        AssessmentId? counts = (await db.ListedHouseholds.SingleAsync(l => l.HouseholdId == H(household))).AssessmentId;
        return (await db.Assessments.SingleAsync(a => a.Id == counts!.Value)).ClassCode;
    });
}
