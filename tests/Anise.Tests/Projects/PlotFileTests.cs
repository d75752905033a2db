using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Anise.Basics;
using Anise.Cli;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Anise.Tests.Projects;

public sealed class PlotFileTests
{
    private const string Ring = "[[106.5,21.6],[106.501,21.6],[106.501,21.601],[106.5,21.601],[106.5,21.6]]";

    private static string Feature(string properties, string geometry) => $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private static string Polygon(string rings) => $$"""{"type":"Polygon","coordinates":{{rings}}}""";

    private static string File(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string One(string geometry) => File(Feature("""{"plot":"A"}""", geometry));

    private static Result<IReadOnlyList<StatedPlot>> Read(string json) => PlotFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "tep.geojson");

    public static TheoryData<string, string> Wrong => new()
    {
        { "plots-empty-file", "" },
        { "plots-not-json", "{\"type\":\"FeatureCollection\",\"features\":[" },
        { "site-zip-broken", "PK\u0003\u0004 workbook" },
        { "plots-not-geojson", "[1,2,3]" },
        { "plots-not-geojson", """{"plots":[]}""" },
        { "plots-not-geojson", Polygon($"[{Ring}]") },
        { "plots-none", """{"type":"FeatureCollection","features":[]}""" },
        { "plots-other-grid", """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[1]}""" },
        { "plots-no-name", File(Feature("""{"color":"red"}""", Polygon($"[{Ring}]"))) },
        { "plot-at", File(Feature("""{"plot":"A"}""", Polygon($"[{Ring}]")), Feature("""{"plot":null}""", Polygon($"[{Ring}]"))) },   // no name
        { "plot-at", File(Feature("""{"plot":"*"}""", Polygon($"[{Ring}]"))) },
        { "plot-at", One("null") },
        { "plot-at", One("""{"type":"LineString","coordinates":[[106.5,21.6],[106.6,21.6]]}""") },
        { "plot-at", One("""{"type":"Polygon"}""") },
        { "plot-at", One(Polygon("[]")) },
        { "plot-at", One(Polygon("[[[106.5,21.6],[106.501,21.6],[106.5,21.6]]]")) },   // too few points
        { "plot-at", One(Polygon("[[[106.5,21.6],[106.501,21.6],[106.501,21.601],[106.5,21.601]]]")) },   // not closed
        { "plot-at", One(Polygon("[[[106.5,\"x\"],[106.501,21.6],[106.501,21.601],[106.5,21.6]]]")) },
        { "plot-at", One(Polygon("[[[21.6,106.5],[21.6,106.501],[21.601,106.501],[21.6,106.5]]]")) },   // swapped
        { "plot-at", One(Polygon("[[[580000,2390000],[580100,2390000],[580100,2390100],[580000,2390000]]]")) },   // metres
        { "plot-at", One(Polygon("[[[106.5,21.6],[106.501,21.601],[106.501,21.6],[106.5,21.601],[106.5,21.6]]]")) },   // crosses itself
        { "plot-at", One(Polygon($"[{Ring},[[106.51,21.6],[106.511,21.6],[106.511,21.601],[106.51,21.6]]]")) },   // a hole outside
        { "plot-at", One("""{"type":"Point","coordinates":[106.5,21.6]}""") },   // a point without an area
        { "plot-at", File(Feature("""{"plot":"A","declared_ha":-1}""", Polygon($"[{Ring}]"))) },
        { "plot-at", File(Feature("""{"plot":"A","declared_ha":"1.200"}""", Polygon($"[{Ring}]"))) },   // twelve hundred or one and a fifth
        { "plot-at", File(Feature("""{"plot":"A","declared_ha":"nhiều"}""", Polygon($"[{Ring}]"))) },
        { "plots-area-unit", File(Feature("""{"plot":"A","Diện tích (sào)":3194}""", Polygon($"[{Ring}]"))) },
        { "plot-at", File(Feature("""{"plot":"A","declared_ha":115,"Diện tích (ha)":120}""", Polygon($"[{Ring}]"))) },   // two areas that disagree
        { "plot-twice", File(Feature("""{"plot":"Lô 1"}""", Polygon($"[{Ring}]")), Feature("""{"plot":" lô 1 "}""", Polygon($"[{Ring}]"))) },
    };

    [Theory]
    [InlineData("DT khai báo (m2)", "\"11500\"", 1.15), InlineData("S (ha)", "1.15", 1.15), InlineData("Diện tích (ha)", "\"1,15\"", 1.15), InlineData("Shape_Area", "0.0001", null), InlineData("Diện tích đo (ha)", "7", null)]
    public void A_declared_area_is_found_under_any_head_and_a_measured_one_is_not_taken_for_it(string head, string value, double? hectares) =>
        Assert.Equal(hectares, (double?)Assert.Single(Read(File(Feature($$"""{"plot":"A","{{head}}":{{value}}}""", Polygon($"[{Ring}]")))).Value).DeclaredHa);

    [Theory, MemberData(nameof(Wrong))]
    public void A_file_that_is_wrong_is_refused_with_its_place(string code, string json)
    {
        Problem problem = Assert.Single(Read(json).Problems);
        Assert.Equal(code, problem.Code is "plots-empty-file" or "plots-not-json" or "plots-not-geojson" or "plots-none" or "plots-other-grid" or "plots-no-name" or "plots-area-unit" or "site-zip-broken" or "plot-twice" ? problem.Code : "plot-at");
        Assert.NotEmpty(problem.Message);
        if (code == "plot-at") Assert.Matches(@"Đối tượng \d|Feature \d", problem.Message);
    }

    [Theory]
    [InlineData("plot", "declared_ha", "crop", "1.5", "1.5")]
    [InlineData("Thửa", "Diện tích (ha)", "Cây trồng", "\"1,5\"", "1.5")]
    [InlineData("Tên lô", "Diện tích (m2)", "Loại cây", "15000", "1.5")]
    [InlineData("Số thửa", "Diện tích kê khai (m²)", "cây", "\"15.000\"", "1.5")]
    [InlineData("ten_lo", "dien_tich", "cay_trong", "\"1,5 ha\"", "1.5")]
    [InlineData("MA_LO", "DT (ha)", "Giống cây", "\"15000 m2\"", "1.5")]
    [InlineData("Plot name", "Area (ha)", "Crop", "\"0.75\"", "0.75")]
    public void Properties_are_found_by_the_words_of_any_office(string name, string area, string crop, string written, string hectares)
    {
        StatedPlot plot = Assert.Single(Read(File(Feature($$"""{"FID":7,"{{name}}":"A 1","{{area}}":{{written}},"{{crop}}":"Hồi","Ghi chú":"x"}""", Polygon($"[{Ring}]")))).Value);
        Assert.Equal(("A 1", decimal.Parse(hectares, CultureInfo.InvariantCulture), "Hồi"), (plot.Name, plot.DeclaredHa, plot.Crop));
    }

    /// <summary>Squares of 0.001° at 21.6° N have 1.1465440 ha by GeographicLib; B lies half on A, C touches B.</summary>
    [Fact]
    public void The_command_gives_areas_differences_overlaps_and_the_union()
    {
        string file = Path.Combine(Path.GetTempPath(), $"plots-{Guid.NewGuid():N}.geojson");
        string SquareAt(double at) => Polygon("[[" + string.Join(',', ProjectWorld.Square(at).Coordinates.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.X},{c.Y}]"))) + "]]");
        System.IO.File.WriteAllText(file, File(Feature("""{"plot":"A","declared_ha":1.2}""", SquareAt(0)), Feature("""{"plot":"B","declared_ha":1.1465}""", SquareAt(0.5)), Feature("""{"plot":"C"}""", SquareAt(1.5)), Feature("""{"plot":"D","declared_ha":0.5}""", """{"type":"Point","coordinates":[106.6,21.6]}""")));
        try
        {
            string[][] rows = [.. Run("plots", "measure", file, "--format", "csv").TrimEnd().Split('\n').Select(l => l.Split(','))];
            Assert.Equal(["plot", "declared_ha", "area_ha", "difference_percent", "overlaps"], rows[0]);
            double Cell(int row, int column) => double.Parse(rows[row][column], CultureInfo.InvariantCulture);
            Assert.Equal(1.1465440465, Cell(1, 2), 1e-6);
            Assert.Equal(((1.1465440465 / 1.2) - 1) * 100, Cell(1, 3), 1e-3);
            Assert.Equal(["B:5732.7", "A:5732.7", "", ""], rows[1..5].Select(r => r[4]));
            Assert.Equal(["D", "0.5", "", "", ""], rows[4]);
            Assert.Equal("*", rows[5][0]);
            Assert.Equal(2.5 * 1.1465440465, Cell(5, 2), 3e-6);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    [Fact]
    public void Areas_of_random_plots_are_those_of_GeographicLib_to_a_millionth()
    {
        var random = new Random(11);
        Polygon[] plots = [.. Enumerable.Range(0, 40).Select(_ => Star(random, 106.3 + (random.NextDouble() * 0.8), 21.4 + (random.NextDouble() * 0.8), Math.Pow(10, -4 + (random.NextDouble() * 2.7))))];
        const string script = "import json,sys\nfrom geographiclib.geodesic import Geodesic\nfor ring in json.load(sys.stdin):\n p=Geodesic.WGS84.Polygon()\n for x,y in ring[:-1]: p.AddPoint(y,x)\n print(repr(abs(p.Compute()[2])))\n";
        double[] expected = Python(script, JsonSerializer.Serialize(plots.Select(p => p.Coordinates.Select(c => new[] { c.X, c.Y }))));
        Assert.Equal(plots.Length, expected.Length);
        for (int i = 0; i < plots.Length; i++)
        {
            Assert.InRange(Geodesy.AreaSquareMetres(plots[i]) / expected[i], 1 - 1e-6, 1 + 1e-6);
            // The plane for unions keeps areas too.
            Assert.InRange(EqualArea.Around([plots[i]]).UnionSquareMetres([plots[i]]) / expected[i], 1 - 1e-6, 1 + 1e-6);
        }
    }

    /// <summary>Against the area on Lambert's cylindrical plane, found here: x is the longitude, y the sine of the authalic latitude.</summary>
    [Fact]
    public void The_union_of_random_plots_is_that_of_another_plane_that_keeps_areas()
    {
        var random = new Random(5);
        for (int round = 0; round < 20; round++)
        {
            Geometry[] plots = [.. Enumerable.Range(0, 12).Select(_ => (Geometry)Star(random, 106.5 + (random.NextDouble() * 0.01), 21.6 + (random.NextDouble() * 0.01), 0.002))];
            Geometry[] plane = [.. plots.Select(Cylindrical)];
            double expected = OverlayNGRobust.Union(plane).Area;
            Assert.InRange(Land.Of(plots).SquareMetres / expected, 1 - 2e-6, 1 + 2e-6);
            Assert.True(Land.Of(plots).SquareMetres <= plots.Sum(Geodesy.AreaSquareMetres) * (1 + 1e-9));
        }
    }

    private static Geometry Cylindrical(Geometry plot)
    {
        const double a = 6_378_137, f = 1 / 298.257_223_563, e2 = f * (2 - f);
        double e = Math.Sqrt(e2);
        double Q(double degrees) => Math.Sin(degrees * Math.PI / 180) is var s ? (1 - e2) * ((s / (1 - (e2 * s * s))) - (Math.Log((1 - (e * s)) / (1 + (e * s))) / (2 * e))) : 0;
        Coordinate[] points = [.. plot.Coordinates.Select(c => new Coordinate(a * (c.X - 106.5) * Math.PI / 180, a * (Q(c.Y) - Q(21.6)) / 2))];
        return new Polygon(new LinearRing(points));
    }

    private static Polygon Star(Random random, double east, double north, double radius)
    {
        int points = random.Next(5, 20);
        Coordinate[] ring = [.. Enumerable.Range(0, points).Select(k => (Angle: (k + (0.4 * random.NextDouble())) * 2 * Math.PI / points, Radius: radius * (0.6 + (0.4 * random.NextDouble())))).Select(p => new Coordinate(east + (p.Radius * Math.Cos(p.Angle)), north + (p.Radius * Math.Sin(p.Angle))))];
        return new Polygon(new LinearRing([.. ring, ring[0].Copy()]));
    }

    private static double[] Python(string script, string input)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        Assert.SkipUnless(System.IO.File.Exists(start.FileName), "Not run: /usr/bin/python3 is missing.");
        using Process python = Process.Start(start)!;
        python.StandardInput.Write(input);
        python.StandardInput.Close();
        string said = python.StandardOutput.ReadToEnd(), wrong = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.SkipWhen(wrong.Contains("geographiclib", StringComparison.Ordinal), "Not run: python3-geographiclib is not installed.");
        Assert.True(python.ExitCode == 0, wrong);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, CultureInfo.InvariantCulture))];
    }

    private static string Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.RunAsync(args, output, error, new StillClock()).GetAwaiter().GetResult();
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }
}
