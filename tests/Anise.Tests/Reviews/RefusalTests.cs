using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class RefusalTests
{
    [Fact]
    public async Task Nothing_is_sent_up_while_a_complaint_is_open()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Good(await world.ComplainAsync(4, Lower));
        world.Today(world.Day.AddDays(8));
        Refused("complaints-open", await world.AskAsync());
    }

    [Fact]
    public async Task Nothing_is_decided_before_the_higher_level_agreed()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Refused("wrong-step", await world.DecideAsync());
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Refused("wrong-step", await world.DecideAsync());
    }

    [Fact]
    public async Task The_results_are_not_sent_up_before_the_posting_ended()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Refused("posting-not-over", await world.AskAsync());
    }

    [Fact]
    public async Task A_decision_has_a_number_and_no_day_before_the_opinion()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Good(await world.AgreeAsync());
        Refused("missing", await world.DecideAsync(number: " "));
        DateOnly tooEarly = world.Day.AddDays(-1);
        Refused("date-too-early", await world.DoAsync<DecideReview, Result<ReviewDecision>>(u => u.RunAsync(Chair, world.Review, new StepPaper(tooEarly, "15/QĐ-UBND"))));
    }

    [Fact]
    public async Task A_meeting_in_the_future_or_before_the_forms_is_refused()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        DateOnly today = world.Day;
        Refused("date-in-future", await MeetOnAsync(world, today.AddDays(1)));
        Refused("date-too-early", await MeetOnAsync(world, today.AddDays(-1)));
    }

    [Fact]
    public async Task A_meeting_counts_no_more_votes_than_people()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Refused("meeting-represented", await world.DoAsync<HoldMeeting, Result<VillageMeeting>>(
            u => u.RunAsync(Officer, world.Review, new MeetingMinutes(Upper, world.Day, 61, 60, "A", "B", "", new Dictionary<Anise.Households.HouseholdId, int>(), Attendance))));
        Refused("meeting-votes", await world.MeetAsync(Upper, 60, (1, 61)));
        Refused("meeting-not-on-table", await world.MeetAsync(Upper, 60, (4, 10)));
    }

    [Fact]
    public async Task A_meeting_votes_on_every_household_on_the_table()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Result<VillageMeeting> silent = await world.MeetWithVotesAsync(Upper, 60, new Dictionary<Anise.Households.HouseholdId, int> { [H(1)] = 0 });
        Problem missing = Assert.Single(silent.Problems);
        Assert.Equal(("meeting-vote-missing", "votes[2]"), (missing.Code, missing.Field));
    }

    [Fact]
    public async Task A_household_of_another_commune_cannot_be_listed()
    {
        await using ReviewWorld world = await OpenAsync();
        Refused("household-elsewhere", await world.ApplyAsync(7));
    }

    [Fact]
    public async Task A_household_is_listed_once()
    {
        await using ReviewWorld world = await OpenAsync();
        Good(await world.ApplyAsync(1));
        Refused("already-listed", await world.ApplyAsync(1));
    }

    [Fact]
    public async Task A_form_for_a_household_that_is_not_listed_is_refused()
    {
        await using ReviewWorld world = await OpenAsync();
        Good(await world.ApplyAsync(1));
        Good(await world.ListAsync());
        Refused("not-listed", await world.FillAsync(2, "poor"));
    }

    [Fact]
    public async Task Answers_about_somebody_who_does_not_live_there_are_refused()
    {
        await using ReviewWorld world = await OpenAsync();
        Good(await world.ApplyAsync(1));
        Good(await world.ListAsync());
        Anise.Rules.Answering.Answers answers = TestForms.Of(1, "poor");
        answers.Members.Add(new Anise.Rules.Answering.MemberAnswers { Key = "99" });
        Refused("not-a-member", await world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(
            u => u.RunAsync(Officer, world.Review, new FilledForm(H(1), world.Day, answers))));
        Assert.Equal(0, await world.ReadAsync(db => db.Assessments.CountAsync()));
    }

    [Fact]
    public async Task A_household_taken_off_the_list_needs_a_reason_and_no_form()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Good(await world.ApplyAsync(3));
        Assert.Equal(ReviewStep.Assessing, (await world.StateAsync()).Step);
        Refused("missing", await RemoveAsync(world, ""));
        Good(await RemoveAsync(world, "Chuyển đi."));
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task A_household_that_ended_is_not_decided_until_it_is_off_the_list()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Good(await world.AgreeAsync());
        Refused("wrong-step", await RemoveAsync(world, "Nhầm.", 1));   // it exists: the review has to go back first
        await world.WriteAsync(db => db.Add(new Anise.Households.HouseholdFact { HouseholdId = H(1), HoldsFrom = world.Day, Revision = 9, VillageId = Upper, Code = "065050001", Ended = "died" }));
        Problem ended = Assert.Single((await world.DecideAsync()).Problems);
        Assert.Equal("household-ended", ended.Code);
        Assert.Contains("Chủ hộ 1", ended.Message, StringComparison.Ordinal);
        Good(await RemoveAsync(world, "Cả hộ đã mất.", 1));
        Good(await world.DecideAsync());
        Assert.False(await world.ReadAsync(db => db.DecidedHouseholds.AnyAsync(d => d.HouseholdId == H(1))));
    }

    [Fact]
    public async Task A_campaign_has_the_communes_of_the_first_day_of_the_review()
    {
        await using ReviewWorld world = await CreateAsync();
        Anise.Basics.PlaceId made = new(8);
        await world.WriteAsync(db => db.Add(new Anise.Places.Place
        {
            Id = made, Kind = Anise.Places.PlaceKind.Commune,
            Spans = { new Anise.Places.PlaceSpan { PlaceId = made, From = new DateOnly(2023, 8, 25), Code = "06508", CodeIsOfficial = true, Name = "Xã Mới", Parent = Province } },
        }));
        world.Today(2023, 8, 20);
        Good(await world.DoAsync<OpenCampaign, Result<Campaign>>(u => u.RunAsync(ProvinceOfficer, 2023, world.Paper())));
        CommuneReviewId review = await world.ReviewOfAsync(2023, made);
        await world.DoAsync<Anise.Reviews.Boards.ReadCommuneBoard, Anise.Reviews.Boards.CommuneBoard>(r => r.RunAsync(ProvinceOfficer, review));
    }

    [Fact]
    public async Task Each_act_asks_for_its_role_at_its_place()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        StepPaper paper = world.Paper("1");
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<OpenCampaign, Result<Campaign>>(u => u.RunAsync(Officer, 2023, paper)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ApplyForReview, Result<ListedHousehold>>(u => u.RunAsync(OfficerElsewhere, world.Review, H(3), paper)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<PostList, Result<Posting>>(u => u.RunAsync(Chair, world.Review, paper, "Xã")));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<GiveOpinion, Result<HigherOpinion>>(u => u.AgreeAsync(Officer, world.Review, paper)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<DecideReview, Result<ReviewDecision>>(u => u.RunAsync(Officer, world.Review, paper)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<DecideReview, Result<ReviewDecision>>(u => u.RunAsync(ProvinceOfficer, world.Review, paper)));
    }

    [Fact]
    public async Task An_enumerator_fills_the_forms_assigned_to_them_and_no_others()
    {
        await using ReviewWorld world = await OpenAsync();
        foreach (long household in (long[])[1, 2, 4]) Good(await world.ApplyAsync(household));
        Good(await world.ListAsync());
        Assert.Equal(1, Good(await AssignAsync(world, 1)));
        Refused("user-may-not-assess", await AssignAsync(world, 4));   // the lower village is not theirs
        Good(await FillAsEnumeratorAsync(world, 1));
        await Assert.ThrowsAsync<NoAccessException>(() => FillAsEnumeratorAsync(world, 2));
        await Assert.ThrowsAsync<NoAccessException>(() => FillAsEnumeratorAsync(world, 4));
        await Assert.ThrowsAsync<NoAccessException>(() => FillAsEnumeratorAsync(world, 3));
    }

    private static Task<Result<int>> AssignAsync(ReviewWorld world, long household) =>
        world.DoAsync<AssignHouseholds, Result<int>>(u => u.RunAsync(Officer, world.Review, [H(household)], Enumerator.Actor.UserId));

    private static Task<Result<SubmittedForm>> FillAsEnumeratorAsync(ReviewWorld world, long household) =>
        world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(u => u.RunAsync(Enumerator, world.Review, new FilledForm(H(household), world.Day, TestForms.Of(household, "poor"))));

    private static Task<Result<ListedHousehold>> RemoveAsync(ReviewWorld world, string reason, long household = 3) =>
        world.DoAsync<RemoveFromList, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(household), reason, world.Paper()));

    private static Task<Result<VillageMeeting>> MeetOnAsync(ReviewWorld world, DateOnly day) => world.DoAsync<HoldMeeting, Result<VillageMeeting>>(
        u => u.RunAsync(Officer, world.Review, new MeetingMinutes(Upper, day, 60, 60, "A", "B", "", new Dictionary<Anise.Households.HouseholdId, int>(), Attendance)));
}
