using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Reviews;
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
    public async Task A_meeting_with_too_few_households_fails_and_has_to_be_held_again()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        VillageMeeting failed = Good(await world.MeetAsync(Upper, represented: 49));
        Assert.False(failed.Quorum);
        Assert.Empty(failed.Votes);
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
        Refused("wrong-step", await world.PostAsync());
        Good(await world.MeetAsync(Lower));
        VillageMeeting again = Good(await world.MeetAsync(Upper, represented: 50));   // exactly half is enough
        Assert.Equal((2, true), (again.Attempt, again.Quorum));
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

    private static Task<string?> CountingClassAsync(ReviewWorld world, long household) => world.ReadAsync(async db =>
    {
        AssessmentId? counts = (await db.ListedHouseholds.SingleAsync(l => l.HouseholdId == H(household))).AssessmentId;
        return (await db.Assessments.SingleAsync(a => a.Id == counts!.Value)).ClassCode;
    });
}
