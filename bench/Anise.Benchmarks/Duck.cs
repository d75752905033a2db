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

    // Of several ways to ask, the fastest that was found.
    public const string Poverty =
        """
        SELECT commune, sum(members), sum(CASE WHEN n >= 4 THEN members ELSE 0 END), sum(CASE WHEN n >= 4 THEN members * n ELSE 0 END)
        FROM (SELECT commune, members, bit_count(mask) AS n FROM household) GROUP BY commune
        """;

    public static readonly string Headcounts = $"""
        SELECT commune, {string.Join(", ", Enumerable.Range(0, 12).Select(static j =>
            $"sum(CASE WHEN (mask & {1 << j}) <> 0 THEN members ELSE 0 END), sum(CASE WHEN (mask & {1 << j}) <> 0 THEN poor ELSE 0 END)"))}
        FROM (SELECT commune, mask, members, CASE WHEN bit_count(mask) >= 4 THEN members ELSE 0 END AS poor FROM household) GROUP BY commune
        """;

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

    /// <summary>The numbers of the answer.</summary>
    public IEnumerable<long[]> Numbers(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToInt64(reader.GetValue(i).ToString(), CultureInfo.InvariantCulture))];
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
