using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class WayBackTests
{
    [Fact]
    public async Task A_posted_review_can_go_back_to_one_form_and_comes_forward_again()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Good(await world.ReturnAsync(ReviewStep.Assessing, "Sai số thành viên.", 1));
        Assert.Equal((ReviewStep.Assessing, null), ((await world.StateAsync()).Step, (await world.StateAsync()).PostedUntil));
        Good(await world.FillAsync(1, "near-poor"));
        VillageMeeting meeting = Good(await world.MeetAsync(Upper));
        Assert.Equal([1L], meeting.Votes.Select(v => v.HouseholdId.Value));   // the other households stay agreed
        Posting posting = Good(await world.PostAsync());
        Assert.Equal(2, posting.Number);
        await world.DecidedAsync();
        StepRecord back = await world.ReadAsync(db => db.ReviewSteps.SingleAsync(s => s.ReturnedBecause != null));
        Assert.Equal((ReviewStep.Assessing, "Sai số thành viên."), (back.Step, back.ReturnedBecause));
    }

    [Fact]
    public async Task The_higher_level_sends_a_review_back_with_its_reason()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Refused("missing", await SendBackAsync(world, ""));
        HigherOpinion opinion = Good(await SendBackAsync(world, "Thiếu biên bản thôn Trên."));
        Assert.False(opinion.Agrees);
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Good(await world.PostAsync());
        await world.DecidedAsync();
        Assert.NotNull((await world.StateAsync()).DecidedOn);
    }

    [Fact]
    public async Task A_way_back_to_the_complaints_keeps_the_posting()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Good(await world.ReturnAsync(ReviewStep.Complaints));
        CommuneReview review = await world.StateAsync();
        Assert.Equal(ReviewStep.Complaints, review.StepOn(world.Day));
        Good(await world.ComplainAsync(4, Lower));
        Refused("complaints-open", await world.AskAsync());
    }

    [Fact]
    public async Task A_way_back_to_the_listing_keeps_the_forms_and_opens_the_list()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Good(await world.ReturnAsync(ReviewStep.Listing));
        Refused("wrong-step", await world.MeetAsync(Upper));
        Good(await world.ApplyAsync(5));
        Good(await world.ListAsync());
        Assert.Equal(ReviewStep.Assessing, (await world.StateAsync()).Step);   // household 5 has no form yet
        Good(await world.FillAsync(5, "poor"));
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task A_way_back_needs_a_reason_and_an_earlier_step()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Refused("missing", await world.ReturnAsync(ReviewStep.Listing, " "));
        Refused("return-not-back", await world.ReturnAsync(ReviewStep.Posting));
        Refused("return-not-back", await world.ReturnAsync(ReviewStep.Meeting));
    }

    [Fact]
    public async Task The_chair_sends_back_from_the_decision_and_from_no_other_step()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        await Assert.ThrowsAsync<NoAccessException>(() => ByChairAsync(world));
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Good(await world.AgreeAsync());
        Good(await ByChairAsync(world));
        Assert.Equal(ReviewStep.Meeting, (await world.StateAsync()).Step);
    }

    [Fact]
    public async Task A_posted_list_can_be_taken_down_and_posted_again()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Good(await world.ReturnAsync(ReviewStep.Posting, "Niêm yết sai nơi."));
        Assert.Null((await world.StateAsync()).PostedUntil);
        Refused("return-not-back", await world.ReturnAsync(ReviewStep.Posting));
        Assert.Equal(2, Good(await world.PostAsync()).Number);
    }

    [Fact]
    public async Task What_is_done_after_a_way_back_has_no_day_before_it()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        DateOnly posted = world.Day;
        world.Today(posted.AddDays(2));
        Good(await world.ReturnAsync(ReviewStep.Meeting, "Thiếu chữ ký."));
        world.Today(posted.AddDays(3));
        Refused("date-before-return", await world.DoAsync<HoldMeeting, Result<VillageMeeting>>(u => u.RunAsync(Officer, world.Review, new MeetingMinutes(
            Upper, posted.AddDays(1), 60, 60, "A", "B", "", new Dictionary<Anise.Households.HouseholdId, int> { [H(1)] = 60, [H(2)] = 60 }, Attendance))));
        Good(await world.MeetAsync(Upper));
    }

    private static Task<Result<CommuneReview>> ByChairAsync(ReviewWorld world) =>
        world.DoAsync<ReturnStep, Result<CommuneReview>>(u => u.RunAsync(Chair, world.Review, new ReviewReturn(ReviewStep.Meeting, "Thiếu chữ ký.", world.Paper())));

    [Fact]
    public async Task A_decided_review_is_frozen()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        await world.DecidedAsync();
        long entries = await world.ReadAsync(db => db.Set<Anise.Journal.JournalEntry>().LongCountAsync());
        Refused("review-decided", await world.ReturnAsync(ReviewStep.Listing));
        Refused("review-decided", await world.ApplyAsync(5));
        Refused("review-decided", await world.FillAsync(1, "not-poor"));
        Refused("review-decided", await world.MeetAsync(Upper));
        Refused("review-decided", await world.PostAsync());
        Refused("review-decided", await world.ComplainAsync(1, Upper));
        Refused("review-decided", await world.AskAsync());
        Refused("review-decided", await world.AgreeAsync());
        Refused("review-decided", await world.DecideAsync());
        Refused("review-decided", await world.ListAsync());
        Assert.Equal(entries, await world.ReadAsync(db => db.Set<Anise.Journal.JournalEntry>().LongCountAsync()));
    }

    private static Task<Result<HigherOpinion>> SendBackAsync(ReviewWorld world, string reason) =>
        world.DoAsync<GiveOpinion, Result<HigherOpinion>>(u => u.ReturnAsync(ProvinceOfficer, world.Review, world.Paper("91/SNNMT"), ReviewStep.Meeting, reason));
}
