using System.Globalization;
using DuckDB.NET.Data;

namespace Anise.Benchmarks;

/// <summary>The same columns and questions in DuckDB.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck(Columns made, int threads)
    {
        _connection.Open();
        Run($"SET threads = {threads}");
        Run("CREATE TABLE household (commune USMALLINT, mask USMALLINT, members UTINYINT)");
        using DuckDBAppender appender = _connection.CreateAppender("household");
        for (int commune = 0; commune + 1 < made.Starts.Length; commune++)
        {
            for (int i = made.Starts[commune]; i < made.Starts[commune + 1]; i++)
                appender.CreateRow().AppendValue((ushort)commune).AppendValue(made.Masks[i]).AppendValue(made.Members[i]).EndRow();
        }
    }

    public const string Poverty =
        """
        SELECT commune, sum(members), sum(members) FILTER (bit_count(mask) >= 4), sum(members * bit_count(mask)) FILTER (bit_count(mask) >= 4)
        FROM household GROUP BY commune
        """;

    public static readonly string Headcounts = $"SELECT commune, {string.Join(", ", Enumerable.Range(0, 12).Select(static j =>
        $"sum(members) FILTER ((mask & {1 << j}) <> 0), sum(members) FILTER ((mask & {1 << j}) <> 0 AND bit_count(mask) >= 4)"))} FROM household GROUP BY commune";

    /// <summary>Asks and lets every row come, without looking into it.</summary>
    public long Ask(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        long rows = 0;
        while (reader.Read()) rows++;
        return rows;
    }

    /// <summary>The numbers of the answer; none is 0.</summary>
    public IEnumerable<long[]> Numbers(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? 0 : Convert.ToInt64(reader.GetValue(i).ToString(), CultureInfo.InvariantCulture))];
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
