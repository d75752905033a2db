using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Anise.Sites;

// A GeoPackage is a file for somebody else, not the store: it is made in a copy that is thrown away.
#pragma warning disable RS0030
/// <summary>Writes features as a GeoPackage (OGC 12-128r17, version 1.3): one table of features in WGS 84, with the extent of its contents.</summary>
internal static class GeoPackageWriting
{
    private const int Wgs84 = 4326;

    private const string Frame =
        """
        PRAGMA application_id = 0x47504B47;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude in degrees on the WGS 84 ellipsoid');
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """;

    public static byte[] Write(string table, IReadOnlyList<(Geometry? Shape, IEnumerable<KeyValuePair<string, object?>> Properties)> features)
    {
        string file = Path.Combine(Path.GetTempPath(), $"anise-{Guid.NewGuid():N}.gpkg");
        try
        {
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
            {
                connection.Open();
                Run(connection, Frame);
                using SqliteTransaction together = connection.BeginTransaction();
                Fill(connection, table, features);
                together.Commit();
            }
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Fill(SqliteConnection connection, string table, IReadOnlyList<(Geometry? Shape, IEnumerable<KeyValuePair<string, object?>> Properties)> features)
    {
        KeyValuePair<string, object?>[][] rows = [.. features.Select(f => f.Properties.ToArray())];
        string[] names = [.. rows.SelectMany(r => r.Select(p => p.Key)).Distinct()];
        string TypeOf(string name) => rows.SelectMany(r => r.Where(p => p.Key == name)).Select(p => p.Value).FirstOrDefault(v => v is not null) switch { long or int or short => "INTEGER", double or float or decimal => "DOUBLE", _ => "TEXT" };
        var whole = new Envelope();
        foreach (var (shape, _) in features)
            if (shape is not null) whole.ExpandToInclude(shape.EnvelopeInternal);
        Run(connection, $"CREATE TABLE {Quoted(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY{string.Concat(names.Select(n => $", {Quoted(n)} {TypeOf(n)}"))})");
        Run(connection, "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES ($0, 'features', $0, $1, $2, $3, $4, $5)",
            table, whole.IsNull ? null : whole.MinX, whole.IsNull ? null : whole.MinY, whole.IsNull ? null : whole.MaxX, whole.IsNull ? null : whole.MaxY, Wgs84);
        Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($0, 'geom', 'GEOMETRY', $1, 0, 0)", table, Wgs84);
        var writer = new GeoPackageGeoWriter();
        string insert = $"INSERT INTO {Quoted(table)} (geom{string.Concat(names.Select(n => ", " + Quoted(n)))}) VALUES ($0{string.Concat(Enumerable.Range(1, names.Length).Select(i => FormattableString.Invariant($", ${i}")))})";
        foreach (var (row, feature) in rows.Zip(features))
        {
            Geometry? shape = feature.Shape?.Copy();
            if (shape is not null) shape.SRID = Wgs84;
            Dictionary<string, object?> values = row.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
            Run(connection, insert, [shape is null ? null : writer.Write(shape), .. names.Select(n => values.GetValueOrDefault(n))]);
        }
    }

    private static void Run(SqliteConnection connection, string text, params object?[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(FormattableString.Invariant($"${i}"), values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
