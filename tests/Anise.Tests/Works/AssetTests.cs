using System.Globalization;
using System.Text;
using Anise.Basics;
using Anise.Cli;
using Anise.Lists;
using Anise.Places;
using Anise.Sites;
using Anise.Testing;
using Anise.Works;
using Anise.Works.Assets;
using Anise.Works.Days;

namespace Anise.Tests.Works;

public sealed class AssetTests
{
    private const string Road = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Đường Nà Lùng","built_on":"2023","owner":"UBND xã"},"geometry":{"type":"LineString","coordinates":[[106.485,21.6405],[106.4879,21.6405]]}}]}""";

    private const string Whole = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""";

    [Fact]
    public async Task What_a_property_says_that_no_asset_has_is_told()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        var done = await ImportAsync(world, Whole.Replace("{\"name\":\"a\"}", "{\"name\":\"a\",\"built\":\"2023-04-01\",\"owner\":\"UBND\"}", StringComparison.Ordinal), "landfill");
        Assert.Equal(0, done.Code);
        Assert.Contains(" built", done.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" owner:", done.Error, StringComparison.Ordinal);
        Assert.Contains("built_on", done.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_file_is_an_asset_with_its_measured_length_and_is_exported_as_it_came()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        Assert.Equal(0, (await ImportAsync(world, Road, "road")).Code);
        Assert.Equal(0, (await ImportAsync(world, Road, "road")).Code);   // the same file twice changes nothing
        string csv = (await RunAsync("export", "assets", "--store", world.Store.File, "--format", "csv")).Output;
        string[] row = csv.Split('\n')[1].Split(',');
        Assert.Equal(2, csv.Count(c => c == '\n'));
        // 0.0029 degrees of longitude at 21.6405 degrees north: the arc of the parallel, N cos φ Δλ, is 300.21 m.
        Assert.Equal(("road", "Đường Nà Lùng", "300.2", "2023-01-01"), (row[1], row[2], row[6], row[9]));
        string geojson = (await RunAsync("export", "assets", "--store", world.Store.File, "--place", row[3], "--format", "geojson")).Output;
        Assert.Contains("[[106.485,21.6405],[106.4879,21.6405]]", geojson.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await using WorksWorld other = await WorksWorld.CreateAsync();
        Assert.Equal(0, (await ImportAsync(other, geojson, "road")).Code);
        Assert.Equal(csv, (await RunAsync("export", "assets", "--store", other.Store.File, "--format", "csv")).Output);
    }

    [Theory]
    [InlineData("not json", "road")]
    [InlineData("{}", "road")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "road")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":null}]}""", "road")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"LineString","coordinates":[[106.485,21.6405]]}}]}""", "road")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"LineString","coordinates":[[106.485,21.6405],[106.485,21.6405]]}}]}""", "road")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[21.6405,106.485]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[2.35,48.85]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[650000,2390000]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[105.85,21.03]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":["x",21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Polygon","coordinates":[[[106.485,21.6405],[106.486,21.6405],[106.486,21.6415],[106.485,21.6405]]]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":" "},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","built_on":"31/02/2023"},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","place":"99999"},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","state":"fine"},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","capacity":-1},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "landfill")]
    [InlineData("""{"type":"Point","coordinates":[106.485,21.6405]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"GeometryCollection","geometries":[]}}]}""", "landfill")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[106.485,21.6405]}}]}""", "castle")]
    public async Task A_broken_file_is_refused_clearly_and_nothing_is_stored(string json, string kind)
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        var refused = await ImportAsync(world, json, kind);
        Assert.Equal(1, refused.Code);
        Assert.NotEmpty(refused.Error.Trim());
        Assert.Single((await RunAsync("export", "assets", "--store", world.Store.File, "--format", "csv")).Output.Trim().Split('\n'));
        // What is whole is taken: the refusal is of what is broken.
        Assert.Equal(0, (await ImportAsync(world, Whole, "landfill")).Code);
    }

    [Fact]
    public async Task Two_days_cannot_claim_more_of_a_road_than_it_measures()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceId now = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        AssetId road = (await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console, [new NewAsset("road", "Đường liên thôn", now) { LengthMetres = 300, BuiltOn = new DateOnly(2023, 1, 1) }]))).Ids[0];
        WorksOutputId first = await OutputAsync(world, WorksWorld.Sunday, 200), second = await OutputAsync(world, WorksWorld.Sunday.AddDays(7), 200);
        await LinkAsync(first, 200);
        Assert.Equal("asset-work-more-than-measured", await world.Store.RefusedAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, second, 200)));
        await LinkAsync(second, 100);
        Assert.Equal("asset-work-more-than-done", await world.Store.RefusedAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, first, 201)));
        await LinkAsync(first, 0);
        await LinkAsync(second, 200);

        Task<AssetId> LinkAsync(WorksOutputId output, decimal quantity) => world.Store.RunAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, output, quantity));
    }

    [Fact]
    public async Task A_tank_that_nobody_empties_is_on_the_list_until_it_is_emptied()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceId now = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        IReadOnlyList<AssetId> ids = (await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console,
        [
            new NewAsset("pesticide-tank", "Bể số 1", now) { BuiltOn = new DateOnly(2023, 3, 5), Capacity = 0.75m, Safeguards = ["lid", "sign"] },
            new NewAsset("pesticide-tank", "Bể số 2", now) { BuiltOn = new DateOnly(2023, 3, 5), EmptiedOn = new DateOnly(2026, 11, 1) },
            new NewAsset("landfill", "Hố rác số 1", now) { BuiltOn = new DateOnly(2023, 3, 5) },
        ], "test"))).Ids;
        Assert.Equal(["Bể số 1"], await OverdueAsync());
        await world.Store.RunAsync<RecordAssetEvent, AssetId>(e => e.RunAsync(world.Console, ids[0], new NewAssetEvent(AssetEventKind.Emptied, new DateOnly(2026, 11, 20), "Hợp tác xã môi trường", AssetState.Good, null)));
        Assert.Empty(await OverdueAsync());
        Assert.Equal("asset-not-emptied", await world.Store.RefusedAsync<RecordAssetEvent, AssetId>(e => e.RunAsync(world.Console, ids[2], new NewAssetEvent(AssetEventKind.Emptied, new DateOnly(2026, 11, 20), "x", null, null))));
        Assert.Equal("asset-before-built", await world.Store.RefusedAsync<RecordAssetEvent, AssetId>(e => e.RunAsync(world.Console, ids[0], new NewAssetEvent(AssetEventKind.Inspected, new DateOnly(2022, 11, 20), "x", null, null))));

        Task<string[]> OverdueAsync() => world.Store.DoAsync<AssetList, string[]>(async list =>
            [.. (await (await list.RunAsync(world.Console, now)).AllAsync(ListAsk.For(("emptied", "overdue")))).Select(a => a.Name)]);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_leaves_no_road_shorter_than_what_days_made_of_it()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceId here = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        AssetId road = (await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console, [new NewAsset("road", "Đường sai tên", here) { LengthMetres = 300 }]))).Ids[0];
        WorksOutputId output = await OutputAsync(world, WorksWorld.Sunday, 200);
        await world.Store.RunAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, output, 200));
        NewAsset mended = new(null, "Đường Nà Lùng", here) { LengthMetres = 260 };
        Assert.Equal("works-no-reason", await world.Store.RefusedAsync<ChangeAsset, AssetId>(c => c.RunAsync(world.Console, road, mended, " ")));
        Assert.Equal("asset-shorter-than-claimed", await world.Store.RefusedAsync<ChangeAsset, AssetId>(c => c.RunAsync(world.Console, road, mended with { LengthMetres = 199 }, "đo lại")));
        Assert.Equal("asset-no-length", await world.Store.RefusedAsync<ChangeAsset, AssetId>(c => c.RunAsync(world.Console, road, mended with { LengthMetres = null }, "đo lại")));
        await world.Store.RunAsync<ChangeAsset, AssetId>(c => c.RunAsync(world.Console, road, mended, "đo lại"));
        Asset asset = (await world.Store.DoAsync<ReadAsset, SeenAsset?>(r => r.RunAsync(world.Console, road)))!.Asset;
        Assert.Equal(("road", "Đường Nà Lùng", 260m), (asset.Kind, asset.Name, asset.LengthMetres));
    }

    [Fact]
    public async Task What_another_commune_did_makes_no_asset_here_and_no_date_is_of_another_age()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceMap today = await world.Store.MapAsync(new DateOnly(2026, 11, 25));
        PlaceId here = today.FindByCode(WorksWorld.Commune)!.Id, elsewhere = today.FindByCode("06463")!.Id;
        AssetId road = (await world.Store.RunAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console, [new NewAsset("road", "Đường xã khác", elsewhere) { LengthMetres = 900 }]))).Ids[0];
        WorksOutputId output = await OutputAsync(world, WorksWorld.Sunday, 200);
        Assert.Equal("works-day-none", await world.Store.RefusedAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, output, 200)));
        Assert.Equal("works-day-none", await world.Store.RefusedAsync<LinkAssetWork, AssetId>(l => l.RunAsync(world.Console, road, output, 899_999)));   // nor how much they did
        foreach (NewAsset old in (NewAsset[])[new("landfill", "Hố", here) { BuiltOn = new DateOnly(1500, 1, 1) }, new("pesticide-tank", "Bể", here) { EmptiedOn = DateOnly.MinValue }])
            Assert.Equal("works-date-too-early", await world.Store.RefusedAsync<RecordAssets, RecordedAssets>(r => r.RunAsync(world.Console, [old])));
        Assert.Equal("works-date-too-early", await world.Store.RefusedAsync<RecordAssetEvent, AssetId>(e => e.RunAsync(world.Console, road, new NewAssetEvent(AssetEventKind.Removed, new DateOnly(1899, 12, 31), "x", null, null))));
    }

    private static async Task<WorksOutputId> OutputAsync(WorksWorld world, DateOnly date, decimal metres)
    {
        WorksDayId id = await world.RecordAsync(world.Day(world.NaLung, date, 20, ("road-built", metres)));
        return (await world.Store.DoAsync<ReadWorksDay, SeenWorksDay?>(r => r.RunAsync(world.Console, id)))!.Day.Outputs[0].Id;
    }

    private static async Task<(int Code, string Output, string Error)> ImportAsync(WorksWorld world, string json, string kind)
    {
        string file = Path.Combine(Path.GetTempPath(), $"anise-assets-{Guid.NewGuid():N}.geojson");
        await File.WriteAllTextAsync(file, json, Encoding.UTF8);
        try
        {
            return await RunAsync("import", "assets", file, "--store", world.Store.File, "--kind", kind);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int code = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
