using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import.Values;
using Anise.Journal;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

public sealed class HouseholdTests
{
    private static readonly DateOnly March = new(2024, 3, 1);
    private static readonly DateOnly June = new(2024, 6, 1);

    [Fact]
    public async Task A_recorded_household_is_read_with_its_members_in_order()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family("065050001"));
        HouseholdView seen = await store.ReadAsync(id);
        Assert.Equal(("065050001", "Nà Lùng", "Xã Vạn Linh"), (seen.Code, seen.Village, seen.Commune));
        Assert.Equal(["Hoàng Văn Khánh", "Nông Thị Hạnh", "Hoàng Văn Đạt"], seen.Members.Select(m => m.Name));
        Assert.Equal(1995, seen.Members[2].BirthYear);
        Assert.Equal("Hoàng Văn Khánh", seen.Head?.Name);
    }

    [Fact]
    public async Task A_household_is_not_there_before_the_day_from_which_it_is_held()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family(), March);
        Result<HouseholdView> before = await store.With(c => c.Read.RunAsync(TestStore.Console, id, March.AddDays(-1)));
        Assert.Equal("household-not-then", Assert.Single(before.Problems).Code);
    }

    [Theory]
    [InlineData("no-head", "spouse")]
    [InlineData("two-heads", "head")]
    public async Task A_household_has_exactly_one_head(string problem, string secondMember)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        string first = problem == "no-head" ? "child" : "head";
        var family = new NewHousehold(VanLinh.NaLung, null, [new("Vi Văn An", Sex.Male, first), new("La Thị Yến", Sex.Female, secondMember)]);
        Result<HouseholdId> result = await store.With(c => c.Record.RunAsync(TestStore.Console, family, March));
        Assert.Equal(problem, Assert.Single(result.Problems).Code);
        await using AniseDb db = store.Open();
        Assert.Equal(0, await db.HouseholdFacts.CountAsync());
    }

    [Theory]
    [InlineData("000070000001", null)]
    [InlineData("000170000001", "citizen-id-disagrees")]     // a woman's
    [InlineData("000071000001", "citizen-id-disagrees")]     // born 1971
    [InlineData("00070000001", "citizen-id-length")]
    public async Task A_citizen_id_must_fit_sex_and_birth_year(string citizenId, string? problem)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        var alone = new NewHousehold(VanLinh.NaLung, null, [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = citizenId }]);
        Result<HouseholdId> result = await store.With(c => c.Record.RunAsync(TestStore.Console, alone, March));
        Assert.Equal(problem, result.Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public async Task A_citizen_id_or_a_code_of_another_household_is_refused()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        var one = new NewHousehold(VanLinh.NaLung, "H1", [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = "000070000001" }]);
        await store.RecordAsync(one);
        Result<HouseholdId> again = await store.With(c => c.Record.RunAsync(TestStore.Console, one, March));
        Assert.Equal(["citizen-id-repeated", "household-code-repeated"], again.Problems.Select(p => p.Code).Order());
    }

    [Fact]
    public async Task Nothing_holds_from_a_day_in_the_future()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        DateOnly tomorrow = store.Clock.Day.AddDays(1);
        Result<HouseholdId> result = await store.With(c => c.Record.RunAsync(TestStore.Console, VanLinh.Family(), tomorrow));
        Assert.Equal("day-in-future", Assert.Single(result.Problems).Code);
    }

    [Fact]
    public async Task A_move_to_another_village_holds_from_its_day_and_is_told_in_the_history()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        Result<long> moved = await store.With(c => c.Change.RunAsync(TestStore.Console, id, new HouseholdChange { VillageId = VanLinh.LanBong }, March, "built a house there"));
        Assert.True(moved.Ok);
        Assert.Equal("Nà Lùng", (await store.ReadAsync(id, March.AddDays(-1))).Village);
        HouseholdView now = await store.ReadAsync(id, March);
        Assert.Equal("Lân Bông", now.Village);
        HouseholdEvent latest = now.History[0];
        Assert.Equal((March, "change-household", "built a house there", "console"), (latest.HoldsFrom, latest.Action, latest.Reason, latest.UserName));
        Assert.Equal([("village", "Nà Lùng", "Lân Bông")], latest.Changes.Select(c => (c.Field, c.Before!, c.After!)));
    }

    [Fact]
    public async Task A_correction_in_the_past_reaches_later_facts_that_still_had_the_wrong_value()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        MemberId son = (await store.ReadAsync(id)).Members[2].Id;
        Assert.True((await store.With(c => c.ChangeMembers.RunAsync(TestStore.Console, id, [new(son) { Ethnicity = "02" }], June, "chose his mother's group"))).Ok);
        Result<long> correction = await store.With(c => c.ChangeMembers.RunAsync(TestStore.Console, id, [new(son) { Name = "Hoàng Văn Đức" }], VanLinh.Start, "misspelt"));
        Assert.Equal("Hoàng Văn Đức", (await store.ReadAsync(id, March)).Members[2].Name);
        Assert.Equal(("Hoàng Văn Đức", "02"), ((await store.ReadAsync(id, June)).Members[2].Name, (await store.ReadAsync(id, June)).Members[2].Ethnicity));
        Assert.Equal("Hoàng Văn Đạt", (await store.ReadAsync(id, June, correction.Value - 1)).Members[2].Name);
    }

    [Fact]
    public async Task When_the_head_dies_another_must_follow_on_the_same_day()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        IReadOnlyList<MemberView> members = (await store.ReadAsync(id)).Members;
        Result<long> headless = await store.With(c => c.Remove.RunAsync(TestStore.Console, id, members[0].Id, "died", [], March, "certificate 12"));
        Assert.Equal("no-head", Assert.Single(headless.Problems).Code);
        Result<long> followed = await store.With(c => c.Remove.RunAsync(TestStore.Console, id, members[0].Id, "died", [new(members[1].Id) { Relationship = "head" }], March, "certificate 12"));
        Assert.True(followed.Ok);
        Assert.Equal("Nông Thị Hạnh", (await store.ReadAsync(id, March)).Head?.Name);
        Assert.Equal("Hoàng Văn Khánh", (await store.ReadAsync(id, March.AddDays(-1))).Head?.Name);
    }

    [Fact]
    public async Task A_split_loses_nobody_and_is_in_the_history_of_both()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        MemberId son = (await store.ReadAsync(id)).Members[2].Id;
        HouseholdId made = (await store.With(c => c.Split.RunAsync(TestStore.Console, id, [new Leaving(son, "head")], [], new HouseholdChange { VillageId = VanLinh.LanBong }, March, "married"))).Value;
        Assert.Equal(2, (await store.ReadAsync(id, March)).Members.Count);
        Assert.Equal(3, (await store.ReadAsync(id, March.AddDays(-1))).Members.Count);
        HouseholdView other = await store.ReadAsync(made, March);
        Assert.Equal(("Lân Bông", "Hoàng Văn Đạt"), (other.Village, other.Head?.Name));
        Assert.Contains((await store.ReadAsync(id)).History, e => e.Action == "split-household" && e.Changes.Any(c => c.Field == "household"));
        await using AniseDb db = store.Open();
        Assert.Equal([2, 1], await db.Households.OrderBy(h => h.Id).Select(h => h.MemberCount).ToListAsync());
        Assert.Equal(2, await db.Set<JournalEntry>().CountAsync(e => e.Action == "split-household"));
    }

    [Fact]
    public async Task A_bride_goes_to_another_household_and_both_histories_say_so()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId old = await store.RecordAsync(VanLinh.Family("065050001"));
        HouseholdId other = await store.RecordAsync(new NewHousehold(VanLinh.LanBong, "065050002", [new("Vi Văn Bế", Sex.Male, "head")]));
        MemberId son = (await store.ReadAsync(old)).Members[2].Id;
        Assert.True((await store.With(c => c.Move.RunAsync(TestStore.Console, old, son, other, "child-in-law", [], March, "Kết hôn."))).Ok);
        Assert.Equal((2, 3), ((await store.ReadAsync(old, March)).Members.Count, (await store.ReadAsync(old, March.AddDays(-1))).Members.Count));
        Assert.Equal(["Vi Văn Bế", "Hoàng Văn Đạt"], (await store.ReadAsync(other, March)).Members.Select(m => m.Name));
        foreach (HouseholdId id in (HouseholdId[])[old, other])
        {
            HouseholdEvent moved = Assert.Single((await store.ReadAsync(id)).History, e => e.Action == "move-member");
            Assert.Contains(moved.Changes, c => c is { Field: "household", Before: "Hoàng Văn Khánh (065050001)", After: "Vi Văn Bế (065050002)" });
        }
        await using AniseDb db = store.Open();
        Assert.Equal(2, await db.Set<JournalEntry>().CountAsync(e => e.Action == "move-member"));
        Assert.Null((await new VerifyJournal(db).RunAsync()).Fault);
    }

    [Fact]
    public async Task A_household_whose_last_member_goes_to_another_ends_as_joined()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId old = await store.RecordAsync(new NewHousehold(VanLinh.NaLung, null, [new("La Thị Ân", Sex.Female, "head")]));
        HouseholdId other = await store.RecordAsync(VanLinh.Family());
        MemberId alone = (await store.ReadAsync(old)).Members[0].Id;
        Assert.True((await store.With(c => c.Move.RunAsync(TestStore.Console, old, alone, other, "parent", [], March, "Về ở với con."))).Ok);
        Assert.Equal("joined-another", (await store.ReadAsync(old)).Ended);
        Assert.Equal(4, (await store.ReadAsync(other)).Members.Count);
    }

    [Fact]
    public async Task Nobody_moves_to_the_same_an_ended_or_another_communes_household_nor_becomes_a_second_head()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId old = await store.RecordAsync(VanLinh.Family());
        HouseholdId other = await store.RecordAsync(new NewHousehold(VanLinh.LanBong, null, [new("Vi Văn Bế", Sex.Male, "head")]));
        MemberId son = (await store.ReadAsync(old)).Members[2].Id, head = (await store.ReadAsync(old)).Members[0].Id;
        async Task<string> Refused(MemberId member, HouseholdId to, string relationship = "child") =>
            (await store.With(c => c.Move.RunAsync(TestStore.Console, old, member, to, relationship, [], March, "Chuyển."))).Problems[0].Code;
        Assert.Equal("same-household", await Refused(son, old));
        Assert.Equal("two-heads", await Refused(son, other, "head"));
        Assert.Equal("no-head", await Refused(head, other));
        Assert.Equal("household-unknown", await Refused(son, new HouseholdId(999)));
        await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.Move.RunAsync(VanLinh.Officer(VanLinh.NaLung), old, son, other, "child", [], March, "Chuyển.")));
        Assert.True((await store.With(c => c.End.RunAsync(TestStore.Console, other, "moved-away", March, "Đi."))).Ok);
        Assert.Equal("target-ended", await Refused(son, other));
    }

    [Fact]
    public async Task The_same_change_twice_writes_nothing()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        await store.With(c => c.Change.RunAsync(TestStore.Console, id, new HouseholdChange { Phone = "0912345678" }, March, "asked"));
        int before = await store.JournalCountAsync();
        Result<long> again = await store.With(c => c.Change.RunAsync(TestStore.Console, id, new HouseholdChange { Phone = "0912345678" }, March, "asked"));
        Assert.Equal(0, again.Value);
        Assert.Equal(before, await store.JournalCountAsync());
    }

    [Fact]
    public async Task Only_those_who_may_change_a_household_where_it_lives()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        Task Change(Rights rights) => store.With(c => c.Change.RunAsync(rights, id, new HouseholdChange { Phone = "0912345678" }, March, "asked"));
        await Assert.ThrowsAsync<NoAccessException>(() => Change(VanLinh.Officer(VanLinh.OtherCommune)));
        await Assert.ThrowsAsync<NoAccessException>(() => Change(VanLinh.Officer(VanLinh.Commune, Role.Enumerator)));
        await Change(VanLinh.Officer(VanLinh.Commune));
        Assert.Equal("0912345678", (await store.ReadAsync(id)).Phone);
    }

    [Fact]
    public async Task A_citizen_id_is_masked_everywhere_and_every_whole_look_is_journaled()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(new NewHousehold(VanLinh.NaLung, null, [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = "000070000017" }]));
        HouseholdView seen = await store.ReadAsync(id);
        Assert.Equal("000 0•• ••• •17", seen.Members[0].MaskedCitizenId);
        Assert.Contains(seen.History.SelectMany(e => e.Changes), c => c is { Field: "citizen-id", After: "000 0•• ••• •17" });
        await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.SeeId.RunAsync(VanLinh.Officer(VanLinh.Commune, Role.Analyst), seen.Members[0].Id)));
        Result<string?> whole = await store.With(c => c.SeeId.RunAsync(VanLinh.Officer(VanLinh.Commune), seen.Members[0].Id));
        Assert.Equal("000070000017", whole.Value);
        await using AniseDb db = store.Open();
        JournalEntry look = await db.Set<JournalEntry>().SingleAsync(e => e.Action == "see-citizen-id");
        Assert.Equal(("household", "lan", VanLinh.NaLung), (look.Subject, look.UserName, look.Place));
    }
}
