using System.Globalization;
using System.Text;
using Anise.Basics;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Sylvan.Data.Csv;

namespace Anise.RuleTables;

/// <summary>A plain table that somebody prepared: a header row, then rows; CSV or the first sheet of an .xlsx workbook.</summary>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The rows that are not empty, each with its number in the sheet; as many cells as heads.</param>
public sealed record PlainTable(IReadOnlyList<string> Columns, IReadOnlyList<(int Row, string[] Cells)> Rows)
{
    /// <summary>Reads a table; refused when it is empty, damaged, or names a column twice.</summary>
    /// <param name="file">The content; must seek.</param>
    /// <param name="name">The file's name: its ending tells the kind.</param>
    public static Result<PlainTable> Read(Stream file, string name)
    {
        List<string[]> lines;
        try
        {
            lines = name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? Workbook(file) : Text(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ExcelReaderException or InvalidDataException)
        {
            return Texts.Problem("unreadable", "file", name, exception.Message);
        }

        if (lines.Count == 0) return Texts.Problem("empty-input", "file");
        string[] columns = [.. lines[0].Select(x => x.Trim())];
        if (columns.GroupBy(x => x, StringComparer.OrdinalIgnoreCase).FirstOrDefault(x => x.Key.Length > 0 && x.Count() > 1) is { } twice)
            return Texts.Problem("column-twice", "file", twice.Key);
        if (lines.FindIndex(x => x.Length > columns.Length && x.Skip(columns.Length).Any(y => y.Trim().Length > 0)) is >= 0 and var longer)
            return Texts.Problem("row-too-long", "file", longer + 1, columns.Length);
        return new PlainTable(columns, [.. lines.Select((x, i) => (i + 1, Fit(x, columns.Length))).Skip(1).Where(x => x.Item2.Any(y => y.Length > 0))]);
    }

    /// <summary>The place of a column; -1 where there is none.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static string[] Fit(string[] cells, int count) => [.. Enumerable.Range(0, count).Select(i => i < cells.Length ? cells[i].Trim() : "")];

    private static List<string[]> Text(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using CsvDataReader csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false });
        var lines = new List<string[]>();
        while (csv.Read())
            lines.Add([.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)]);
        return lines;
    }

    private static List<string[]> Workbook(Stream file)
    {
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        var lines = new List<string[]>();
        while (reader.Read())
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        return lines;
    }
}
