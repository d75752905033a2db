using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Tests.Store;

namespace Anise.Tests.Places;

public sealed class PlaceChangesTests : IAsyncLifetime
{
    private static readonly DateOnly Before = new(2025, 6, 30), After = new(2025, 7, 1), Today = new(2026, 11, 1);
    private TestServices _anise = null!;

    public async ValueTask InitializeAsync() => _anise = await TestServices.LangSonAsync();

    public ValueTask DisposeAsync() => _anise.DisposeAsync();

    private async Task<PlaceId> CommuneAsync(string code, DateOnly? day = null) => (await _anise.MapAsync(day ?? Today)).FindByCode(code)!.Id;

    private async Task<PlaceId> VillageAsync(string commune, string name, DateOnly from)
    {
        PlaceId id = await CommuneAsync(commune, from);
        return await _anise.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(TestStore.Console, id, name, from, "test"));
    }

    [Fact]
    public async Task A_village_of_an_old_commune_lies_in_the_new_one_since_1_July_2025()
    {
        PlaceId village = await VillageAsync("06520", "Thôn Nà Lùng", new DateOnly(2024, 9, 1));   // Y Tịch, merged into Vạn Linh
        PlaceMap before = await _anise.MapAsync(Before), after = await _anise.MapAsync(After);
        Assert.Equal("Xã Y Tịch", before.CommuneOf(village).Name);
        Assert.Equal("Xã Vạn Linh", after.CommuneOf(village).Name);
        Assert.Equal(("06520-01", "06520-01"), (before[village].Code, after[village].Code));
        Assert.Null((await _anise.MapAsync(new DateOnly(2024, 8, 31))).Find(village));
    }

    [Fact]
    public async Task A_village_of_a_split_commune_goes_to_the_main_part_and_a_transfer_mends_it()
    {
        PlaceId village = await VillageAsync("06622", "Nà Thuộc", new DateOnly(2024, 1, 1));   // Bính Xá
        Assert.Equal("06613", (await _anise.MapAsync(After)).CommuneOf(village).Code);
        PlaceId kienMoc = await CommuneAsync("06625");
        await _anise.RunAsync<TransferPlace, PlaceId>(t => t.RunAsync(TestStore.Console, village, kienMoc, After, "1672/NQ-UBTVQH15"));
        Assert.Equal("Xã Bính Xá", (await _anise.MapAsync(Before)).CommuneOf(village).Name);
        Assert.Equal(kienMoc, (await _anise.MapAsync(Today)).CommuneOf(village).Id);
    }

    [Fact]
    public async Task A_transfer_between_old_communes_leads_to_the_successor_of_the_second()
    {
        PlaceId village = await VillageAsync("06520", "Nà Lùng", new DateOnly(2023, 1, 1));
        PlaceId huuKien = await CommuneAsync("06514", Before);   // merged into Quan Sơn
        await _anise.RunAsync<TransferPlace, PlaceId>(t => t.RunAsync(TestStore.Console, village, huuKien, new DateOnly(2024, 1, 1), "test"));
        Assert.Equal("Xã Y Tịch", (await _anise.MapAsync(new DateOnly(2023, 12, 31))).CommuneOf(village).Name);
        Assert.Equal("Xã Hữu Kiên", (await _anise.MapAsync(Before)).CommuneOf(village).Name);
        Assert.Equal("Xã Quan Sơn", (await _anise.MapAsync(After)).CommuneOf(village).Name);
    }

    [Fact]
    public async Task Villages_are_numbered_within_their_commune_and_a_name_stands_once()
    {
        PlaceId first = await VillageAsync("06505", "Phai Xả", After), second = await VillageAsync("06505", "Mỏ Rọ", After);
        PlaceMap map = await _anise.MapAsync(After);
        Assert.Equal(("06505-01", "06505-02"), (map[first].Code, map[second].Code));
        PlaceId commune = await CommuneAsync("06505");
        Assert.Equal("village-exists", await _anise.RefusedAsync<AddVillage, PlaceId>(a => a.RunAsync(TestStore.Console, commune, "phai xả ", Today, "test")));
        Assert.Equal("commune-not-on-day", await _anise.RefusedAsync<AddVillage, PlaceId>(a => a.RunAsync(TestStore.Console, commune, "Khác", Before, "test")));
        Assert.Equal("name-missing", await _anise.RefusedAsync<AddVillage, PlaceId>(a => a.RunAsync(TestStore.Console, commune, " ", Today, "test")));
        Assert.Equal("reference-missing", await _anise.RefusedAsync<AddVillage, PlaceId>(a => a.RunAsync(TestStore.Console, commune, "Khác", Today, "")));
    }

    [Fact]
    public async Task A_new_name_holds_from_its_day_on()
    {
        PlaceId village = await VillageAsync("06520", "Nà Lung", new DateOnly(2024, 1, 1));
        await _anise.RunAsync<RenamePlace, PlaceId>(r => r.RunAsync(TestStore.Console, village, "Nà Lùng", new DateOnly(2025, 1, 1), "slip"));
        Assert.Equal("Nà Lung", (await _anise.MapAsync(new DateOnly(2024, 12, 31)))[village].Name);
        Assert.Equal("Nà Lùng", (await _anise.MapAsync(new DateOnly(2025, 1, 1)))[village].Name);
        Assert.Equal("Nà Lùng", (await _anise.MapAsync(Today))[village].Name);
        await _anise.RunAsync<RenamePlace, PlaceId>(r => r.RunAsync(TestStore.Console, village, "Nà Lùng Trên", new DateOnly(2025, 1, 1), "again, the same day"));
        Assert.Equal("Nà Lùng Trên", (await _anise.MapAsync(Today))[village].Name);
    }

    [Fact]
    public async Task Merged_communes_end_and_their_villages_lie_in_the_new_one()
    {
        PlaceId village = await VillageAsync("06517", "Làng Hăng", After), vanLinh = await CommuneAsync("06505"), quanSon = await CommuneAsync("06517");
        PlaceId made = await _anise.RunAsync<MergePlaces, PlaceId>(m => m.RunAsync(
            TestStore.Console, [vanLinh, quanSon], new NewPlace(PlaceKind.Ward, "Phường Vạn Sơn", "06505"), new DateOnly(2026, 3, 1), "9/NQ"));
        PlaceMap eve = await _anise.MapAsync(new DateOnly(2026, 2, 28)), day = await _anise.MapAsync(new DateOnly(2026, 3, 1));
        Assert.Equal((65, 64), (eve.Communes.Count(), day.Communes.Count()));
        Assert.Equal((quanSon, made), (eve.CommuneOf(village).Id, day.CommuneOf(village).Id));
        Assert.Equal("187", day[day[made].FormerDistrict!.Value].Code);
        PlaceHistory history = (await _anise.DoAsync<ReadPlaceHistory, PlaceHistory?>(r => r.RunAsync(made)))!;
        Assert.Equal(["Xã Vạn Linh", "Xã Quan Sơn"], history.MadeFrom.Select(l => l.Name));
        Assert.Equal(made, Assert.Single((await _anise.DoAsync<ReadPlaceHistory, PlaceHistory?>(r => r.RunAsync(quanSon)))!.Became).Place);
    }

    [Fact]
    public async Task A_split_names_every_village_once()
    {
        PlaceId a = await VillageAsync("06505", "A", After), b = await VillageAsync("06505", "B", After), vanLinh = await CommuneAsync("06505");
        var day = new DateOnly(2026, 3, 1);
        NewPart Part(string name, string? code, params PlaceId[] villages) => new(new NewPlace(PlaceKind.Commune, name, code), villages);
        Assert.Equal("parts-incomplete", await _anise.RefusedAsync<SplitPlace, IReadOnlyList<PlaceId>>(s => s.RunAsync(TestStore.Console, vanLinh, [Part("Xã Một", "06505", a), Part("Xã Hai", null)], day, "9/NQ")));
        IReadOnlyList<PlaceId> made = await _anise.RunAsync<SplitPlace, IReadOnlyList<PlaceId>>(s => s.RunAsync(TestStore.Console, vanLinh, [Part("Xã Một", "06505", a), Part("Xã Hai", null, b)], day, "9/NQ"));
        PlaceMap map = await _anise.MapAsync(day);
        Assert.Equal((made[0], made[1]), (map.CommuneOf(a).Id, map.CommuneOf(b).Id));
        Assert.Equal((true, false), (map[made[0]].CodeIsOfficial, map[made[1]].CodeIsOfficial));
        Assert.StartsWith("LS-", map[made[1]].Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_with_villages_does_not_end()
    {
        await VillageAsync("06505", "A", After);
        PlaceId vanLinh = await CommuneAsync("06505"), quanSon = await CommuneAsync("06517");
        var day = new DateOnly(2026, 3, 1);
        Assert.Equal("not-empty", await _anise.RefusedAsync<EndPlace, PlaceId>(e => e.RunAsync(TestStore.Console, vanLinh, day, "9/NQ")));
        await _anise.RunAsync<EndPlace, PlaceId>(e => e.RunAsync(TestStore.Console, quanSon, day, "9/NQ"));
        Assert.Null((await _anise.MapAsync(day)).FindByCode("06517"));
    }

    [Fact]
    public async Task Changes_are_entered_in_the_order_of_time_with_codes_that_are_free()
    {
        PlaceId vanLinh = await CommuneAsync("06505"), quanSon = await CommuneAsync("06517"), oldVanLinh = await CommuneAsync("06505", Before);
        Task<string> Refused(PlaceId a, PlaceId b, NewPlace made, DateOnly day) =>
            _anise.RefusedAsync<MergePlaces, PlaceId>(m => m.RunAsync(TestStore.Console, [a, b], made, day, "9/NQ"));
        var place = new NewPlace(PlaceKind.Commune, "Xã Mới");
        Assert.Equal("place-began-that-day", await Refused(vanLinh, quanSon, place, After));
        Assert.Equal("place-not-on-day", await Refused(vanLinh, oldVanLinh, place, Today));
        Assert.Equal("too-few-places", await Refused(vanLinh, vanLinh, place, Today));
        Assert.Equal("code-taken", await Refused(vanLinh, quanSon, place with { Code = "06463" }, Today));
        Assert.Equal("code-form", await Refused(vanLinh, quanSon, place with { Code = "6505" }, Today));
        Assert.Equal("village-elsewhere", await Refused(vanLinh, quanSon, place with { Kind = PlaceKind.Village }, Today));
        Assert.Equal("not-same-level", await Refused(vanLinh, await CommuneAsync("187"), place, Today));
    }

    [Fact]
    public async Task Whoever_held_a_role_at_a_merged_commune_holds_it_at_the_new_one_and_the_new_one_s_people_reach_back()
    {
        PlaceId vanLinh = await CommuneAsync("06505"), quanSon = await CommuneAsync("06517"), chiLang = await CommuneAsync("06463");
        PlaceId made = await _anise.RunAsync<MergePlaces, PlaceId>(m =>
            m.RunAsync(TestStore.Console, [vanLinh, quanSon], new NewPlace(PlaceKind.Commune, "Xã Mới"), Today, "9/NQ"));
        PlaceMap before = await _anise.MapAsync(Today.AddDays(-1)), after = await _anise.MapAsync(Today);
        Assert.True(MayEdit(vanLinh, after.ScopeOf(made)));
        Assert.True(MayEdit(await CommuneAsync("06520", Before), after.ScopeOf(made)));   // Y Tịch, merged into Vạn Linh in 2025
        Assert.True(MayEdit(made, after.ScopeOf(quanSon)));
        Assert.False(MayEdit(chiLang, after.ScopeOf(made)));
        Assert.False(MayEdit(chiLang, after.ScopeOf(quanSon)));
        Assert.False(MayEdit(quanSon, before.ScopeOf(vanLinh)));   // not before the day
        Assert.False(MayEdit(vanLinh, after.ScopeOf(after.Province.Id)));   // and never above
    }

    [Fact]
    public async Task Of_a_split_commune_the_main_part_is_the_heir()
    {
        PlaceId binhXa = await CommuneAsync("06622", Before);
        PlaceMap after = await _anise.MapAsync(After);
        Assert.True(MayEdit(binhXa, after.ScopeOf(after.FindByCode("06613")!.Id)));
        Assert.False(MayEdit(binhXa, after.ScopeOf(after.FindByCode("06625")!.Id)));
    }

    private static bool MayEdit(PlaceId at, Scope scope) =>
        new Rights(new Actor("lan", "test", 9), [new Grant { UserId = 9, Role = Role.CommuneOfficer, Place = at }]).May(Permission.EditHouseholds, scope);

    [Fact]
    public async Task A_commune_officer_changes_no_place()
    {
        PlaceId vanLinh = await CommuneAsync("06505");
        var rights = new Rights(new Actor("lan", "test", 9), [new Grant { UserId = 9, Role = Role.CommuneOfficer, Place = vanLinh }]);
        await Assert.ThrowsAsync<NoAccessException>(() => _anise.DoAsync<AddVillage, Result<PlaceId>>(a => a.RunAsync(rights, vanLinh, "A", Today, "test")));
    }
}
