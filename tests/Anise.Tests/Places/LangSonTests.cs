using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Sylvan.Data.Csv;

namespace Anise.Tests.Places;

public sealed class LangSonTests : IAsyncLifetime
{
    private static readonly DateOnly Before = new(2025, 6, 30), After = new(2025, 7, 1);
    private TestStore _store = null!;
    private AniseDb _db = null!;
    private PlaceMaps _maps = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        _db = _store.Open();
        _maps = new PlaceMaps(_db);
        Result<int> made = await new CreateStore(_db, _store.Journal(_db), _maps).RunAsync(TestStore.Console);
        Assert.True(made.Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Lang_Son_had_11_districts_and_194_communes_until_30_June_2025()
    {
        PlaceMap map = await _maps.OnAsync(Before);
        Assert.Equal(194, map.Communes.Count());
        Assert.Equal(11, map.ChildrenOf(map.Province.Id).Count(p => p.Kind == PlaceKind.District));
    }

    [Fact]
    public async Task Lang_Son_has_61_communes_and_4_wards_since_1_July_2025()
    {
        PlaceMap map = await _maps.OnAsync(After);
        Assert.Equal(61, map.Communes.Count(c => c.Kind == PlaceKind.Commune));
        Assert.Equal(4, map.Communes.Count(c => c.Kind == PlaceKind.Ward));
        Assert.All(map.Communes, c => Assert.Equal(map.Province.Id, c.Parent));
    }

    [Fact]
    public async Task The_units_are_those_of_the_reference_list_with_what_they_were_merged_from()
    {
        PlaceMap now = await _maps.OnAsync(After), then = await _maps.OnAsync(Before);
        List<PlaceChange> changes = await _db.Set<PlaceChange>().ToListAsync(TestContext.Current.CancellationToken);
        using CsvDataReader rows = await CsvDataReader.CreateAsync(SharedData.File("places", "lang-son-communes-2025.csv"));
        int read = 0;
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            MappedPlace commune = now.FindByCode(rows.GetString(0))!;
            Assert.Equal(rows.GetString(1).Normalize(NormalizationForm.FormC), commune.Name, ignoreCase: true);
            IEnumerable<string> mergedFrom = rows.GetString(6).Normalize(NormalizationForm.FormC).Split(", ")
                .Select(name => name.Split(" (", 2)[0]);
            Assert.Equal(
                mergedFrom.Order(StringComparer.OrdinalIgnoreCase),
                changes.Where(c => c.To == commune.Id).Select(c => then[c.From].Name).Order(StringComparer.OrdinalIgnoreCase),
                StringComparer.OrdinalIgnoreCase);
            read++;
        }
        Assert.Equal(65, read);
    }

    [Fact]
    public async Task The_former_Chi_Lang_district_is_six_communes_of_today()
    {
        PlaceMap map = await _maps.OnAsync(After);
        PlaceId district = map.FindByCode("187")!.Id;
        Assert.Equal(
            ["Xã Bằng Mạc", "Xã Chi Lăng", "Xã Chiến Thắng", "Xã Nhân Lý", "Xã Quan Sơn", "Xã Vạn Linh"],
            map.Communes.Where(c => c.FormerDistrict == district).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Van_Linh_has_the_code_06505_before_and_after_and_is_another_place()
    {
        MappedPlace old = (await _maps.OnAsync(Before)).FindByCode("06505")!, now = (await _maps.OnAsync(After)).FindByCode("06505")!;
        Assert.Equal(("Xã Vạn Linh", "Xã Vạn Linh"), (old.Name, now.Name));
        Assert.NotEqual(old.Id, now.Id);
    }

    [Fact]
    public async Task Binh_Xa_and_Kien_Moc_were_split_and_no_other()
    {
        PlaceMap then = await _maps.OnAsync(Before);
        var split = await _db.Set<PlaceChange>().Where(c => c.Kind == PlaceChangeKind.Split).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Xã Bính Xá", "Xã Kiên Mộc"], split.Select(c => then[c.From].Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(split.GroupBy(c => c.From), parts => Assert.Single(parts, c => c.Main));
    }

    [Fact]
    public async Task A_store_is_filled_once()
    {
        Result<int> again = await new CreateStore(_db, _store.Journal(_db), _maps).RunAsync(TestStore.Console);
        Assert.Equal("store-not-empty", Assert.Single(again.Problems).Code);
    }

    [Fact]
    public async Task Who_may_not_change_places_fills_no_store()
    {
        var analyst = new Rights(new("a", "test", 1), [new Grant { UserId = 1, Role = Role.Analyst, Place = new PlaceId(1) }]);
        await Assert.ThrowsAsync<NoAccessException>(() => new CreateStore(_db, _store.Journal(_db), _maps).RunAsync(analyst));
    }
}
