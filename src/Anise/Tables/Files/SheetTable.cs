using System.Globalization;
using System.Runtime.InteropServices;
using Anise.Tables.Letters;

namespace Anise.Tables.Files;

/// <summary>What kind of value a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An error that the spreadsheet program computed, such as #REF!.</summary>
    Error,

    /// <summary>A formula whose value was never computed and saved.</summary>
    Uncomputed,
}

/// <summary>One cell: text already in clean Unicode, or a number, or a date as an Excel serial of the 1900 system.</summary>
public readonly record struct SheetCell(CellKind Kind, string Text, double Number, VietnameseEncoding Encoding)
{
    /// <summary>An empty cell.</summary>
    public static readonly SheetCell Empty = new(CellKind.Empty, "", 0, VietnameseEncoding.Unicode);

    /// <summary>How many days the numbers of a workbook that counts from 1904 lie behind.</summary>
    internal const int Days1904 = 1462;

    /// <summary>Whether a number of the cell would count days from 1904.</summary>
    internal bool Since1904 { get; init; }

    /// <summary>Whether a number is shown as per cent: 0.2 is seen as 20 %.</summary>
    public bool IsPercent { get; init; }

    /// <summary>The number as it is seen: of a cell of per cent a hundred times what is stored.</summary>
    public double Seen => IsPercent ? Number * 100 : Number;

    /// <summary>The lines of a text of several lines, each clean; null for one line. The text itself has them in one.</summary>
    internal IReadOnlyList<string>? Lines { get; init; }

    /// <summary>The cell of one of its lines.</summary>
    internal SheetCell Line(int line) => OfText(Lines![line], Encoding);

    /// <summary>Whether the cell holds no value but a mistake of the spreadsheet.</summary>
    public bool IsBroken => Kind is CellKind.Error or CellKind.Uncomputed;

    /// <summary>Whether nothing stands in the cell.</summary>
    public bool IsEmpty => Kind == CellKind.Empty || Text.Length == 0;

    /// <summary>A cell of clean text.</summary>
    public static SheetCell OfText(string text, VietnameseEncoding encoding = VietnameseEncoding.Unicode) =>
        text.Length == 0 ? Empty : new(CellKind.Text, text, 0, encoding);

    /// <summary>A cell of a number.</summary>
    public static SheetCell OfNumber(double number) =>
        new(CellKind.Number, number.ToString(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "0" : "R", CultureInfo.InvariantCulture), number, VietnameseEncoding.Unicode);

    /// <summary>A cell that says why it has no value.</summary>
    internal static SheetCell Broken(CellKind kind, string text) => new(kind, text, 0, VietnameseEncoding.Unicode);

    /// <summary>The serial of a day; Excel counts a 29th of February 1900, so that the days before it have a number less.</summary>
    internal static double SerialOf(DateTime date) => date.ToOADate() is var day && day < 61 ? day - 1 : day;

    /// <summary>A cell of a day, by its serial.</summary>
    public static SheetCell OfDate(double serial) => new(CellKind.Date, DateText(serial), serial, VietnameseEncoding.Unicode);

    /// <summary>The day of a serial, or null: 1 is the first of January 1900, and 60 the 29th of February of that year, which never was.</summary>
    public static DateOnly? DayOf(double serial) => serial is >= 1 and < 60 or >= 61 and < 2958466
        ? DateOnly.FromDateTime(DateTime.FromOADate(serial < 60 ? serial + 1 : serial))
        : null;

    private static string DateText(double serial) =>
        DayOf(serial)?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? serial.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A row with its 1-based number in the sheet; cells by 0-based column, as many as the row has.</summary>
internal sealed record SheetRow(int Number, SheetCell[] Cells)
{
    public SheetCell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : SheetCell.Empty;

    /// <summary>In which column of the sheet each cell stands, where the row was taken out of a wider one.</summary>
    public IReadOnlyList<int>? From { get; init; }

    /// <summary>The column of the sheet in which a cell stands.</summary>
    public int Place(int column) => From is { } from && column >= 0 && column < from.Count ? from[column] : column;
}

/// <summary>Merged cells: first and last row (1-based) and column (0-based).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>A sheet as read: rows that hold something, in order.</summary>
internal sealed record SheetTable(string Name, bool Hidden, IReadOnlyList<SheetRow> Rows, IReadOnlyList<MergedRange> Merges, VietnameseEncoding Encoding)
{
    private const int HeaderHeight = 20, HighestMerge = 1000;

    private ILookup<int, MergedRange>? across;

    private Dictionary<(int Row, int Column), int>? down;

    /// <summary>Numbers of rows that the spreadsheet hides or filters out.</summary>
    public IReadOnlySet<int> HiddenRows { get; init; } = new HashSet<int>();

    /// <summary>The merges over several columns that a row has part in; higher ones than any header are left out.</summary>
    public IEnumerable<MergedRange> MergesAcross(int row) => (across ??= Merges
        .Where(m => m.LastColumn > m.FirstColumn && m.LastRow - m.FirstRow < HeaderHeight)
        .SelectMany(m => Enumerable.Range(m.FirstRow, Math.Max(1, m.LastRow - m.FirstRow + 1)).Select(r => (Row: r, Merge: m)))
        .ToLookup(x => x.Row, x => x.Merge))[row];

    /// <summary>The first row of the merged cell that a cell is part of; the row itself where it is not merged with rows above.</summary>
    public int TopOf(int row, int column) => (down ??= Merges.Where(m => m.LastRow > m.FirstRow)
        .SelectMany(m => Enumerable.Range(m.FirstRow, m.LastRow - m.FirstRow + 1).Take(HighestMerge), (m, r) => (Row: r, Merge: m))
        .SelectMany(x => Enumerable.Range(x.Merge.FirstColumn, x.Merge.LastColumn - x.Merge.FirstColumn + 1).Take(HighestMerge), (x, c) => (x.Row, Column: c, Top: x.Merge.FirstRow))
        .GroupBy(x => (x.Row, x.Column)).ToDictionary(g => g.Key, g => g.First().Top)).GetValueOrDefault((row, column), row);

    public int ColumnCount => Rows.Count == 0 ? 0 : Rows.Max(r => r.Cells.Length);

    /// <summary>The letter of a 0-based column: A, B … AA.</summary>
    public static string ColumnLetter(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + ((n - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>A name that a sheet may have: at most 31 characters, none of those that Excel forbids.</summary>
    public static string SafeName(string name)
    {
        var safe = VietnameseText.Clean(string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']')))).Trim('\'');
        return safe.Length == 0 ? "1" : safe[..Math.Min(safe.Length, 31)].TrimEnd();
    }

    /// <summary>The 0-based column of a cell address such as B7 or of a letter, or -1.</summary>
    public static int ColumnIndex(ReadOnlySpan<char> address)
    {
        var column = 0;
        var letters = 0;
        foreach (var c in address)
        {
            if (c is < 'A' or > 'Z')
                break;
            column = (column * 26) + (c - 'A' + 1);
            letters++;
        }

        return letters is 0 or > 3 ? -1 : column - 1;
    }
}

/// <summary>A cell before its text is decoded.</summary>
internal readonly record struct RawCell(CellKind Kind, string Text, double Number, string? Font)
{
    public bool Since1904 { get; init; }

    public bool IsPercent { get; init; }
}

/// <summary>A sheet before its text is decoded.</summary>
internal sealed record RawSheet(string Name, bool Hidden, List<(int Number, RawCell[] Cells)> Rows, List<MergedRange> Merges)
{
    public HashSet<int> HiddenRows { get; init; } = [];
}

/// <summary>The file cannot be read; becomes a fault of the file.</summary>
internal sealed class UnreadableFileException(string problem, params object?[] found) : Exception(problem)
{
    public string Problem { get; } = problem;

    public object?[] Found { get; } = found;
}
