using System.Globalization;
using System.Text;
using Anise.Basics;
using Sylvan.Data.Csv;

namespace Anise.Measuring;

/// <summary>The cells of a CSV file by column. Rows are counted as a spreadsheet shows them: the header is row 1.</summary>
internal sealed class SurveyTable
{
    // A noncharacter of Unicode: no text holds it.
    private const char NoLetter = '\uFFFF';

    // In characters.
    private const int LongestRow = 256_000_000;

    private static readonly Encoding Utf8 = Noticing();

    private static readonly string[] Markers = ["NA", "N/A", "NaN"];

    private readonly List<string>[] _cells;

    private SurveyTable(string[] columns, List<string>[] cells) => (Columns, _cells) = (columns, cells);

    public IReadOnlyList<string> Columns { get; }

    public int Count => _cells[0].Count;

    public static int SheetRow(int row) => row + 2;

    /// <summary>Whether a cell says that its value is not known: the markers of R, Stata, pandas and spreadsheets, in capitals or not.</summary>
    public static bool IsMissing(string cell) => cell.Length <= 3 && (cell is "" or "." || Array.Exists(Markers, marker => marker.Equals(cell, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether measures can be computed from a number: 0, or of a size that no square or product of three of them leaves the range of a double.</summary>
    public static bool InReach(double number) => number == 0 || Math.Abs(number) is >= 1e-60 and <= 1e60;

    public static Result<SurveyTable> Open(string file)
    {
        if (!File.Exists(file)) return Texts.Problem("file-missing", file);
        int row = 1;
        try
        {
            bool damaged = false;
            using var text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true);
            var (skip, separator) = Head(file);
            for (; skip > 0; skip--) _ = text.Read();
            using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                Delimiter = separator,
                StringFactory = OneCopy(cell => damaged |= cell.Contains(NoLetter)), BufferSize = 0x40000, MaxBufferSize = LongestRow,
            });
            var columns = new string[reader.FieldCount];
            for (int i = 0; i < columns.Length; i++) columns[i] = reader.GetName(i).Trim();
            if (columns.Any(static column => column.Contains(NoLetter))) return Texts.Problem("file-encoding", file, row);
            List<string>[] cells = [.. columns.Select(_ => new List<string>())];
            int blank = 0;
            while (reader.Read())
            {
                row++;
                if (reader.RowFieldCount == 1 && reader.GetRawRecordSpan().IsWhiteSpace())
                {
                    blank++;
                    continue;
                }

                // Blank lines count as rows only when something follows.
                for (; blank > 0; blank--)
                {
                    foreach (List<string> column in cells) column.Add("");
                }

                bool full = reader.RowFieldCount == columns.Length;
                for (int i = 0; i < columns.Length && full; i++) cells[i].Add(reader.GetString(i).Trim());
                if (damaged) return Texts.Problem("file-encoding", file, row);
                if (!full) return Texts.Problem("file-broken", file, row);
            }

            return columns.Length == 0 || cells[0].Count == 0 ? Texts.Problem("file-empty", file) : new SurveyTable(columns, cells);
        }
        catch (Exception damaged) when (damaged is CsvFormatException or CsvMissingHeadersException or CsvRecordTooLargeException)
        {
            return damaged switch
            {
                CsvMissingHeadersException => Texts.Problem("file-empty", file),
                CsvRecordTooLargeException => Texts.Problem("row-too-long", file, row + 1, LongestRow / 1_000_000),
                _ => Texts.Problem("file-broken", file, row + 1),
            };
        }
    }

    // What programs set before the header is no part of it: a byte order mark that stands once more, and the line "sep=;" by which spreadsheets know the separator.
    private static (int Characters, char? Separator) Head(string file)
    {
        using var text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true);
        var start = new char[16];
        ReadOnlySpan<char> read = start.AsSpan(0, text.ReadBlock(start));
        ReadOnlySpan<char> line = read.TrimStart('\uFEFF');
        int marks = read.Length - line.Length;
        if (line.Length < 6 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || line[5] is not ('\r' or '\n')) return (marks, null);
        return (marks + (line[5] == '\r' && line.Length > 6 && line[6] == '\n' ? 7 : 6), line[4]);
    }

    // UTF-8 where each byte that belongs to no letter reads as a code point that stands for none, so that it is noticed in its row. A file with the mark of UTF-16 is read as that.
    private static Encoding Noticing()
    {
        var encoding = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback(NoLetter.ToString());
        return encoding;
    }

    // Most cells of a survey repeat: one string for equal cells.
    private static StringFactory OneCopy(Action<ReadOnlySpan<char>> look)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        return (buffer, offset, length) =>
        {
            ReadOnlySpan<char> cell = buffer.AsSpan(offset, length);
            if (bySpan.TryGetValue(cell, out string? same)) return same;
            look(cell);
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
            if (IsMissing(cell))
            {
                numbers[i] = double.NaN;
                continue;
            }

            if (yesNo && bool.TryParse(cell, out bool yes)) numbers[i] = yes ? 1 : 0;
            else if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return Texts.Problem(double.IsInfinity(numbers[i]) ? "out-of-reach" : "not-a-number", SheetRow(rows[i]), column, cell);
            if (!InReach(numbers[i]) || (numbers[i] == 0 && IsTooSmall(cell))) return Texts.Problem("out-of-reach", SheetRow(rows[i]), column, cell);
        }

        return numbers;
    }

    // Such as 1e-400, which a double holds as 0.
    private static bool IsTooSmall(string cell)
    {
        int power = cell.AsSpan().IndexOfAny('e', 'E');
        return power > 0 && cell.AsSpan(0, power).ContainsAnyInRange('1', '9');
    }
}
