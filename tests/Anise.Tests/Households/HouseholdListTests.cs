using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Lists;
using Anise.Journal;
using Anise.Lists;
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
        ListPage<Household> first = await ListAsync(store, VanLinh.Commune, 2);
        ListPage<Household> last = await ListAsync(store, VanLinh.Commune, 2, ("page", "3"));
        Assert.Equal(["Hoàng Văn An", "La Thị Ân"], first.Rows.Select(r => r.HeadName));
        Assert.Equal(["Nông Văn Ước"], last.Rows.Select(r => r.HeadName));
        Assert.Equal((5, 3, 2), (first.Total, last.Number, last.Size));
    }

    [Theory]
    [InlineData("hanh", 1)]          // a member's name, without marks
    [InlineData("NÔNG thi", 1)]
    [InlineData("0650", 1)]
    [InlineData("khanh dat", 0)]     // words of two members are nobody's name
    [InlineData("000180000011", 0)]  // a citizen ID is no filter: it would stand in the address
    [InlineData("000180", 0)]
    [InlineData("", 2)]
    public async Task The_search_finds_names_and_codes_and_no_citizen_ids(string search, int found)
    {
        await using VanLinh store = await Two();
        Assert.Equal(found, (await ListAsync(store, VanLinh.Province, 50, ("q", search))).Total);
    }

    [Fact]
    public async Task A_citizen_id_is_found_by_those_who_may_see_it_and_every_search_is_noted_with_the_number_masked()
    {
        await using VanLinh store = await Two();
        HouseholdId yen = await store.With(c => c.Db.Households.Where(h => h.HeadName == "Vi Thị Yến").Select(h => h.Id).SingleAsync());
        int before = await store.JournalCountAsync();
        foreach (string typed in new[] { "000180000011", "000 180 000 011" })
            Assert.Equal(yen, (await FindAsync(VanLinh.Officer(VanLinh.Commune), VanLinh.Commune, typed)).Value.Household);
        FoundCitizenId elsewhere = (await FindAsync(VanLinh.Officer(VanLinh.OtherCommune), VanLinh.OtherCommune, "000180000011")).Value;
        Assert.Equal((null, "Xã Vạn Linh"), (elsewhere.Household, elsewhere.Elsewhere?.Name));   // where it stands, not whose it is
        Assert.Equal((null, null), (await FindAsync(VanLinh.Officer(VanLinh.Commune), VanLinh.Commune, "000180000012")).Value is var none ? (none.Household, none.Elsewhere?.Name) : default);
        Assert.Equal("citizen-id-typed", Assert.Single((await FindAsync(VanLinh.Officer(VanLinh.Commune), VanLinh.Commune, "00018")).Problems).Code);
        await Assert.ThrowsAsync<NoAccessException>(() => FindAsync(VanLinh.Officer(VanLinh.Province, Role.Analyst), VanLinh.Province, "000180000011"));
        await using AniseDb db = store.Open();
        List<JournalEntry> noted = await db.Set<JournalEntry>().OrderBy(e => e.Number).Skip(before).ToListAsync();
        Assert.Equal(["search-citizen-id", "search-citizen-id", "search-citizen-id", "search-citizen-id"], noted.Select(e => e.Action));
        Assert.All(noted, e => Assert.DoesNotContain("0001800000", e.After, StringComparison.Ordinal));

        Task<Result<FoundCitizenId>> FindAsync(Rights rights, PlaceId place, string typed) => store.With(c => c.FindId.RunAsync(rights, place, typed));
    }

    [Fact]
    public async Task The_list_is_filtered_by_village_ethnic_group_and_class()
    {
        await using VanLinh store = await Two();
        Assert.Equal("Vi Thị Yến", Assert.Single((await ListAsync(store, VanLinh.Commune, 50, ("village", VanLinh.LanBong.ToString()))).Rows).HeadName);
        Assert.Equal("Hoàng Văn Khánh", Assert.Single((await ListAsync(store, VanLinh.Commune, 50, ("ethnicity", "07"))).Rows).HeadName);
        Assert.Equal(2, (await ListAsync(store, VanLinh.Commune, 50, ("class", ReadHouseholds.NoClass))).Total);
        Assert.Equal(0, (await ListAsync(store, VanLinh.OtherCommune)).Total);
    }

    [Fact]
    public async Task The_list_is_exported_whole_while_somebody_else_writes()
    {
        await using VanLinh store = await Two();
        NewHousehold[] many = [.. Enumerable.Range(0, 600).Select(i => VanLinh.Family($"H{i:00000}"))];
        Assert.True((await store.With(c => c.RecordMany.RunAsync(TestStore.Console, many, VanLinh.Start))).Ok);
        await using AniseDb writer = store.Open();
        await using JournaledWrite open = await new JournalBook(writer, new StillClock()).BeginAsync(TestStore.Console.Actor, new Act("test"));   // the write lock
        IReadOnlyList<Household> rows = await AllAsync(store, ("sort", "code"));
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
    public async Task The_file_of_members_obeys_the_filter_of_the_list()
    {
        await using VanLinh store = await Two();
        IReadOnlyList<ExportRow> members = await store.With(async c =>
        {
            ListOf<Household> list = await c.List.RunAsync(TestStore.Console, VanLinh.Commune);
            return await c.Export.RunAsync(TestStore.Console, VanLinh.Commune, VanLinh.Start, list.Found(ListAsk.For(("village", VanLinh.LanBong.ToString()))));
        });
        Assert.Equal("Vi Thị Yến", Assert.Single(members).Name);
    }

    [Fact]
    public async Task A_household_without_a_code_comes_last_upwards_and_downwards()
    {
        await using VanLinh store = await Two();
        await store.RecordAsync(VanLinh.Family("065050009"));
        Assert.Equal(["065050001", "065050009", null], (await AllAsync(store, ("sort", "code"))).Select(h => h.Code));
        Assert.Equal(["065050009", "065050001", null], (await AllAsync(store, ("sort", "-code"))).Select(h => h.Code));
    }

    [Fact]
    public async Task Nobody_lists_a_commune_that_is_not_theirs()
    {
        await using VanLinh store = await Two();
        await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.List.RunAsync(VanLinh.Officer(VanLinh.OtherCommune), VanLinh.Commune)));
    }

    [Fact]
    public async Task Thousands_of_households_are_recorded_in_one_write_with_an_entry_each()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        int before = await store.JournalCountAsync();
        NewHousehold[] many = [.. Enumerable.Range(0, 1200).Select(i => VanLinh.Family($"H{i:00000}"))];
        Assert.True((await store.With(c => c.RecordMany.RunAsync(TestStore.Console, many, VanLinh.Start))).Ok);
        Assert.Equal(before + 1200, await store.JournalCountAsync());
        ListPage<Household> page = await ListAsync(store, VanLinh.NaLung, 50, ("sort", "code"), ("page", "24"));
        Assert.Equal((1200, 3, "H01199"), (page.Total, page.Rows[^1].MemberCount, page.Rows[^1].Code));
    }

    [Fact]
    public async Task The_list_by_village_goes_by_its_name_in_Vietnamese_order_across_pages()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        foreach (var (village, name) in ((PlaceId, string)[])[(VanLinh.NaLung, "Vi Văn An"), (VanLinh.LanBong, "Vi Văn Ước"), (VanLinh.NaLung, "Vi Văn Bế"), (VanLinh.LanBong, "Vi Văn Dũng")])
            await store.RecordAsync(new NewHousehold(village, null, [new(name, Sex.Male, "head")]));
        async Task<string> Page(int page, bool descending) => string.Join(", ", (await ListAsync(store, VanLinh.Commune, 3,
            ("sort", descending ? "-village" : "village"), ("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Rows.Select(r => r.HeadName));
        // Lân Bông comes before Nà Lùng although it was made later.
        Assert.Equal(("Vi Văn Dũng, Vi Văn Ước, Vi Văn An", "Vi Văn Bế"), (await Page(1, false), await Page(2, false)));
        Assert.Equal(("Vi Văn An, Vi Văn Bế, Vi Văn Dũng", "Vi Văn Ước"), (await Page(1, true), await Page(2, true)));
        IReadOnlyList<Household> all = await AllAsync(store, ("sort", "village"));
        Assert.Equal(["Vi Văn Dũng", "Vi Văn Ước", "Vi Văn An", "Vi Văn Bế"], all.Select(r => r.HeadName));
    }

    private static async Task<VanLinh> Two()
    {
        VanLinh store = await VanLinh.CreateAsync();
        await store.RecordAsync(VanLinh.Family("065050001"));
        await store.RecordAsync(new NewHousehold(VanLinh.LanBong, null, [new("Vi Thị Yến", Sex.Female, "head") { BirthYear = 1980, Ethnicity = "02", CitizenId = "000180000011" }]));
        return store;
    }

    private static Task<ListPage<Household>> ListAsync(VanLinh store, PlaceId place, int size = 50, params (string, string?)[] ask) =>
        store.With(async c => await (await c.List.RunAsync(TestStore.Console, place)).ReadAsync(ListAsk.For(ask) with { PageSize = size }));

    private static Task<IReadOnlyList<Household>> AllAsync(VanLinh store, params (string, string?)[] ask) =>
        store.With(async c => await (await c.List.RunAsync(TestStore.Console, VanLinh.Commune)).AllAsync(ListAsk.For(ask)));
}
