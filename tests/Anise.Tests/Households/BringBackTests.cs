using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

public sealed class BringBackTests
{
    private static readonly DateOnly March = new(2024, 3, 1);

    [Theory]
    [InlineData("died")]
    [InlineData("moved-away")]
    [InlineData("recorded-twice")]
    public async Task Somebody_who_left_by_mistake_is_the_same_person_again_as_if_never_gone_and_the_history_tells_both(string kind)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        HouseholdView before = await store.ReadAsync(id);
        MemberView son = before.Members[2];
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, son.Id, kind, [], March, "báo nhầm")));
        HouseholdView without = await store.ReadAsync(id);
        Assert.Equal((2, son.Id, kind, March), (without.Members.Count, without.Former.Single().Member.Id, without.Former.Single().Kind, without.Former.Single().Member.HoldsFrom));
        await using (AniseDb gone = store.Open()) Assert.Contains("hoang van dat", (await gone.Households.SingleAsync()).SearchText, StringComparison.Ordinal);   // found all the same
        long write = Good(await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, son.Id, [], "ghi nhầm người")));
        HouseholdView after = await store.ReadAsync(id);
        Assert.Equal(before.Members.Select(m => (m.Id, m.No, m.Name, m.Relationship)), after.Members.Select(m => (m.Id, m.No, m.Name, m.Relationship)));
        Assert.Empty(after.Former);
        Assert.Equal(3, (await store.ReadAsync(id, March)).Members.Count);   // also on the day of the mistake
        Assert.Equal(2, (await store.ReadAsync(id, March, write - 1)).Members.Count);   // what was known before stays known
        Assert.Equal(["bring-back-member", "remove-member"], after.History.Take(2).Select(e => e.Action));
        await using AniseDb db = store.Open();
        Assert.Equal("ghi nhầm người", (await db.Set<JournalEntry>().OrderByDescending(e => e.Number).FirstAsync()).Reason);
        Assert.Contains("hoang van dat", (await db.Households.SingleAsync()).SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_comes_back_with_the_relations_of_everybody_and_never_as_a_second_head()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        MemberView[] family = [.. (await store.ReadAsync(id)).Members];
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, family[0].Id, "died", [new(family[1].Id) { Relationship = "head" }], March, "báo nhầm")));
        Assert.Equal("two-heads", Assert.Single((await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, family[0].Id, [], "còn sống"))).Problems).Code);
        Good(await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, family[0].Id, [new(family[1].Id) { Relationship = "spouse" }], "còn sống")));
        Assert.Equal(family.Select(m => (m.Id, m.Relationship)), (await store.ReadAsync(id)).Members.Select(m => (m.Id, m.Relationship)));
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, family[0].Id, "died", [new(family[1].Id) { Relationship = "head" }], March.AddDays(9), "báo nhầm")));
        Good(await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, family[0].Id, [new(family[0].Id) { Relationship = "spouse" }], "còn sống")));
        Assert.Equal(["head", "spouse", "child"], (await store.ReadAsync(id)).Members.Select(m => m.Relationship));
    }

    [Fact]
    public async Task Who_lives_there_or_was_brought_back_already_cannot_come_back_and_a_reason_is_needed()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        MemberId son = (await store.ReadAsync(id)).Members[2].Id;
        Assert.Equal("member-not-gone", Assert.Single((await BackAsync()).Problems).Code);
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, son, "died", [], March, "báo nhầm")));
        Assert.Equal("reason-missing", Assert.Single((await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, son, [], " "))).Problems).Code);
        Assert.Equal("too-long", Assert.Single((await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, son, [], new string('x', 2001)))).Problems).Code);
        Result<long>[] both = await Task.WhenAll(BackAsync(), BackAsync());   // two people at once
        Assert.Equal("member-not-gone", Assert.Single(both.Single(r => !r.Ok).Problems).Code);

        Task<Result<long>> BackAsync() => store.With(c => c.BringBack.RunAsync(TestStore.Console, id, son, [], "còn sống"));
    }

    [Fact]
    public async Task A_citizen_id_that_another_person_has_by_now_is_refused()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(new NewHousehold(VanLinh.NaLung, "H1",
            [new("La Thị Yến", Sex.Female, "head") { BirthYear = 1972 }, new("Vi Văn An", Sex.Male, "spouse") { BirthYear = 1970, CitizenId = "000070000001" }]));
        MemberId gone = (await store.ReadAsync(id)).Members[1].Id;
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, gone, "moved-away", [], March, "báo nhầm")));
        await store.RecordAsync(new NewHousehold(VanLinh.NaLung, "H2", [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = "000070000001" }]));
        Assert.Contains("citizen-id-repeated", (await store.With(c => c.BringBack.RunAsync(TestStore.Console, id, gone, [], "về lại"))).Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task After_a_merger_the_new_commune_brings_back_and_who_may_only_read_or_works_elsewhere_does_not()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family());
        MemberId son = (await store.ReadAsync(id)).Members[2].Id;
        Good(await store.With(c => c.Remove.RunAsync(TestStore.Console, id, son, "died", [], March, "báo nhầm")));
        PlaceId merged = await store.MergeAsync(new DateOnly(2024, 7, 1));
        foreach (Rights other in (Rights[])[Someone(Role.CommuneChair, merged), Someone(Role.Auditor, merged), Someone(Role.CommuneOfficer, new PlaceId(9999))])
            await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.BringBack.RunAsync(other, id, son, [], "còn sống")));
        Good(await store.With(c => c.BringBack.RunAsync(Someone(Role.CommuneOfficer, merged), id, son, [], "còn sống")));
        Assert.Equal(3, (await store.ReadAsync(id)).Members.Count);
    }

    private static Rights Someone(Role role, PlaceId place) => new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = place }]);

    private static T Good<T>(Result<T> result)
    {
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Message}")));
        return result.Value;
    }
}
