using System.Text.Json;
using Anise.Pages.Tests.Setup;
using Anise.Web.Pictures;
using NetTopologySuite.Geometries;

namespace Anise.Pages.Tests.Figures;

[Trait("needs", "demo")]
public sealed class CommuneShapesTests(DemoSite demo)
{
    [Fact]
    public void A_sketch_gives_every_point_a_cell_that_holds_it_and_overlaps_no_other()
    {
        (string, double, double)[] points = [("a", 106.2, 22.1), ("b", 106.4, 22.3), ("c", 106.6, 21.9), ("d", 106.9, 21.7), ("e", 106.5, 22.0)];
        IReadOnlyDictionary<string, Geometry> cells = CommuneSketch.Draw(points);
        Assert.Equal(["a", "b", "c", "d", "e"], cells.Keys.Order());
        foreach (var (code, longitude, latitude) in points)
        {
            Assert.True(cells[code].Contains(new Point(longitude, latitude)), code);
            Assert.All(cells.Where(c => c.Key != code), other => Assert.InRange(cells[code].Intersection(other.Value).Area, 0, 1e-4));
        }
    }

    [Fact]
    public void Two_points_make_no_sketch() => Assert.Empty(CommuneSketch.Draw([("a", 106.2, 22.1), ("b", 106.4, 22.3)]));

    [Fact]
    public async Task The_sketch_of_Lang_Son_has_its_65_communes_and_is_marked_as_a_sketch()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        using JsonDocument shapes = JsonDocument.Parse(await (await page.GetAsync("/maps/communes.geojson")).Content.ReadAsStringAsync());
        Assert.Equal(65, shapes.RootElement.GetProperty("features").GetArrayLength());
        await page.GotoAsync("/overview?place=20&year=2025");
        Assert.Contains("không phải địa giới", await page.Locator("anise-chart[kind=map] .picture-note").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_an_office_is_matched_by_code()
    {
        var read = MapFile.Read(SharedFile("places", "lang-son-communes-2025.geojson"));
        Assert.True(read.Ok);
        Assert.Equal(65, read.Value.Count);
        Assert.Contains("06505", read.Value.Keys);
    }

    [Fact]
    public async Task A_file_that_is_no_map_is_refused_with_its_name()
    {
        string folder = Directory.CreateTempSubdirectory("anise-map-").FullName;
        foreach (var (text, code) in ((string, string)[])[("no json", "map-file-wrong"), ("""{"type":"FeatureCollection","features":[]}""", "map-file-empty")])
        {
            string file = Path.Combine(folder, "communes.geojson");
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var read = MapFile.Read(file);
            Assert.Equal(code, Assert.Single(read.Problems).Code);
            Assert.Contains(file, read.Problems[0].Message, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_beside_the_store_is_found()
    {
        string folder = Directory.CreateTempSubdirectory("anise-map-").FullName;
        string store = Path.Combine(folder, "store.db");
        Assert.Null(new MapFile(null, store).Path);
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "maps")).FullName, "communes.geojson");
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
        Assert.Equal(file, new MapFile(null, store).Path);
        Assert.Equal("other.geojson", new MapFile("other.geojson", store).Path);
        Directory.Delete(folder, recursive: true);
    }

    private static string SharedFile(params string[] parts)
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Anise.slnx"))) root = root.Parent!;
        string path = Path.Combine([root.FullName, "..", "shared", "data", .. parts]);
        Assert.SkipUnless(File.Exists(path), $"Not run: shared/data/{string.Join('/', parts)} is missing beside the project.");
        return path;
    }
}
