using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Relocations;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.Standards.Scorecards;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>Moves to another commune: one office announces, the other accepts; history and class go along.</summary>
public sealed class RelocationTests
{
    private static readonly DateOnly Moved = new(2024, 2, 1);
    private static readonly MemberId Head = new(11), Wife = new(12);

    [Fact]
    public async Task A_household_moves_once_the_other_office_accepts_and_counts_there_from_the_day_of_the_move()
    {
        await using ReviewWorld world = await InYearTests.DecidedYearAsync();   // household 1 is poor
        world.Today(2024, 3, 4);
        RelocationId id = Good(await AnnounceAsync(world, 1));
        Assert.Equal(["1 phiếu chuyển đi từ Xã Vạn Linh chờ xã khác tiếp nhận"], await WaitingAsync(world, Officer));
        Assert.Equal(["1 phiếu chuyển đến Xã Bằng Mạc chờ tiếp nhận"], await WaitingAsync(world, OfficerElsewhere));
        await CountsAsync(world, Moved.AddDays(1), here: 1, there: 0);   // until it is accepted everybody is where they were

        RelocationView seen = Good(await world.DoAsync<ReadRelocations, Result<RelocationView>>(r => r.OneAsync(OfficerElsewhere, id)));
        Assert.Equal(("Thôn Trên, Xã Vạn Linh", "Cán bộ officer", "0912345678", "poor", 2023), (seen.From, seen.Move.AnnouncedBy, seen.Move.Contact, seen.ClassCode, seen.ClassYear));
        Assert.Equal((true, false, false), (seen.MayAccept, seen.MayWithdraw, seen.MayOpenLeft));
        Assert.Equal(H(1), Good(await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage, Address = "Số 5" })));

        Assert.Empty(await WaitingAsync(world, Officer));
        Assert.Empty(await WaitingAsync(world, OfficerElsewhere));
        await CountsAsync(world, Moved.AddDays(-1), here: 1, there: 0);
        await CountsAsync(world, Moved, here: 0, there: 1);
        await CountsAsync(world, Moved.AddDays(1), here: 0, there: 1);
        HouseholdView there = Good(await world.DoAsync<ReadHousehold, Result<HouseholdView>>(r => r.RunAsync(OfficerElsewhere, H(1))));
        Assert.Equal((ElsewhereVillage, (string?)"065050001", "Số 5", "poor", 2023), (there.VillageId, there.Code, there.Address, there.ClassCode, there.ClassYear));
        Assert.Equal([Head, Wife], there.Members.Select(m => m.Id));
        Assert.Contains(there.History, e => e.HoldsFrom == new DateOnly(2021, 1, 1));   // what was before came along
        await DerivedAsync(world);
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ChangeHousehold, Result<long>>(u => u.RunAsync(Officer, H(1), new HouseholdChange { Address = "x" }, Moved.AddDays(9), "sửa")));
    }

    [Fact]
    public async Task Some_of_a_household_go_to_one_of_their_own_with_its_class_or_into_one_that_is_there()
    {
        await using ReviewWorld world = await InYearTests.DecidedYearAsync();
        await NumberAsync(world);
        world.Today(2024, 3, 4);
        Refused("no-head", await AnnounceAsync(world, 1, [Head]));   // who stays needs a head
        RelocationId id = Good(await AnnounceAsync(world, 1, [Head], [new MemberChange(Wife) { Relationship = "head" }]));
        Refused("relocation-waits", await AnnounceAsync(world, 1, [Head], [new MemberChange(Wife) { Relationship = "head" }]));
        Refused("relocation-waits", await AnnounceAsync(world, 1));
        HouseholdId made = Good(await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        Assert.NotEqual(H(1), made);
        await CountsAsync(world, Moved.AddDays(-1), here: 1, there: 0);
        await CountsAsync(world, Moved, here: 1, there: 1);   // the household that stays is poor, and so is who left it
        Assert.Equal("Vợ 1", Good(await world.DoAsync<ReadHousehold, Result<HouseholdView>>(r => r.RunAsync(Officer, H(1)))).Head!.Name);
        await DerivedAsync(world);

        RelocationId back = Good(await world.DoAsync<AnnounceRelocation, Result<RelocationId>>(u => u.RunAsync(OfficerElsewhere, made, new NewRelocation(Commune, Moved.AddDays(20), [], [], "Về quê"))));
        Refused("relocation-elsewhere", await world.DoAsync<AcceptRelocation, Result<HouseholdId>>(u => u.RunAsync(Officer, back, new Arrival { Joins = H(7) })));
        Good(await world.DoAsync<AcceptRelocation, Result<HouseholdId>>(u => u.RunAsync(Officer, back, new Arrival { Joins = H(1), Relationships = new Dictionary<MemberId, string> { [Head] = "spouse" } })));
        await CountsAsync(world, Moved.AddDays(19), here: 1, there: 1);
        await CountsAsync(world, Moved.AddDays(20), here: 1, there: 0);
        Assert.Equal("joined-another", Good(await world.DoAsync<ReadHousehold, Result<HouseholdView>>(r => r.RunAsync(OfficerElsewhere, made))).Ended);
        await DerivedAsync(world);
    }

    [Fact]
    public async Task A_commune_that_decided_before_it_accepted_a_move_did_not_judge_who_came_by_it()
    {
        await using ReviewWorld world = await InYearTests.DecidedYearAsync();   // on 15 October 2023
        world.Today(2023, 12, 28);
        RelocationId id = Good(await AnnounceAsync(world, 1, on: new DateOnly(2023, 12, 1)));
        Good(await world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(TestStore.Console, Elsewhere, 2023, new ReviewResultFile(2023,
            [new("Sheet1", 4, "065020009", "Nông Văn A", new DateOnly(2023, 12, 20), true, Anise.Households.Sex.Male, 4, true, 120, 40, "near-poor", "Bế Văn B", null)], []))));
        Good(await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        foreach (int day in new[] { 1, 19, 20, 25 }) await CountsAsync(world, new DateOnly(2023, 12, day), here: 0, there: 1);
        await CountsAsync(world, new DateOnly(2023, 11, 30), here: 1, there: 0);
        await DerivedAsync(world);
    }

    [Fact]
    public async Task Whoever_moves_in_mid_year_counts_once_in_the_year_whichever_of_the_two_communes_has_decided()
    {
        await using ReviewWorld world = await InYearTests.DecidedYearAsync();   // Vạn Linh decided on 15 October 2023 for its six households; Bằng Mạc has one and has not
        world.Today(2023, 12, 28);
        await CountAsync(world, here: 6, there: 1);
        Good(await AcceptAsync(world, Good(await AnnounceAsync(world, 2, on: new DateOnly(2023, 12, 1))), new Arrival { Village = ElsewhereVillage }));
        await CountAsync(world, here: 6, there: 1);   // counted by the decision of the commune that it left

        RelocationId back = Good(await world.DoAsync<AnnounceRelocation, Result<RelocationId>>(u => u.RunAsync(OfficerElsewhere, H(7), new NewRelocation(Commune, new DateOnly(2023, 12, 5), [], [], "Theo con"))));
        Good(await world.DoAsync<AcceptRelocation, Result<HouseholdId>>(u => u.RunAsync(Officer, back, new Arrival { Village = Upper })));
        await CountAsync(world, here: 6, there: 1);   // it came after the decision: it counts where it lived until then

        // The year after begins with where everybody lives.
        world.Today(2024, 3, 4);
        Assert.Equal((6, 1), (await YearAsync(world, "households", 2024), await YearAsync(world, "households", 2024, Elsewhere)));
        await DerivedAsync(world);
        Assert.Empty(Good(await world.DoAsync<RecountFigures, Result<IReadOnlyList<RecountDifference>>>(r => r.RunAsync(TestStore.Console, [2023]))));

        static async Task CountAsync(ReviewWorld world, int here, int there) =>
            Assert.Equal((here, there, here + there), (await YearAsync(world, "households", 2023), await YearAsync(world, "households", 2023, Elsewhere), await YearAsync(world, "households", 2023, Province)));
    }

    [Fact]
    public async Task A_move_is_returned_with_a_reason_that_both_offices_see_and_announced_again()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 3, 4);
        RelocationId id = Good(await AnnounceAsync(world, 1));
        Refused("missing", await ReturnAsync(world, id, " "));
        Good(await ReturnAsync(world, id, "Chưa thấy hộ về thôn"));
        Refused("relocation-over", await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        Assert.Equal(["1 phiếu chuyển đi từ Xã Vạn Linh bị trả lại: Chưa thấy hộ về thôn"], await WaitingAsync(world, Officer));
        Assert.Empty(await WaitingAsync(world, OfficerElsewhere));
        RelocationId again = Good(await AnnounceAsync(world, 1));
        Assert.Equal(["1 phiếu chuyển đi từ Xã Vạn Linh chờ xã khác tiếp nhận"], await WaitingAsync(world, Officer));
        Good(await world.DoAsync<WithdrawRelocation, Result<RelocationId>>(u => u.RunAsync(Officer, again, "Hộ ở lại")));
        Assert.Empty(await WaitingAsync(world, Officer));
        Assert.Equal(Upper, (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(1)))).VillageId);
    }

    [Fact]
    public async Task Each_office_does_its_own_part_and_of_two_at_once_one_is_told()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 3, 4);
        foreach (Rights other in new[] { OfficerElsewhere, Chair, Enumerator, ProvinceOfficer }) await Assert.ThrowsAsync<NoAccessException>(() => AnnounceAsync(world, 1, rights: other));
        RelocationId id = Good(await AnnounceAsync(world, 1));
        foreach (Rights other in new[] { Officer, Chair, ProvinceOfficer }) await Assert.ThrowsAsync<NoAccessException>(() => AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }, other));
        await Assert.ThrowsAsync<NoAccessException>(() => ReturnAsync(world, id, "không", Officer));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<WithdrawRelocation, Result<RelocationId>>(u => u.RunAsync(OfficerElsewhere, id, "không")));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ReadRelocations, Result<RelocationView>>(r => r.OneAsync(new Rights(new Actor("x", "test", 99), []), id)));
        Result<HouseholdId>[] both = await Task.WhenAll(AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }), AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        Refused("relocation-over", both.Single(r => !r.Ok));
        Assert.True(both.Single(r => r.Ok).Ok);
    }

    [Fact]
    public async Task What_changed_since_it_was_announced_is_told_and_odd_days_and_places_are_refused()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 3, 4);
        Refused("day-in-future", await AnnounceAsync(world, 1, on: new DateOnly(2024, 3, 5)));
        Refused("before-first", await AnnounceAsync(world, 1, on: new DateOnly(2020, 12, 31)));
        Refused("relocation-same-commune", await AnnounceAsync(world, 1, to: Commune));
        Refused("relocation-commune", await AnnounceAsync(world, 1, to: ElsewhereVillage));
        Refused("member-unknown", await AnnounceAsync(world, 1, [new MemberId(21)]));
        RelocationId id = Good(await AnnounceAsync(world, 1, [Wife]));
        Refused("relocation-where", await AcceptAsync(world, id, new Arrival()));
        Refused("relocation-elsewhere", await AcceptAsync(world, id, new Arrival { Village = Lower }));
        Good(await world.DoAsync<RemoveMember, Result<long>>(u => u.RunAsync(Officer, H(1), Wife, "died", [], new DateOnly(2024, 1, 9), "mất")));
        Refused("relocation-changed", await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        RelocationId ended = Good(await AnnounceAsync(world, 2));
        Good(await world.DoAsync<EndHousehold, Result<long>>(u => u.RunAsync(Officer, H(2), "dissolved", new DateOnly(2024, 1, 9), "không còn")));
        Refused("relocation-changed", await AcceptAsync(world, ended, new Arrival { Village = ElsewhereVillage }));
        RelocationId within = Good(await AnnounceAsync(world, 3));   // meanwhile it moves within the commune, later than the day of the move
        Good(await world.DoAsync<MoveHouseholds, Result<long>>(u => u.RunAsync(Officer, [H(3)], Lower, new DateOnly(2024, 2, 20), "về thôn dưới")));
        Refused("relocation-changed", await AcceptAsync(world, within, new Arrival { Village = ElsewhereVillage }));
        Assert.Equal(Lower, (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(3)))).VillageId);
    }

    [Fact]
    public async Task A_move_to_a_commune_that_is_merged_meanwhile_is_accepted_by_the_office_of_the_new_one()
    {
        await using ReviewWorld world = await CreateAsync();
        await NumberAsync(world);
        PlaceId third = new(8);
        await world.WriteAsync(db => db.Add(new Place { Id = third, Kind = PlaceKind.Commune, Spans = { new PlaceSpan { PlaceId = third, From = new DateOnly(2020, 1, 1), Code = "06503", CodeIsOfficial = true, Name = "Xã Nhân Lý", Parent = Province } } }));
        world.Today(2024, 3, 4);
        RelocationId id = Good(await AnnounceAsync(world, 1));
        Good(await world.DoAsync<MergePlaces, Result<PlaceId>>(u => u.RunAsync(TestStore.Console, [Elsewhere, third], new NewPlace(PlaceKind.Commune, "Xã Mới", "06999"), new DateOnly(2024, 3, 1), "1672/NQ")));
        Assert.Equal(["1 phiếu chuyển đến Xã Mới chờ tiếp nhận"], await WaitingAsync(world, OfficerElsewhere));
        Assert.Equal("Xã Mới", Good(await world.DoAsync<ReadRelocations, Result<RelocationView>>(r => r.OneAsync(OfficerElsewhere, id))).To.Name);
        Good(await AcceptAsync(world, id, new Arrival { Village = ElsewhereVillage }));
        Assert.Equal(ElsewhereVillage, (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(1)))).VillageId);
    }

    [Fact]
    public async Task Who_is_recorded_with_a_citizen_id_of_another_commune_is_told_where_it_stands_and_whom_to_ask()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 3, 4);
        Good(await world.DoAsync<ChangeMembers, Result<long>>(u => u.RunAsync(Officer, H(1), [new MemberChange(Head) { CitizenId = "000080000001" }], new DateOnly(2021, 1, 1), "bổ sung")));
        NewHousehold copy = new(ElsewhereVillage, null, [new NewMember("Chủ hộ 1", Anise.Households.Sex.Male, "head") { BirthYear = 1980, CitizenId = "000080000001" }]);
        Problem told = Assert.Single((await world.DoAsync<RecordHousehold, Result<HouseholdId>>(u => u.RunAsync(OfficerElsewhere, copy, Moved))).Problems);
        Assert.Equal("citizen-id-in-commune", told.Code);
        Assert.Contains("Xã Vạn Linh", told.Message, StringComparison.Ordinal);
        Assert.Contains("officer", told.Message, StringComparison.Ordinal);
        Refused("citizen-id-repeated", await world.DoAsync<RecordHousehold, Result<HouseholdId>>(u => u.RunAsync(Officer, copy with { VillageId = Lower }, Moved)));
    }

    [Fact]
    public async Task The_class_of_a_day_counts_lists_and_decisions_within_the_year_and_amendments()
    {
        await using ReviewWorld world = await InYearTests.DecidedYearAsync();   // 1 poor, 2 near-poor, 4 not poor, 3, 5 and 6 on no list
        DateOnly decided = world.Day;
        world.Today(2024, 3, 4);
        var first = Good(await InYearTests.ReceiveAsync(world, 5));
        await InYearTests.ToDecisionAsync(world, first.Id, 5, "poor");
        DateOnly granted = world.Day;
        Good(await InYearTests.DecideAsync(world, first.Id, true));
        // Counted by hand: poor, near-poor, with a class.
        foreach (var (day, poor, near, known) in new[] { (decided.AddDays(-1), 0, 0, 0), (decided, 1, 1, 6), (granted.AddDays(-1), 1, 1, 6), (granted, 2, 1, 6), (granted.AddDays(1), 2, 1, 6) })
        {
            world.Today(granted.AddDays(30));
            Assert.Equal((day, poor, near, known), (day, await FigureAsync(world, "poor-households-in-force", Commune, day), await FigureAsync(world, "near-poor-households-in-force", Commune, day), await FigureAsync(world, "households-with-class-in-force", Commune, day)));
        }
        // The criterion of poverty counts the class of the day too: poor and near-poor of all with a class.
        foreach (var (day, listed) in new[] { (granted.AddDays(-1), 2m), (granted, 3m) })
        {
            var line = Good(await world.DoAsync<ReadScorecards, Result<IReadOnlyList<Scorecard>>>(r => r.RunAsync(TestStore.Console, Commune, day))).Single().Find("11")!.Computed!;
            Assert.Equal((listed, 6m, Period.Of(day)), (line.Numerator, line.Denominator, line.Period));
        }
        Assert.Equal(1, await YearAsync(world, "poor-households", 2023));   // the list of the year stays what was decided
        Assert.Equal(1, await YearAsync(world, "poor-households-in-force", 2023));   // of a year: on its last day
        Assert.Equal(2, await YearAsync(world, "poor-households-in-force", 2024));   // of the running year: today
    }

    // The world numbers its places, households and people itself.
    private static Task NumberAsync(ReviewWorld world) => world.WriteAsync(db => db.AddRange(new[] { "place", "household", "member" }.Select(name => new Anise.Store.Sequence { Name = name, Last = 1000 })));

    private static async Task<int> FigureAsync(ReviewWorld world, string code, PlaceId place, DateOnly day) =>
        (int)Good(await world.DoAsync<ReadFigures, Result<FigureGrid>>(r => r.RunAsync(TestStore.Console, new FigureQuery([code], place, (Period[])[Period.Of(day)]))))[code, Period.Of(day)].Of;

    private static async Task<int> YearAsync(ReviewWorld world, string code, int year, PlaceId? place = null) =>
        (int)Good(await world.DoAsync<ReadFigures, Result<FigureGrid>>(r => r.RunAsync(TestStore.Console, new FigureQuery([code], place ?? Commune, [year]))))[code, year].Of;

    private static async Task CountsAsync(ReviewWorld world, DateOnly day, int here, int there) =>
        Assert.Equal((day, here, there), (day, await FigureAsync(world, "poor-households-in-force", Commune, day), await FigureAsync(world, "poor-households-in-force", Elsewhere, day)));

    private static async Task DerivedAsync(ReviewWorld world) => Assert.All((await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Where(r => r.Name == "household-classes"), r => Assert.Equal(0, r.Changed));

    private static async Task<string[]> WaitingAsync(ReviewWorld world, Rights rights) =>
        [.. (await world.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(r => r.RunAsync(rights))).Where(w => w.Address.StartsWith("/households/moves", StringComparison.Ordinal)).Select(w => w.Text)];

    private static Task<Result<RelocationId>> AnnounceAsync(
        ReviewWorld world, long household, IReadOnlyList<MemberId>? leaving = null, IReadOnlyList<MemberChange>? staying = null, Rights? rights = null, DateOnly? on = null, PlaceId? to = null) =>
        world.DoAsync<AnnounceRelocation, Result<RelocationId>>(u => u.RunAsync(rights ?? Officer, H(household), new NewRelocation(to ?? Elsewhere, on ?? Moved, leaving ?? [], staying ?? [], "Theo con", "0912345678")));

    private static Task<Result<HouseholdId>> AcceptAsync(ReviewWorld world, RelocationId id, Arrival arrival, Rights? rights = null) =>
        world.DoAsync<AcceptRelocation, Result<HouseholdId>>(u => u.RunAsync(rights ?? OfficerElsewhere, id, arrival));

    private static Task<Result<RelocationId>> ReturnAsync(ReviewWorld world, RelocationId id, string reason, Rights? rights = null) =>
        world.DoAsync<ReturnRelocation, Result<RelocationId>>(u => u.RunAsync(rights ?? OfficerElsewhere, id, reason));
}
