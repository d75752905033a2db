using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>What people, or forged forms, can send: numbers, days, choices and texts that cannot be.</summary>
public sealed class TypedInTests
{
    private static readonly Dictionary<HouseholdId, int> NoVotes = [];

    [Fact]
    public async Task A_complaint_ends_one_of_two_ways_and_no_other()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Refused("no-outcome", await world.ResolveAsync(complaint.Id, (ComplaintOutcome)7));
        Assert.Null(await world.ReadAsync(db => db.Complaints.Select(c => c.Outcome).SingleAsync()));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    public async Task A_review_goes_back_only_to_a_step_that_there_is(int step)
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Refused("no-step", await world.ReturnAsync((ReviewStep)step));
        Refused("village-elsewhere", await world.DoAsync<ReturnStep, Result<CommuneReview>>(
            u => u.RunAsync(Officer, world.Review, new ReviewReturn(ReviewStep.Meeting, "Sai.", world.Paper(), [ElsewhereVillage]))));
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Refused("no-step", await world.DoAsync<GiveOpinion, Result<HigherOpinion>>(u => u.ReturnAsync(ProvinceOfficer, world.Review, world.Paper(), (ReviewStep)step, "Sai.")));
    }

    [Fact]
    public async Task Minutes_tell_hours_and_who_signs_for_the_households()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Refused("meeting-hours", await MeetAsync(world, 3, attendance: Attendance with { Ended = Attendance.Began }));
        Assert.Equal("signers", Assert.Single((await MeetAsync(world, 3, attendance: Attendance with { Signers = " " })).Problems, p => p.Code == "missing").Field);
        VillageMeeting meeting = Good(await world.MeetAsync(Upper));
        Assert.Equal((new TimeOnly(19, 30), "Vi Văn D, La Thị E", """{"party-cell":"Hoàng Văn G"}"""), (meeting.BeganAt, meeting.Signers, meeting.BodiesJson));
    }

    [Fact]
    public async Task Numbers_and_days_that_cannot_be_are_refused_at_their_fields()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Assert.Contains("present", (await MeetAsync(world, 0)).Problems.Select(p => p.Field));
        Assert.Contains("present", (await MeetAsync(world, 60_000)).Problems.Select(p => p.Field));
        Assert.Equal(["date"], (await MeetAsync(world, 3, on: new DateOnly(1900, 1, 1))).Problems.Select(p => p.Field));
        DateOnly ancient = new(1900, 1, 1);
        Refused("campaign-other-year", await world.DoAsync<OpenCampaign, Result<Campaign>>(u => u.RunAsync(ProvinceOfficer, 2023, new StepPaper(ancient))));
        Refused("date-too-early", await world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(
            u => u.RunAsync(Officer, world.Review, new FilledForm(H(1), ancient, TestForms.Of(1, "poor")))));
    }

    [Fact]
    public async Task A_meeting_is_not_held_before_the_one_it_repeats()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        world.Today(world.Day.AddDays(5));
        Good(await world.MeetAsync(Upper, 10, (1, 2), (2, 2)));   // too few agree: the forms again
        world.Today(world.Day.AddDays(2));
        foreach (long household in (long[])[1, 2])
        {
            Good(await world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(
                u => u.RunAsync(Officer, world.Review, new FilledForm(H(household), world.Day.AddDays(-10), TestForms.Of(household, "poor")))));
        }
        Refused("meeting-before-last", await MeetAsync(world, 3, on: world.Day.AddDays(-3)));
        Good(await world.MeetAsync(Upper));
    }

    [Fact]
    public async Task A_missing_vote_names_its_household()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        var problems = (await MeetAsync(world, 3)).Problems;
        Assert.Contains("Chủ hộ 1", problems.Single(p => p.Field == "votes[1]").Message, StringComparison.Ordinal);
        Assert.Contains("Chủ hộ 2", problems.Single(p => p.Field == "votes[2]").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_have_at_most_200_characters_and_texts_2000()
    {
        await using ReviewWorld world = await OpenAsync();
        string line = new('x', 201), text = new('x', 2001);
        Refused("too-long", await world.DoAsync<ApplyForReview, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(1), world.Paper(line))));
        Good(await world.DoAsync<ApplyForReview, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(3), world.Paper(new string('x', 200)))));
        Refused("too-long", await world.DoAsync<RemoveFromList, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(3), text, world.Paper())));
        Good(await world.DoAsync<RemoveFromList, Result<ListedHousehold>>(u => u.RunAsync(Officer, world.Review, H(3), "Nhầm.", world.Paper())));
        await world.ListAndFillAsync();
        Refused("too-long", await world.DoAsync<SubmitAssessment, Result<SubmittedForm>>(
            u => u.RunAsync(Officer, world.Review, new FilledForm(H(1), world.Day, TestForms.Of(1, "poor"), line))));
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Problem where = Assert.Single((await world.DoAsync<PostList, Result<Posting>>(u => u.RunAsync(Officer, world.Review, world.Paper(), line))).Problems);
        Assert.Equal(("too-long", "where"), (where.Code, where.Field));
        Refused("too-long", await world.DoAsync<PostList, Result<Posting>>(u => u.RunAsync(Officer, world.Review, world.Paper() with { Note = text }, "Xã")));
        Good(await world.PostAsync());
        Refused("too-long", await world.DoAsync<ReceiveComplaint, Result<Complaint>>(
            u => u.RunAsync(Officer, world.Review, new NewComplaint(H(4), Lower, "Hứa Văn C", text, world.Day))));
        Refused("too-long", await world.ReturnAsync(ReviewStep.Meeting, text));
    }

    [Fact]
    public async Task The_same_complaint_is_taken_once_and_in_the_village_of_its_household()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Good(await world.ComplainAsync(4, Lower));
        Refused("complaint-twice", await world.ComplainAsync(4, Lower));
        Good(await world.ComplainAsync(5, Lower));
        Refused("complaint-other-village", await world.ComplainAsync(4, Upper));
        Refused("village-elsewhere", await world.ComplainAsync(null, ElsewhereVillage));
        Refused("household-elsewhere", await world.ComplainAsync(7, Lower));
    }

    private static Task<Result<VillageMeeting>> MeetAsync(ReviewWorld world, int present, DateOnly? on = null, MeetingAttendance? attendance = null) =>
        world.DoAsync<HoldMeeting, Result<VillageMeeting>>(u => u.RunAsync(
            Officer, world.Review, new MeetingMinutes(Upper, on ?? world.Day, present, present, "Lộc Văn A", "Bế Thị B", "", NoVotes, attendance ?? Attendance)));
}
