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
    public async Task A_quorum_is_not_reached_by_writing_fewer_households()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();   // two of the upper village's three households are listed
        Refused("meeting-fewer-than-listed", await MeetAsync(world, households: 1, represented: 1));
        Problem differs = Assert.Single((await MeetAsync(world, households: 2, represented: 1)).Problems, p => p.Code == "meeting-households-differ");
        Assert.Equal("note", differs.Field);
        Assert.Contains("2", differs.Message, StringComparison.Ordinal);
        Assert.Contains("3", differs.Message, StringComparison.Ordinal);
        Assert.False(Good(await MeetAsync(world, households: 3, represented: 1)).Quorum);   // as in the registry: no note
    }

    [Fact]
    public async Task The_reason_for_another_number_of_households_stays_with_the_step()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Good(await MeetAsync(world, households: 4, represented: 1, note: "Một hộ mới đến chưa có trong sổ."));
        Assert.Equal("Một hộ mới đến chưa có trong sổ.", await world.ReadAsync(db => db.ReviewSteps.Where(s => s.Step == ReviewStep.Meeting).Select(s => s.Note).SingleAsync()));
    }

    [Fact]
    public async Task Numbers_and_days_that_cannot_be_are_refused_at_their_fields()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        var zero = (await MeetAsync(world, households: 0, represented: 0)).Problems;
        Assert.Contains("households", zero.Select(p => p.Field));
        var huge = (await MeetAsync(world, households: 6000, represented: 6000, note: "Nhiều.")).Problems;
        Assert.Contains("households", huge.Select(p => p.Field));
        var old = (await MeetAsync(world, households: 3, represented: 2, on: new DateOnly(1900, 1, 1))).Problems;
        Assert.Equal(["date"], old.Select(p => p.Field));
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
        Good(await MeetAsync(world, households: 3, represented: 1));
        Refused("meeting-before-last", await MeetAsync(world, households: 3, represented: 1, on: world.Day.AddDays(-1)));
        Good(await MeetAsync(world, households: 3, represented: 1));
    }

    [Fact]
    public async Task A_missing_vote_names_its_household()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        var problems = (await MeetAsync(world, households: 3, represented: 3)).Problems;
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

    private static Task<Result<VillageMeeting>> MeetAsync(ReviewWorld world, int households, int represented, string? note = null, DateOnly? on = null) =>
        world.DoAsync<HoldMeeting, Result<VillageMeeting>>(u => u.RunAsync(
            Officer, world.Review, new MeetingMinutes(Upper, on ?? world.Day, households, represented, represented, "Lộc Văn A", "Bế Thị B", "", NoVotes, HouseholdsNote: note)));
}
