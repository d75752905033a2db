using System.Text;
using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Lists;
using Anise.Places;
using Anise.Sites;
using Anise.Testing;
using Anise.Works;
using Anise.Works.Assets;
using Anise.Works.OnMap;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Anise.Tests.Works;

/// <summary>What the map of works shows, on today's communes and on former ones.</summary>
public sealed class WorksMapTests
{
    private static readonly DateOnly Today = new(2026, 11, 25), Former = new(2024, 12, 31);

    [Fact]
    public async Task The_map_shows_what_the_figures_count_commune_by_commune_on_either_map()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await FillAsync(world);
        foreach (DateOnly day in (DateOnly[])[Today, Former])
        {
            PlaceMap map = await world.Store.MapAsync(day);
            PlaceId district = map.All.First(p => p.Code == WorksWorld.District).Id;
            IReadOnlyList<MapThing> things = await ThingsAsync(world, map, district, 2023);
            Assert.Equal(3, things.Count(t => t.Layer == MapLayer.Assets));
            Assert.Equal(2, things.Count(t => t.Layer == MapLayer.Days));
            foreach (IGrouping<string, MapThing> commune in things.GroupBy(t => t.Commune.Code))
                foreach (var (layer, figure) in ((MapLayer, string)[])[(MapLayer.Assets, "assets"), (MapLayer.Days, "works-days")])
                    Assert.Equal(commune.Count(t => t.Layer == layer), await world.FigureAsync(figure, commune.Key, map: day) ?? 0);
        }
        // Of 2022 nothing is known to have stood but the road, and no day was held.
        PlaceMap now = await world.Store.MapAsync(Today);
        Assert.Equal(["Đường Nà Lùng"], (await ThingsAsync(world, now, now.Province.Id, 2022)).Select(t => t.Name));
    }

    [Fact]
    public async Task What_is_shown_leaves_as_GeoJSON_and_as_GeoPackage_that_say_the_same()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await FillAsync(world);
        PlaceMap now = await world.Store.MapAsync(Today);
        (byte[] json, byte[] package) = await world.Store.DoAsync<MapThingList, (byte[], byte[])>(async lists =>
        {
            ListOf<MapThing> list = await lists.RunAsync(world.Console, now, now.Province.Id, 2023, null);
            var takeOut = new TakeOutMap(await world.Store.DoAsync<TakeOutList, TakeOutList>(Task.FromResult));
            return (await takeOut.GeoJsonAsync(world.Console, list, ListAsk.Everything), await takeOut.GeoPackageAsync(world.Console, list, ListAsk.Everything));
        });
        FeatureCollection features = GeoJson.Read<FeatureCollection>(Encoding.UTF8.GetString(json))!;
        Assert.Equal(5, features.Count);
        IFeature road = features.Single(f => (string)f.Attributes["name"] == "Đường Nà Lùng");
        Assert.Equal(new Coordinate(106.485, 21.6405), Assert.IsType<LineString>(road.Geometry).Coordinates[0]);
        Assert.Equal(3, features.Count(f => f.Geometry is null));   // what has no site
        // The marks of a GeoPackage (OGC 12-128): SQLite, application id GPKG, version 1.3.
        Assert.Equal("SQLite format 3\0", Encoding.ASCII.GetString(package, 0, 16));
        Assert.Equal("GPKG", Encoding.ASCII.GetString(package, 68, 4));
        Assert.Equal([0, 0, 0x28, 0x3C], package[60..64]);   // 10300
        FeatureCollection again = GeoJson.Read<FeatureCollection>(Encoding.UTF8.GetString(SiteFile.ToGeoJson(package, "works.gpkg").Value))!;
        Assert.Equal(Said(features), Said(again));

        static string[] Said(FeatureCollection of) => [.. of.Select(f => $"{f.Attributes["name"]}|{f.Attributes["layer"]}|{f.Attributes.GetOptionalValue("kind")}|{f.Attributes["commune_code"]}|{f.Geometry}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Who_may_not_see_works_of_a_place_sees_no_map_of_it_and_an_officer_sees_the_own_commune()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await FillAsync(world);
        PlaceMap now = await world.Store.MapAsync(Today);
        PlaceId own = now.FindByCode(WorksWorld.Commune)!.Id, other = now.FindByCode("06463")!.Id;
        Rights officer = WorksWorld.Officer(own);
        Assert.Equal(3, (await ThingsAsync(world, now, own, 2023, officer)).Count);
        await Assert.ThrowsAsync<NoAccessException>(() => ThingsAsync(world, now, other, 2023, officer));
        await Assert.ThrowsAsync<NoAccessException>(() => ThingsAsync(world, now, now.Province.Id, 2023, officer));
    }

    [Fact]
    public async Task An_asset_of_unknown_age_counts_from_the_first_day_on_which_it_was_seen()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceId here = (await world.Store.MapAsync(Today)).FindByCode(WorksWorld.Commune)!.Id;
        AssetId id = (await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console, [new NewAsset("culture-house", "Nhà văn hóa cũ", here)]))).Ids[0];
        Assert.Equal([null, null, 1.0], await StandingAsync());   // entered in 2026: before that nobody can say
        await world.Store.RunAsync<RecordAssetEvent, AssetId>(e => e.RunAsync(world.Console, id, new NewAssetEvent(AssetEventKind.Inspected, new DateOnly(2024, 5, 2), "UBND xã", AssetState.Good, null)));
        Assert.Equal([null, 1.0, 1.0], await StandingAsync());

        async Task<double?[]> StandingAsync() => [await world.FigureAsync("assets", WorksWorld.Commune, 2023, map: Today), await world.FigureAsync("assets", WorksWorld.Commune, 2024, map: Today), await world.FigureAsync("assets", WorksWorld.Commune, 2026, map: Today)];
    }

    private static Task<IReadOnlyList<MapThing>> ThingsAsync(WorksWorld world, PlaceMap map, PlaceId place, int year, Rights? rights = null) =>
        world.Store.DoAsync<ReadMapThings, IReadOnlyList<MapThing>>(read => read.RunAsync(rights ?? world.Console, map, place, year, Enum.GetValues<MapLayer>()));

    /// <summary>A road of 2021 with its line, a tank of 2023 with its point, a landfill of 2023 without; a day in each of two former communes.</summary>
    private static async Task FillAsync(WorksWorld world)
    {
        PlaceMap now = await world.Store.MapAsync(Today);
        PlaceId here = now.FindByCode(WorksWorld.Commune)!.Id, elsewhere = now.FindByCode("06463")!.Id;
        var factory = new GeometryFactory();
        await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console,
        [
            new NewAsset("road", "Đường Nà Lùng", here) { Site = factory.CreateLineString([new(106.485, 21.6405), new(106.4879, 21.6405)]), BuiltOn = new DateOnly(2021, 1, 1) },
            new NewAsset("pesticide-tank", "Bể số 1", here) { Site = factory.CreatePoint(new Coordinate(106.486, 21.641)), BuiltOn = new DateOnly(2023, 3, 5) },
            new NewAsset("landfill", "Hố rác số 1", elsewhere) { BuiltOn = new DateOnly(2023, 3, 5) },
        ]));
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 20, ("road-built", 100)));
        await world.RecordAsync(world.Day(world.OtherCommune, WorksWorld.Sunday, 30));
    }
}
