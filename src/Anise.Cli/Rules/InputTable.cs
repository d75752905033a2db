using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Sylvan.Data.Csv;

namespace Anise.Cli.Rules;

/// <summary>A plain table that somebody prepared: a header row, then rows; CSV or the first sheet of a workbook.</summary>
internal sealed record InputTable(IReadOnlyList<string> Columns, IReadOnlyList<(int Row, string[] Cells)> Rows)
{
    /// <summary>Reads the table; null after a message when it is empty, damaged, or names a column twice.</summary>
    public static InputTable? Read(FileInfo file, TextWriter error)
    {
        List<string[]> lines;
        try
        {
            lines = file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? Workbook(file) : Text(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ExcelReaderException or InvalidDataException)
        {
            error.WriteLine(Texts.Get("unreadable", file.Name, exception.Message));
            return null;
        }

        if (lines.Count == 0)
        {
            error.WriteLine(Texts.Get("empty-input"));
            return null;
        }

        string[] columns = [.. lines[0].Select(x => x.Trim())];
        if (columns.GroupBy(x => x, StringComparer.OrdinalIgnoreCase).FirstOrDefault(x => x.Key.Length > 0 && x.Count() > 1) is { } twice)
        {
            error.WriteLine(Texts.Get("column-twice", twice.Key));
            return null;
        }

        if (lines.FindIndex(x => x.Length > columns.Length && x.Skip(columns.Length).Any(y => y.Trim().Length > 0)) is >= 0 and var longer)
        {
            error.WriteLine(Texts.Get("row-too-long", longer + 1, columns.Length));
            return null;
        }

        return new(columns, [.. lines.Select((x, i) => (i + 1, Fit(x, columns.Length))).Skip(1).Where(x => x.Item2.Any(y => y.Length > 0))]);
    }

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

    private static List<string[]> Text(FileInfo file)
    {
        using StreamReader reader = file.OpenText();
        using CsvDataReader csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false });
        var lines = new List<string[]>();
        while (csv.Read())
            lines.Add([.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)]);
        return lines;
    }

    private static List<string[]> Workbook(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var lines = new List<string[]>();
        while (reader.Read())
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        return lines;
    }
}
