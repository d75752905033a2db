using System.IO.Compression;
using System.Text;
using Anise.Basics;
using Anise.Projects.Plots;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;

namespace Anise.Tests.Sites;

/// <summary>The same plots out of the files of other programs: each says what GeoJSON says.</summary>
public sealed class SiteFileTests
{
    private const string Wgs = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    private static readonly Polygon Square = new(new LinearRing([new(106.5, 21.6), new(106.501, 21.6), new(106.501, 21.601), new(106.5, 21.601), new(106.5, 21.6)]));

    [Fact]
    public void A_shapefile_a_geopackage_and_kml_are_read_as_geojson_is()
    {
        foreach (byte[] file in (byte[][])[Zip(Shapefiles(Wgs)), Package(4326, "thua"), Encoding.UTF8.GetBytes(Kml("106.5,21.6,0 106.501,21.6,0 106.501,21.601,0 106.5,21.601,0 106.5,21.6,0"))])
        {
            Result<IReadOnlyList<StatedPlot>> read = Read(file);
            Assert.True(read.Ok, string.Join("; ", read.Problems.Select(p => p.Message)));
            StatedPlot plot = Assert.Single(read.Value);
            Assert.Equal(("Lô hồi 1", 1.15m, "Hồi"), (plot.Name, plot.DeclaredHa, plot.Crop));
            Assert.True(plot.Shape.EqualsTopologically(Square));
        }
    }

    [Fact]
    public void What_is_broken_or_in_another_grid_is_refused_in_words()
    {
        Dictionary<string, byte[]> shapes = Shapefiles("""PROJCS["VN_2000_UTM_zone_48N",GEOGCS["GCS_VN_2000"]]""");
        Assert.Equal("site-other-grid", Problem(Zip(shapes)));
        shapes.Remove("thua.dbf");
        Assert.Equal("site-no-dbf", Problem(Zip(shapes)));
        Assert.Equal("site-zip-nothing", Problem(Zip(new Dictionary<string, byte[]> { ["a.txt"] = [65] })));
        Assert.Equal("site-zip-broken", Problem([.. Zip(Shapefiles(Wgs)).Take(80)]));
        Dictionary<string, byte[]> cut = Shapefiles(Wgs);
        cut["thua.shp"] = cut["thua.shp"][..60];
        Assert.Equal("site-shapefile-broken", Problem(Zip(cut)));
        Dictionary<string, byte[]> two = Shapefiles(Wgs);
        two["khac.shp"] = two["thua.shp"];
        Assert.Equal("site-several-layers", Problem(Zip(two)));
        Assert.Equal("site-other-grid", Problem(Package(3405, "thua")));
        Assert.Equal("site-several-layers", Problem(Package(4326, "thua", "vuon")));
        Assert.Equal("site-geopackage-broken", Problem([.. Package(4326, "thua").Take(5000)]));
        Assert.Equal("site-kml-broken", Problem(Encoding.UTF8.GetBytes(Kml("1,2")[..200])));
        Assert.Equal("plot-few-points", Problem(Encoding.UTF8.GetBytes(Kml("106.5,21.6 106.501,21.6 106.5,21.6"))));   // too few points
        Assert.Equal("site-kml-broken", Problem(Encoding.UTF8.GetBytes("<!DOCTYPE kml [<!ENTITY a \"x\">]>\n" + Kml("1,2"))));   // no entities of others
    }

    /// <summary>A count that is damaged asks a reader for memory that nobody has, and ends the program.</summary>
    [Fact]
    public void A_shapefile_with_any_byte_changed_or_cut_anywhere_is_read_or_refused()
    {
        Dictionary<string, byte[]> whole = Shapefiles(Wgs);
        int refused = 0, read = 0;
        foreach (string part in (string[])["thua.shp", "thua.dbf"])
        {
            byte[] bytes = whole[part];
            for (int at = 0; at < bytes.Length; at++)
            {
                foreach (byte value in (byte[])[0, 127, 255]) Try([.. bytes[..at], value, .. bytes[(at + 1)..]]);
                Try(bytes[..at]);
            }

            void Try(byte[] damaged)
            {
                Result<IReadOnlyList<StatedPlot>> result = Read(Zip(new Dictionary<string, byte[]>(whole) { [part] = damaged }));
                if (result.Ok) read++;
                else refused++;
            }
        }
        Assert.True(read > 100, $"read {read}");
        Assert.True(refused > 500, $"refused {refused}");
    }

    private static Result<IReadOnlyList<StatedPlot>> Read(byte[] file) => PlotFile.Read(new MemoryStream(file), "thua");

    private static string Problem(byte[] file) => Read(file).Problems[0].Code;

    private static string Kml(string points) => $"""
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Lô hồi 1</name>
        <ExtendedData><Data name="Diện tích (ha)"><value>1,15</value></Data><Data name="Cây trồng"><value>Hồi</value></Data></ExtendedData>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>{points}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>
        """;

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static Dictionary<string, byte[]> Shapefiles(string grid)
    {
        string folder = Directory.CreateTempSubdirectory("anise-shp-").FullName;
        try
        {
            Shapefile.WriteAllFeatures([new Feature(Square, new AttributesTable { { "ten_thua", "Lô hồi 1" }, { "dt_ha", 1.15 }, { "cay_trong", "Hồi" } })], Path.Combine(folder, "thua.shp"), encoding: Encoding.UTF8);
            Dictionary<string, byte[]> files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
            files["thua.prj"] = Encoding.UTF8.GetBytes(grid);
            files["thua.cpg"] = Encoding.ASCII.GetBytes("UTF-8");
            return files;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Package(int grid, params string[] layers)
    {
        string file = Path.GetTempFileName();
        try
        {
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                void Run(string sql, byte[]? shape = null)
                {
                    using SqliteCommand command = connection.CreateCommand();
                    command.CommandText = sql;
                    if (shape is not null) command.Parameters.AddWithValue("$shape", shape);
                    command.ExecuteNonQuery();
                }
                Run("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT); CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);");
                foreach (string layer in layers)
                {
                    Run($"INSERT INTO gpkg_contents VALUES ('{layer}', 'features'); INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', {grid}); CREATE TABLE {layer} (fid INTEGER PRIMARY KEY, geom BLOB, \"Tên thửa\" TEXT, \"Diện tích (ha)\" REAL, \"Cây trồng\" TEXT);");
                    Run($"INSERT INTO {layer} VALUES (1, $shape, 'Lô hồi 1', 1.15, 'Hồi')", new GeoPackageGeoWriter().Write(Square));
                }
            }
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
