using System.Text.Json;
using Anise.Pages.Tests.Setup;
using Anise.Web.Pictures;

namespace Anise.Pages.Tests.Figures;

[Trait("needs", "demo")]
public sealed class CommuneShapesTests(DemoSite demo)
{
    [Fact]
    public async Task The_map_of_Lang_Son_has_the_true_boundaries_of_its_65_communes_and_says_what_they_are()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        using JsonDocument shapes = JsonDocument.Parse(await (await page.GetAsync("/maps/communes.geojson")).Content.ReadAsStringAsync());
        Assert.Equal(65, shapes.RootElement.GetProperty("features").GetArrayLength());
        // What was given: not a cell around a point, but a corner of the boundary of Dong Kinh.
        JsonElement dongKinh = shapes.RootElement.GetProperty("features").EnumerateArray().Single(f => f.GetProperty("properties").GetProperty("code").GetString() == "05977");
        Assert.Contains(dongKinh.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray(), c => c[0].GetDouble() == 106.7984 && c[1].GetDouble() == 21.8202);
        await page.GotoAsync("/overview?place=20&year=2025");
        Assert.Contains("Địa giới giản lược", await page.Locator("anise-chart[kind=map] .picture-note").First.InnerTextAsync(), StringComparison.Ordinal);
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
