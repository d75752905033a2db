using System.Globalization;
using Anise.Basics;
using Sylvan.Data.Csv;

namespace Anise.Measuring;

/// <summary>The cells of a CSV file by column. Rows are counted as a spreadsheet shows them: the header is row 1.</summary>
internal sealed class SurveyTable
{
    private readonly List<string>[] _cells;

    private SurveyTable(string[] columns, List<string>[] cells) => (Columns, _cells) = (columns, cells);

    public IReadOnlyList<string> Columns { get; }

    public int Count => _cells[0].Count;

    public static int SheetRow(int row) => row + 2;

    public static bool IsMissing(string cell) => cell is "" or "NA" or "NaN" or ".";

    public static Result<SurveyTable> Open(string file)
    {
        if (!File.Exists(file)) return Texts.Problem("file-missing", file);
        int row = 1;
        try
        {
            using var reader = CsvDataReader.Create(file, new CsvDataReaderOptions { StringFactory = OneCopy(), BufferSize = 0x40000 });
            var columns = new string[reader.FieldCount];
            for (int i = 0; i < columns.Length; i++) columns[i] = reader.GetName(i).Trim();
            List<string>[] cells = [.. columns.Select(_ => new List<string>())];
            while (reader.Read())
            {
                row++;
                if (reader.RowFieldCount == 1 && columns.Length > 1 && reader.GetString(0).Length == 0)
                {
                    foreach (List<string> column in cells) column.Add("");
                    continue;
                }

                if (reader.RowFieldCount != columns.Length) return Texts.Problem("file-broken", file, row);
                for (int i = 0; i < columns.Length; i++) cells[i].Add(reader.GetString(i).Trim());
            }

            return columns.Length == 0 || cells[0].Count == 0 ? Texts.Problem("file-empty", file) : new SurveyTable(columns, cells);
        }
        catch (Exception damaged) when (damaged is CsvFormatException or CsvMissingHeadersException or CsvRecordTooLargeException)
        {
            return damaged is CsvMissingHeadersException ? Texts.Problem("file-empty", file) : Texts.Problem("file-broken", file, row + 1);
        }
    }

    // Most cells of a survey repeat: one string for equal cells.
    private static StringFactory OneCopy()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        return (buffer, offset, length) =>
        {
            ReadOnlySpan<char> cell = buffer.AsSpan(offset, length);
            if (bySpan.TryGetValue(cell, out string? same)) return same;
            string copy = cell.ToString();
            seen.Add(copy);
            return copy;
        };
    }

    public Problem NoColumn(string column) => Texts.Problem("column-missing", column, string.Join(", ", Columns));

    /// <summary>A column as written.</summary>
    public List<string> Cells(string column) => _cells[((IList<string>)Columns).IndexOf(column)];

    /// <summary>A column as numbers of the rows asked for, NaN where missing; the first cell that is no number is a problem.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="rows">The rows asked for.</param>
    /// <param name="yesNo">Whether TRUE and FALSE stand for 1 and 0.</param>
    public Result<double[]> Numbers(string column, IReadOnlyList<int> rows, bool yesNo = false)
    {
        List<string> cells = Cells(column);
        var numbers = new double[rows.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            string cell = cells[rows[i]];
            if (IsMissing(cell)) numbers[i] = double.NaN;
            else if (yesNo && bool.TryParse(cell, out bool yes)) numbers[i] = yes ? 1 : 0;
            else if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return Texts.Problem("not-a-number", SheetRow(rows[i]), column, cell);
        }

        return numbers;
    }
}
