using Anise.Basics;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Anise.Sites;

// A GeoPackage is somebody's file, not the store: it is read in a copy that is thrown away.
#pragma warning disable RS0030
/// <summary>The one table of features of a GeoPackage.</summary>
internal static class GeoPackageFile
{
    private const int Wgs84 = 4326;

    public static Result<byte[]> Read(byte[] content, string fileName)
    {
        string copy = Path.Combine(Path.GetTempPath(), $"anise-{Guid.NewGuid():N}.gpkg");
        try
        {
            File.WriteAllBytes(copy, content);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            return Read(connection, fileName);
        }
        catch (Exception wrong) when (wrong is SqliteException or InvalidCastException or ParseException or ArgumentException or EndOfStreamException or IndexOutOfRangeException)
        {
            return Texts.Problem("site-geopackage-broken", "file", fileName, wrong.Message);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static Result<byte[]> Read(SqliteConnection connection, string fileName)
    {
        var layers = new List<(string Table, string Column, int Grid)>();
        using (SqliteCommand ask = connection.CreateCommand())
        {
            ask.CommandText = "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name WHERE c.data_type = 'features' ORDER BY g.table_name";
            using SqliteDataReader found = ask.ExecuteReader();
            while (found.Read()) layers.Add((found.GetString(0), found.GetString(1), found.GetInt32(2)));
        }
        if (layers.Count == 0) return Texts.Problem("site-geopackage-nothing", "file", fileName);
        if (layers.Count > 1) return Texts.Problem("site-several-layers", "file", fileName, string.Join(", ", layers.Select(l => l.Table)));
        var (table, column, grid) = layers[0];
        if (grid != Wgs84) return Texts.Problem("site-other-grid", "file", fileName, $"EPSG:{grid}");
        var geometries = new GeoPackageGeoReader();
        var features = new List<(Geometry?, IEnumerable<KeyValuePair<string, object?>>)>();
        using SqliteCommand read = connection.CreateCommand();
        read.CommandText = $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        using SqliteDataReader rows = read.ExecuteReader();
        while (rows.Read())
        {
            Geometry? shape = null;
            var properties = new List<KeyValuePair<string, object?>>();
            for (int i = 0; i < rows.FieldCount; i++)
            {
                if (!string.Equals(rows.GetName(i), column, StringComparison.OrdinalIgnoreCase)) properties.Add(KeyValuePair.Create(rows.GetName(i), rows.IsDBNull(i) ? null : rows.GetValue(i)));
                else if (!rows.IsDBNull(i)) shape = geometries.Read((byte[])rows.GetValue(i));
            }
            features.Add((shape, properties));
        }
        return SiteFile.Write(features);
    }
}
