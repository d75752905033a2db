using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Lists;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

public sealed class HouseholdListTests
{
    [Fact]
    public async Task The_list_is_in_Vietnamese_order_and_paged_with_its_total()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        foreach (string name in (string[])["Nông Văn Ước", "Vi Văn Đạt", "La Thị Ân", "Bế Văn Dũng", "Hoàng Văn An"])
            await store.RecordAsync(new NewHousehold(VanLinh.NaLung, null, [new(name, Sex.Male, "head")]));
        HouseholdPage first = await ListAsync(store, new HouseholdQuery(VanLinh.Commune) { PageSize = 2 });
        HouseholdPage last = await ListAsync(store, new HouseholdQuery(VanLinh.Commune) { PageSize = 2, Page = 3 });
        Assert.Equal(["Hoàng Văn An", "La Thị Ân"], first.Rows.Select(r => r.HeadName));
        Assert.Equal(["Nông Văn Ước"], last.Rows.Select(r => r.HeadName));
        Assert.Equal((5, 5), (first.Total, first.Members));
    }

    [Theory]
    [InlineData("hanh", 1)]          // a member's name, without marks
    [InlineData("NÔNG thi", 1)]
    [InlineData("0650", 1)]
    [InlineData("khanh dat", 0)]     // words of two members are nobody's name
    [InlineData("000180000011", 1)]  // a whole citizen ID
    [InlineData("000180", 0)]        // never part of one
    [InlineData("", 2)]
    public async Task The_search_finds_names_codes_and_whole_citizen_ids(string search, int found)
    {
        await using VanLinh store = await Two();
        Assert.Equal(found, (await ListAsync(store, new HouseholdQuery(VanLinh.Province) { Search = search })).Total);
    }

    [Fact]
    public async Task A_citizen_id_finds_nothing_for_those_who_may_not_see_it()
    {
        await using VanLinh store = await Two();
        Rights analyst = VanLinh.Officer(VanLinh.Province, Role.Analyst);
        Assert.Equal(0, (await store.With(c => c.List.RunAsync(analyst, new HouseholdQuery(VanLinh.Province) { Search = "000180000011" }))).Total);
    }

    [Fact]
    public async Task The_list_is_filtered_by_village_ethnic_group_and_class()
    {
        await using VanLinh store = await Two();
        Assert.Equal("Vi Thị Yến", Assert.Single((await ListAsync(store, new HouseholdQuery(VanLinh.Commune) { Village = VanLinh.LanBong })).Rows).HeadName);
        Assert.Equal("Hoàng Văn Khánh", Assert.Single((await ListAsync(store, new HouseholdQuery(VanLinh.Commune) { Ethnicity = "07" })).Rows).HeadName);
        Assert.Equal(2, (await ListAsync(store, new HouseholdQuery(VanLinh.Commune) { ClassCode = ReadHouseholds.NoClass })).Total);
        Assert.Equal(0, (await ListAsync(store, new HouseholdQuery(VanLinh.OtherCommune))).Total);
    }

    [Fact]
    public async Task The_list_is_exported_whole_while_somebody_else_writes()
    {
        await using VanLinh store = await Two();
        NewHousehold[] many = [.. Enumerable.Range(0, 600).Select(i => VanLinh.Family($"H{i:00000}"))];
        Assert.True((await store.With(c => c.RecordMany.RunAsync(TestStore.Console, many, VanLinh.Start))).Ok);
        await using AniseDb writer = store.Open();
        await using JournaledWrite open = await new JournalBook(writer, new StillClock()).BeginAsync(TestStore.Console.Actor, new Act("test"));   // the write lock
        IReadOnlyList<HouseholdLine> rows = await store.With(c => c.List.AllAsync(TestStore.Console, new HouseholdQuery(VanLinh.Commune) { Order = HouseholdOrder.Code }, CancellationToken.None));
        Assert.Equal((602, "065050001", "H00599", (string?)null), (rows.Count, rows[0].Code, rows[600].Code, rows[601].Code));
    }

    [Fact]
    public async Task A_village_that_ended_while_somebody_waited_takes_nobody_in()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family("065050001"));
        var gone = new DateOnly(2024, 6, 1);
        Result<long> moved = await store.With(async late =>
        {
            Assert.True((await late.Change.RunAsync(TestStore.Console, id, new HouseholdChange { Address = "Xóm Trên", VillageId = VanLinh.NaLung }, gone, "Bổ sung.")).Ok);
            await using (AniseDb db = store.Open())
            await using (JournaledWrite write = await new JournalBook(db, new StillClock()).BeginAsync(TestStore.Console.Actor, new Act("test")))
            {
                (await db.Set<PlaceSpan>().SingleAsync(s => s.PlaceId == VanLinh.LanBong)).Until = gone;
                await write.CommitAsync();
            }
            return await late.Change.RunAsync(TestStore.Console, id, new HouseholdChange { VillageId = VanLinh.LanBong }, gone, "Chuyển.");
        });
        Assert.Equal("village-unknown", Assert.Single(moved.Problems).Code);
    }

    [Fact]
    public async Task Nobody_lists_a_commune_that_is_not_theirs()
    {
        await using VanLinh store = await Two();
        await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.List.RunAsync(VanLinh.Officer(VanLinh.OtherCommune), new HouseholdQuery(VanLinh.Commune))));
    }

    [Fact]
    public async Task Thousands_of_households_are_recorded_in_one_write_with_an_entry_each()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        int before = await store.JournalCountAsync();
        NewHousehold[] many = [.. Enumerable.Range(0, 1200).Select(i => VanLinh.Family($"H{i:00000}"))];
        Assert.True((await store.With(c => c.RecordMany.RunAsync(TestStore.Console, many, VanLinh.Start))).Ok);
        Assert.Equal(before + 1200, await store.JournalCountAsync());
        HouseholdPage page = await ListAsync(store, new HouseholdQuery(VanLinh.NaLung) { Order = HouseholdOrder.Code, Page = 24 });
        Assert.Equal((1200, 3600, "H01199"), (page.Total, page.Members, page.Rows[^1].Code));
    }

    [Fact]
    public async Task The_list_by_village_goes_by_its_name_in_Vietnamese_order_across_pages()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        foreach (var (village, name) in ((PlaceId, string)[])[(VanLinh.NaLung, "Vi Văn An"), (VanLinh.LanBong, "Vi Văn Ước"), (VanLinh.NaLung, "Vi Văn Bế"), (VanLinh.LanBong, "Vi Văn Dũng")])
            await store.RecordAsync(new NewHousehold(village, null, [new(name, Sex.Male, "head")]));
        async Task<string> Page(int page, bool descending) => string.Join(", ", (await ListAsync(store, new HouseholdQuery(VanLinh.Commune)
        {
            Order = HouseholdOrder.Village, Descending = descending, PageSize = 3, Page = page,
        })).Rows.Select(r => r.HeadName));
        // Lân Bông comes before Nà Lùng although it was made later.
        Assert.Equal(("Vi Văn Dũng, Vi Văn Ước, Vi Văn An", "Vi Văn Bế"), (await Page(1, false), await Page(2, false)));
        Assert.Equal(("Vi Văn An, Vi Văn Bế, Vi Văn Dũng", "Vi Văn Ước"), (await Page(1, true), await Page(2, true)));
        IReadOnlyList<HouseholdLine> all = await store.With(c => c.List.AllAsync(TestStore.Console, new HouseholdQuery(VanLinh.Commune) { Order = HouseholdOrder.Village }, CancellationToken.None));
        Assert.Equal(["Vi Văn Dũng", "Vi Văn Ước", "Vi Văn An", "Vi Văn Bế"], all.Select(r => r.HeadName));
    }

    private static async Task<VanLinh> Two()
    {
        VanLinh store = await VanLinh.CreateAsync();
        await store.RecordAsync(VanLinh.Family("065050001"));
        await store.RecordAsync(new NewHousehold(VanLinh.LanBong, null, [new("Vi Thị Yến", Sex.Female, "head") { BirthYear = 1980, Ethnicity = "02", CitizenId = "000180000011" }]));
        return store;
    }

    private static Task<HouseholdPage> ListAsync(VanLinh store, HouseholdQuery query) => store.With(c => c.List.RunAsync(TestStore.Console, query));
}
