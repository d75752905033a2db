using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Tests.Reviews;
using Anise.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Places;

/// <summary>The region of a commune holds from the day of a decision to the next one.</summary>
public sealed class RegionTests : IAsyncLifetime
{
    private static readonly DateOnly Before = new(2025, 6, 30), After = new(2025, 7, 1), Today = new(2026, 11, 1);
    private TestServices _anise = null!;

    public async ValueTask InitializeAsync() => _anise = await TestServices.LangSonAsync(services => services.AddSingleton(TestRules.Book));

    public ValueTask DisposeAsync() => _anise.DisposeAsync();

    private async Task<PlaceId> CommuneAsync(string code, DateOnly? day = null) => (await _anise.MapAsync(day ?? Today)).FindByCode(code)!.Id;

    private Task<PlaceId> SetAsync(PlaceId place, string? region, DateOnly from, string decision = "861/QĐ-TTg") =>
        _anise.RunAsync<SetRegion, PlaceId>(set => set.RunAsync(TestStore.Console, place, region, from, decision));

    private Task<string> RefusedAsync(PlaceId place, string? region, DateOnly from, string decision = "861/QĐ-TTg") =>
        _anise.RefusedAsync<SetRegion, PlaceId>(set => set.RunAsync(TestStore.Console, place, region, from, decision));

    private async Task<string?> OnAsync(DateOnly day, PlaceId place) => (await _anise.MapAsync(day))[place].Region;

    [Fact]
    public async Task A_region_holds_from_its_day_on_and_the_days_before_stay()
    {
        PlaceId commune = await CommuneAsync("06520", Before);   // Y Tịch
        await SetAsync(commune, "region-3", new DateOnly(2021, 6, 4));
        Assert.Null(await OnAsync(new DateOnly(2021, 6, 3), commune));
        Assert.Equal("region-3", await OnAsync(new DateOnly(2021, 6, 4), commune));
        Assert.Equal("region-3", await OnAsync(Before, commune));
        Assert.Null((await _anise.MapAsync(After)).FindByCode("06505")!.Region);   // the commune it went into was there already
        Assert.Equal("Xã Y Tịch", (await _anise.MapAsync(Before))[commune].Name);
    }

    [Fact]
    public async Task What_is_entered_later_for_an_earlier_day_ends_at_the_next_decision()
    {
        PlaceId commune = await CommuneAsync("06505");
        DateOnly first = new(2025, 8, 1), middle = new(2025, 10, 1), last = new(2026, 1, 1);
        await SetAsync(commune, "region-2", first, "1/QĐ");
        await SetAsync(commune, "region-2", last, "3/QĐ");   // stays, by a decision of its own
        await SetAsync(commune, "region-3", middle, "2/QĐ");
        Assert.Equal(["region-2", "region-3", "region-2"], [await OnAsync(first, commune), await OnAsync(middle, commune), await OnAsync(last, commune)]);
        await SetAsync(commune, null, last, "3/QĐ, a slip mended");
        Assert.Null(await OnAsync(Today, commune));
        PlaceHistory history = (await _anise.DoAsync<ReadPlaceHistory, PlaceHistory?>(r => r.RunAsync(commune)))!;
        Assert.Equal([new(first, "region-2", "1/QĐ"), new(middle, "region-3", "2/QĐ"), new(last, null, "3/QĐ, a slip mended")], history.Regions);
        Assert.Empty(history.Changed);
    }

    [Fact]
    public async Task A_name_given_later_for_an_earlier_day_leaves_the_region()
    {
        PlaceId commune = await CommuneAsync("06505");
        await SetAsync(commune, "region-2", new DateOnly(2026, 1, 1));
        await _anise.RunAsync<RenamePlace, PlaceId>(r => r.RunAsync(TestStore.Console, commune, "Xã Vạn Linh Mới", new DateOnly(2025, 9, 1), "9/NQ"));
        PlaceMap map = await _anise.MapAsync(Today);
        Assert.Equal(("Xã Vạn Linh Mới", "region-2"), (map[commune].Name, map[commune].Region));
    }

    [Fact]
    public async Task A_region_that_the_rules_do_not_know_and_a_place_that_can_have_none_are_refused()
    {
        PlaceId commune = await CommuneAsync("06505");
        Assert.Equal("region-unknown", await RefusedAsync(commune, "region-4", Today));
        Assert.Equal("region-not-commune", await RefusedAsync(await CommuneAsync("187"), "region-1", Today));
        PlaceId village = await _anise.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(TestStore.Console, commune, "Nà Lùng", After, "test"));
        Assert.Equal("region-not-commune", await RefusedAsync(village, "region-1", Today));
        Assert.Equal("place-not-on-day", await RefusedAsync(commune, "region-1", Before));
        Assert.Equal("reference-missing", await RefusedAsync(commune, "region-1", Today, " "));
        var officer = new Rights(new Actor("lan", "test", 9), [new Grant { UserId = 9, Role = Role.CommuneOfficer, Place = commune }]);
        await Assert.ThrowsAsync<NoAccessException>(() => _anise.DoAsync<SetRegion, Result<PlaceId>>(s => s.RunAsync(officer, commune, "region-1", Today, "1/QĐ")));
    }

    [Theory]
    [InlineData("region-3", "region-3", "region-3")]
    [InlineData("region-3", "region-1", null)]
    [InlineData("region-3", null, null)]
    public async Task A_merged_commune_has_the_region_that_all_agree_on(string? one, string? other, string? expected)
    {
        PlaceId vanLinh = await CommuneAsync("06505"), quanSon = await CommuneAsync("06517");
        if (one is not null) await SetAsync(vanLinh, one, new DateOnly(2026, 1, 1));
        if (other is not null) await SetAsync(quanSon, other, new DateOnly(2026, 1, 1));
        PlaceId made = await _anise.RunAsync<MergePlaces, PlaceId>(m => m.RunAsync(TestStore.Console, [vanLinh, quanSon], new NewPlace(PlaceKind.Commune, "Xã Mới"), new DateOnly(2026, 3, 1), "9/NQ"));
        Assert.Equal(expected, await OnAsync(Today, made));
        PlaceHistory history = (await _anise.DoAsync<ReadPlaceHistory, PlaceHistory?>(r => r.RunAsync(made)))!;
        Assert.Equal(expected is null ? [] : [new PlaceRegion(new DateOnly(2026, 3, 1), expected, null)], history.Regions);
    }

    [Fact]
    public async Task The_parts_of_a_split_commune_keep_its_region()
    {
        PlaceId commune = await CommuneAsync("06505");
        await SetAsync(commune, "region-2", new DateOnly(2026, 1, 1));
        IReadOnlyList<PlaceId> made = await _anise.RunAsync<SplitPlace, IReadOnlyList<PlaceId>>(s => s.RunAsync(
            TestStore.Console, commune, [new(new(PlaceKind.Commune, "Xã Một"), []), new(new(PlaceKind.Commune, "Xã Hai"), [])], new DateOnly(2026, 3, 1), "9/NQ"));
        Assert.Equal(["region-2", "region-2"], [await OnAsync(Today, made[0]), await OnAsync(Today, made[1])]);
    }

    [Fact]
    public async Task A_list_of_regions_is_taken_over_whole_or_not_at_all()
    {
        PlaceId commune = await CommuneAsync("06505"), old = await CommuneAsync("06520", Before);
        RegionRow first = new(2, "06520", "region-3", "2021-06-04", "861/QĐ-TTg"), second = new(3, "06505", "region-2", "2026-01-01", "1/QĐ"), again = second with { Row = 4 };
        Result<int> refused = await _anise.DoAsync<ImportRegions, Result<int>>(i => i.RunAsync(TestStore.Console, [first, second, again, new(5, "06520", "III", "2026-01-01", "")]));
        Assert.Equal(["regions-twice", "region-unknown", "regions-decision", "regions-code"], refused.Problems.Select(p => p.Code));
        Assert.All(refused.Problems.Skip(1), p => Assert.Contains("5", p.Message, StringComparison.Ordinal));
        Assert.Null(await OnAsync(Before, old));
        Assert.Equal(2, await _anise.RunAsync<ImportRegions, int>(i => i.RunAsync(TestStore.Console, [first, second])));
        Assert.Equal(2, await _anise.RunAsync<ImportRegions, int>(i => i.RunAsync(TestStore.Console, [first, second])));   // the same once more
        Assert.Equal(("region-3", "region-2"), (await OnAsync(Before, old), await OnAsync(Today, commune)));
        Assert.Equal("regions-empty", await _anise.RefusedAsync<ImportRegions, int>(i => i.RunAsync(TestStore.Console, [])));
    }
}
