using Anise.Figures;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class BoardTests
{
    private static Task<CommuneBoard> BoardAsync(ReviewWorld world) => world.DoAsync<ReadCommuneBoard, CommuneBoard>(r => r.RunAsync(Officer, world.Review));

    [Fact]
    public async Task The_commune_board_counts_by_village()
    {
        await using ReviewWorld world = await OpenAsync(2023, TestRules.WithQuorum(50));
        await world.ListAndFillAsync();
        Good(await world.MeetWithVotesAsync(Upper, 1, new Dictionary<HouseholdId, int>()));
        CommuneBoard board = await BoardAsync(world);
        VillageProgress upper = board.Villages.Single(v => v.Village.Id == Upper), lower = board.Villages.Single(v => v.Village.Id == Lower);
        Assert.Equal((3, 2, 2, 1, 1), (upper.Households, upper.Listed, upper.Assessed, upper.Poor, upper.NearPoor));
        Assert.Equal((3, 1, 1, 0, 0), (lower.Households, lower.Listed, lower.Assessed, lower.Poor, lower.NearPoor));
        Assert.Equal((VillageMeetingState.Failed, VillageMeetingState.NotYet), (upper.Meeting, lower.Meeting));
        Assert.Equal((3, 3, ReviewStep.Meeting), (board.Listed, board.Assessed, board.Step));
        Assert.Equal(new DateOnly(2023, 12, 14).DayNumber - world.Day.DayNumber, board.DaysLeft);
        Assert.Equal([WaitingKind.FailedMeeting, WaitingKind.ReadyToMeet], board.Waiting.Select(w => w.Kind));
        StepState meeting = board.Steps.Single(s => s.Step == ReviewStep.Meeting);
        Assert.Equal((false, true, 0, 2), (meeting.Done, meeting.Current, meeting.Count, meeting.Of));
    }

    /// <summary>Decide by Thursday 14 December 2023; five working days for the opinion, three for a complaint, three to hang out.</summary>
    [Fact]
    public async Task Last_days_are_counted_back_from_the_day_to_decide()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.ListAndFillAsync();
        DateOnly? DueOf(CommuneBoard board, ReviewStep step) => board.Steps.Single(s => s.Step == step).Due;
        CommuneBoard before = await BoardAsync(world);
        Assert.Equal((new DateOnly(2023, 11, 29), new DateOnly(2023, 11, 29), new DateOnly(2023, 12, 7), new DateOnly(2023, 12, 14)),
            (DueOf(before, ReviewStep.Meeting), DueOf(before, ReviewStep.Posting), DueOf(before, ReviewStep.Complaints), DueOf(before, ReviewStep.Decision)));
        Assert.Equal(new DateOnly(2023, 11, 29), Assert.Single(await ItemsAsync(world, Officer)).Due);
        world.Today(2023, 11, 30);
        Assert.True((await BoardAsync(world)).Steps.Single(s => s.Step == ReviewStep.Meeting).Late);
        Assert.Equal([(WorkKind.WaitFor, true)], (await ItemsAsync(world, Chair)).Select(i => (i.Kind, i.Overdue)));
        Assert.Contains((WorkKind.WaitFor, true), (await ItemsAsync(world, ProvinceOfficer)).Where(i => i.ReviewId == world.Review).Select(i => (i.Kind, i.Overdue)));
    }

    [Fact]
    public async Task A_way_back_shows_on_the_board_and_to_officer_and_chair_until_it_is_answered()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        Good(await world.ReturnAsync(ReviewStep.Meeting, "Thiếu chữ ký đại diện hộ."));
        Assert.Equal("Thiếu chữ ký đại diện hộ.", (await BoardAsync(world)).Returned?.ReturnedBecause);
        foreach (Rights rights in (Rights[])[Officer, Chair])
            Assert.Contains("Thiếu chữ ký đại diện hộ.", (await ItemsAsync(world, rights)).Single(i => i.Kind == WorkKind.Returned).Text, StringComparison.Ordinal);
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Assert.NotNull((await BoardAsync(world)).Returned);
        Good(await world.PostAsync());
        Assert.Null((await BoardAsync(world)).Returned);
        Assert.DoesNotContain(WorkKind.Returned, (await ItemsAsync(world, Chair)).Select(i => i.Kind));
    }

    private static Task<IReadOnlyList<WorkItem>> ItemsAsync(ReviewWorld world, Rights rights) => world.DoAsync<MyWork, IReadOnlyList<WorkItem>>(w => w.RunAsync(rights));

    [Fact]
    public async Task A_complaint_that_is_not_answered_in_time_is_overdue()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();   // Monday 2 October 2023
        Good(await world.ComplainAsync(4, Lower));
        world.Today(2023, 10, 5);
        Assert.False(Assert.Single((await BoardAsync(world)).Waiting).Overdue);
        world.Today(2023, 10, 6);
        WaitingItem complaint = Assert.Single((await BoardAsync(world)).Waiting);
        Assert.Equal((WaitingKind.Complaint, true, new DateOnly(2023, 10, 5)), (complaint.Kind, complaint.Overdue, complaint.Due));
        Assert.True((await BoardAsync(world)).Steps.Single(s => s.Step == ReviewStep.Complaints).Late);
    }

    [Fact]
    public async Task The_board_compares_with_last_year()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        await world.OpenYearAsync(2023);
        foreach (long household in (long[])[4, 5]) Good(await world.ApplyAsync(household));
        Good(await world.ListAsync());
        Good(await world.FillAsync(1, "not-poor"));
        Good(await world.FillAsync(4, "poor"));
        Good(await world.FillAsync(5, "near-poor"));
        MovementTable moved = (await BoardAsync(world)).SinceLastYear;
        Assert.Equal((1, 1, 1, 0), (moved.Count(MovementKind.Escaped), moved.Count(MovementKind.NewPoor), moved.Count(MovementKind.NewNearPoor), moved.Count(MovementKind.LeftNearPoor)));
    }

    [Fact]
    public async Task Movements_of_decided_years_balance_and_see_who_fell_back()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor
        await YearAsync(world, 2023, (1, "not-poor"), (2, "near-poor"));
        await YearAsync(world, 2024, (1, "poor"), (2, "poor"));
        MovementTable table = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(Officer, 2024, PlaceLevel.Commune, world.Day, Commune));
        Assert.Equal((1, 1), (table.Count(MovementKind.FallenBack, Commune), table.Count(MovementKind.NearPoorToPoor, Commune)));
        Assert.Equal(new ClassBalance(0, 2, 0, 2), table.Balance(Commune, "poor"));
        Assert.Equal(new ClassBalance(1, 0, 1, 0), table.Balance(Commune, "near-poor"));
        MovementTable province = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(ProvinceOfficer, 2024, PlaceLevel.Province, world.Day));
        Assert.Equal(table.Balance(Commune, "poor"), province.Balance(Province, "poor"));
    }

    [Fact]
    public async Task A_place_has_the_same_movements_alone_as_in_the_table_of_the_province()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        CommuneReviewId here = world.Review, there = await world.ReviewOfAsync(2022, Elsewhere);
        await DecideAsync(world, here, new(2022, 10, 1), (1, Upper, "poor"), (2, Upper, "near-poor"));
        await DecideAsync(world, there, new(2022, 10, 1), (7, ElsewhereVillage, "poor"));
        await world.OpenYearAsync(2023);
        here = world.Review;
        there = await world.ReviewOfAsync(2023, Elsewhere);
        await DecideAsync(world, here, new(2023, 10, 1), (2, Lower, "near-poor"), (7, Upper, "poor"));   // 7 came from elsewhere
        await DecideAsync(world, there, new(2023, 10, 1), (1, ElsewhereVillage, "near-poor"));   // 1 went there
        MovementTable alone = await MovementsAsync(world, Commune), all = await MovementsAsync(world, null);
        Assert.Equal((1, 0, 1, 0), (alone.Count(MovementKind.MovedInPoor, Commune), alone.Count(MovementKind.NewPoor, Commune), alone.Count(MovementKind.MovedOutPoor, Commune), alone.Count(MovementKind.LeftPoor, Commune)));
        Assert.Equal([Commune], alone.Places);
        foreach (string classCode in (string[])["poor", "near-poor"]) Assert.Equal(all.Balance(Commune, classCode), alone.Balance(Commune, classCode));
        Assert.Equal(all.All.Where(m => m.Place == Commune), alone.All);
        MovementTable board = (await BoardAsync(world)).SinceLastYear;
        Assert.Equal((1, 0), (board.Count(MovementKind.MovedInPoor), board.Count(MovementKind.NewPoor)));
        Assert.Equal("Chủ hộ 1", alone.Who(ReadMovements.HouseholdKey(H(1))).Head);
    }

    [Fact]
    public async Task Households_of_two_communes_with_the_same_code_are_two_households()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await DecideAsync(world, world.Review, new(2022, 10, 1), (null, null, "poor"));
        await DecideAsync(world, await world.ReviewOfAsync(2022, Elsewhere), new(2022, 10, 1), (null, null, "near-poor"));
        await world.OpenYearAsync(2023);
        await DecideAsync(world, world.Review, new(2023, 10, 1), (null, null, "not-poor"));
        await DecideAsync(world, await world.ReviewOfAsync(2023, Elsewhere), new(2023, 10, 1), (null, null, "near-poor"));
        MovementTable all = await MovementsAsync(world, null);
        Assert.Equal((1, 0, 1), (all.Count(MovementKind.Escaped, Commune), all.Count(MovementKind.StayedNearPoor, Commune), all.Count(MovementKind.StayedNearPoor, Elsewhere)));
    }

    private static Task<MovementTable> MovementsAsync(ReviewWorld world, Anise.Basics.PlaceId? within) =>
        world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(ProvinceOfficer, 2023, PlaceLevel.Commune, world.Day, within));

    /// <summary>A decided list as it stands in the store; a household without number has the code "001" and no entry in the registry.</summary>
    private static Task DecideAsync(ReviewWorld world, CommuneReviewId id, DateOnly on, params (long? Household, Anise.Basics.PlaceId? Village, string Class)[] lines) => world.WriteAsync(db =>
    {
        CommuneReview review = db.CommuneReviews.Single(r => r.Id == id);
        (review.Step, review.DecidedOn) = (ReviewStep.Decision, on);
        db.Add(new ReviewDecision { ReviewId = id, Number = "1/QĐ", On = on, SignedBy = "Chủ tịch", Revision = long.MaxValue, Origin = DecisionOrigin.Review, Region = null });
        db.AddRange(lines.Select((l, i) => new DecidedHousehold
        {
            ReviewId = id, Line = i + 1, HouseholdId = l.Household is { } h ? H(h) : null, VillageId = l.Village, Code = l.Household is { } n ? $"06505{n:0000}" : "001",
            Head = $"Chủ hộ {l.Household}", Members = 2, AssessedOn = on, ClassCode = l.Class,
        }));
    });

    [Fact]
    public async Task The_province_sees_all_communes_and_an_officer_their_own()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.ListAndFillAsync();
        ProvinceProgress all = (await world.DoAsync<ReadProvinceProgress, ProvinceProgress?>(r => r.RunAsync(ProvinceOfficer, 2023)))!;
        Assert.Equal([("06502", 0, 0), ("06505", 3, 1)], all.Communes.Select(c => (c.Commune.Code, c.Assessed, c.Poor)));
        ProvinceProgress own = (await world.DoAsync<ReadProvinceProgress, ProvinceProgress?>(r => r.RunAsync(Officer, 2023)))!;
        Assert.Equal(["06505"], own.Communes.Select(c => c.Commune.Code));
        Assert.Null(await world.DoAsync<ReadProvinceProgress, ProvinceProgress?>(r => r.RunAsync(Officer, 2019)));
    }

    [Fact]
    public async Task The_form_shows_the_members_of_the_day_and_the_class_before_anything_is_stored()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Good(await world.ApplyAsync(1));
        Good(await world.ListAsync());
        FormSheet empty = await world.DoAsync<ReadForm, FormSheet>(r => r.RunAsync(Officer, world.Review, H(1)));
        Assert.Equal(["Chủ hộ 1", "Vợ 1"], empty.Answers.Members.Select(m => m.Name));
        Assert.Null(empty.Computed.Class);
        FormSheet tried = await world.DoAsync<ReadForm, FormSheet>(r => r.TryAsync(Officer, world.Review, H(1), world.Day, TestForms.Of(1, "poor")));
        Assert.Equal(("poor", 30m), (tried.Computed.Class, tried.Computed.B2));
        Assert.Null((await world.DoAsync<ReadForm, FormSheet>(r => r.RunAsync(Officer, world.Review, H(1)))).Stored);
    }

    [Fact]
    public async Task A_household_shows_its_years_explained_from_the_stored_answers()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        HouseholdYear year = Assert.Single(await world.DoAsync<ReadHouseholdAssessments, IReadOnlyList<HouseholdYear>>(r => r.RunAsync(Officer, H(1))));
        Assert.Equal(("poor", "poor", "no-capital,illness"), (year.Decided!.ClassCode, year.Computed!.Class, year.Assessment!.Causes));
        Assert.Equal(["insurance", "water", "toilet"], year.Computed.Deprivations.Where(d => d.Deprived == true).Select(d => d.Code));
        Assert.Equal("insurance,water,toilet", year.Decided.Deprivations);
    }

    [Fact]
    public async Task What_is_printed_can_be_read()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        PostedList posted = await world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(Officer, world.Review));
        Assert.Equal((3, "12/TB-UBND"), (posted.Lines.Count, posted.Posting!.Document));
        MinutesPaper minutes = (await world.DoAsync<ReadPapers, MinutesPaper?>(r => r.MinutesAsync(Officer, world.Review, Upper, 1)))!;
        Assert.Equal(("Lộc Văn A", 2), (minutes.Meeting.Chair, minutes.Meeting.Votes.Count));
        Assert.Null(await world.DoAsync<ReadPapers, DecisionPaper?>(r => r.DecisionAsync(Officer, world.Review)));
        await world.DecidedAsync();
        DecisionPaper decision = (await world.DoAsync<ReadPapers, DecisionPaper?>(r => r.DecisionAsync(Officer, world.Review)))!;
        Assert.Equal(("15/QĐ-UBND", "Cán bộ chair", 3), (decision.Decision.Number, decision.Decision.SignedBy, decision.Households.Count));
        VillageBoard village = await world.DoAsync<ReadVillageBoard, VillageBoard>(r => r.RunAsync(Officer, world.Review, Upper));
        Assert.Equal(["Chủ hộ 1", "Chủ hộ 2"], village.Lines.Select(l => l.Head).Order());
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(OfficerElsewhere, world.Review)));
    }

    [Fact]
    public async Task Papers_and_boards_of_a_past_review_stay_as_they_were()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        DateOnly posted = world.Day;
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        await world.DecidedAsync();
        await world.WriteAsync(db =>
        {
            db.Add(new HouseholdFact { HouseholdId = H(4), HoldsFrom = posted.AddDays(60), Revision = 9, VillageId = Upper, Code = "moved" });
            db.Households.Single(h => h.Id == H(4)).VillageId = Upper;
            db.Households.Single(h => h.Id == H(4)).HeadName = "Chủ hộ mới";
            db.Households.Single(h => h.Id == H(4)).Code = "moved";
        });
        world.Today(2024, 6, 1);
        ListedLine minutes = Assert.Single((await world.DoAsync<ReadPapers, MinutesPaper?>(r => r.MinutesAsync(Officer, world.Review, Lower, 1)))!.Lines);
        Assert.Equal(("not-poor", "Chủ hộ 4", "065050004", 2), (minutes.ClassCode, minutes.Head, minutes.Code, minutes.Members));
        ListedLine line = (await world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(Officer, world.Review, 1))).Lines.Single(l => l.HouseholdId == H(4));
        Assert.Equal(("not-poor", "Chủ hộ 4", "065050004"), (line.ClassCode, line.Head, line.Code));
        Assert.Equal([3, 3], (await BoardAsync(world)).Villages.Select(v => v.Households));
    }

    [Fact]
    public async Task Everybody_sees_the_work_of_their_role()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Assert.Equal([WorkKind.MakeList], await WorkAsync(world, Officer));
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Assert.Equal([WorkKind.AskForOpinion], await WorkAsync(world, Officer));
        Good(await world.AskAsync());
        Assert.Equal([WorkKind.GiveOpinion], await WorkAsync(world, ProvinceOfficer));
        Assert.Empty(await WorkAsync(world, Officer));
        Good(await world.AgreeAsync());
        Assert.Equal([WorkKind.Decide], await WorkAsync(world, Chair));
        Assert.Empty(await WorkAsync(world, ProvinceOfficer));
    }

    [Fact]
    public async Task A_list_that_a_complaint_corrected_is_not_sent_on_before_it_hung_out()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        world.Today(world.Day.AddDays(8));
        Refused("corrected-not-posted", await world.AskAsync());
        Assert.Equal([WaitingKind.ReadyToPostAgain], (await BoardAsync(world)).Waiting.Select(w => w.Kind));
        Assert.Equal([WorkKind.PostAgain], await WorkAsync(world, Officer));
        Assert.True((await DraftAsync(world)).Corrected);
        Good(await world.PostAgainAsync());
        Assert.False((await DraftAsync(world)).Corrected);
        Refused("posting-not-over", await world.AskAsync());
        world.Today(world.Day.AddDays(8));
        Assert.Equal([WaitingKind.ReadyToSend], (await BoardAsync(world)).Waiting.Select(w => w.Kind));
        Good(await world.AskAsync());
    }

    [Fact]
    public async Task A_way_back_to_the_posting_is_answered_by_the_next_one()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        world.Today(world.Day.AddDays(8));
        Good(await world.AskAsync());
        Good(await world.ReturnAsync(ReviewStep.Posting, "Niêm yết sai nơi."));
        Assert.Equal("Niêm yết sai nơi.", (await BoardAsync(world)).Returned?.ReturnedBecause);
        Assert.Null((await world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(Officer, world.Review))).Posting);
        Assert.Single((await world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(Officer, world.Review, 1))).Postings);   // what hung out is still there
        Good(await world.PostAsync());
        Assert.Null((await BoardAsync(world)).Returned);
    }

    private static Task<DecisionDraft> DraftAsync(ReviewWorld world) => world.DoAsync<ReadDraft, DecisionDraft>(r => r.RunAsync(Chair, world.Review));

    private static async Task<IEnumerable<WorkKind>> WorkAsync(ReviewWorld world, Rights rights) =>
        (await world.DoAsync<MyWork, IReadOnlyList<WorkItem>>(r => r.RunAsync(rights))).Select(w => w.Kind);

    private static async Task YearAsync(ReviewWorld world, int year, params (long Household, string Class)[] households)
    {
        await world.OpenYearAsync(year);
        foreach (long household in households.Select(h => h.Household)) await world.ApplyAsync(household);   // listed already where last year says so
        Good(await world.ListAsync());
        foreach (var (household, classCode) in households) Good(await world.FillAsync(household, classCode));
        Good(await world.MeetAsync(Upper));
        Good(await world.PostAsync());
        await world.DecidedAsync();
    }
}
