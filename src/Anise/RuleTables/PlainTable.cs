using System.Globalization;
using Anise.Basics;
using Anise.Tables.Faults;
using Anise.Tables.Files;

namespace Anise.RuleTables;

/// <summary>A plain table that somebody prepared: a header row, then rows; CSV or the first sheet of a workbook.</summary>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The rows that are not empty, each with its number in the sheet; as many cells as heads.</param>
public sealed record PlainTable(IReadOnlyList<string> Columns, IReadOnlyList<(int Row, string[] Cells)> Rows)
{
    /// <summary>Which cells are numbers of a workbook: it drops zeros before and after them.</summary>
    public IReadOnlySet<(int Row, int Column)> Numbers { get; init; } = new HashSet<(int, int)>();

    /// <summary>Reads a table; refused when it is empty, damaged, or names a column twice.</summary>
    /// <param name="file">The content; must seek.</param>
    /// <param name="name">The file's name: its ending tells the kind.</param>
    public static Result<PlainTable> Read(Stream file, string name)
    {
        IReadOnlyList<SheetRow> rows;
        bool workbook = Path.GetExtension(name).StartsWith(".xls", StringComparison.OrdinalIgnoreCase);
        try
        {
            if (workbook && !IsPacked(file)) return Texts.Problem("no-workbook", "file", name);
            rows = SheetReader.Read(file, name, new FileLimits(), null, CancellationToken.None) is [{ } first, ..] ? first.Rows : [];
        }
        catch (UnreadableFileException exception)
        {
            if (exception.Problem == "file-empty") return Texts.Problem("empty-input", "file");
            return workbook
                ? Texts.Problem("no-workbook", "file", name)
                : Texts.Problem("unreadable", "file", name, ImportFault.OfFile(exception.Problem, exception.Found).Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Texts.Problem("unreadable", "file", name, exception.Message);
        }

        List<(int Row, string[] Cells)> lines = [.. rows.Select(r => (r.Number, r.Cells.Select(TextOf).ToArray()))];
        if (lines.Count == 0) return Texts.Problem("empty-input", "file");
        string[] columns = lines[0].Cells;
        if (columns.GroupBy(x => x, StringComparer.OrdinalIgnoreCase).FirstOrDefault(x => x.Key.Length > 0 && x.Count() > 1) is { } twice)
            return Texts.Problem("column-twice", "file", twice.Key);
        if (lines.Find(x => x.Cells.Length > columns.Length) is { Cells: not null } longer)
            return Texts.Problem("row-too-long", "file", longer.Row, columns.Length);
        return new PlainTable(columns, [.. lines.Skip(1).Select(x => (x.Row, Fit(x.Cells, columns.Length))).Where(x => x.Item2.Any(y => y.Length > 0))])
        {
            Numbers = rows.SelectMany(r => r.Cells.Select((cell, i) => (cell, i)).Where(c => c.cell.Kind == CellKind.Number).Select(c => (r.Number, c.i))).ToHashSet(),
        };
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

    /// <summary>Whether the content begins as a workbook does, whatever the file is called.</summary>
    private static bool IsPacked(Stream file)
    {
        int first = file.ReadByte();
        file.Position = 0;
        return first is 'P' or 0xD0;
    }

    private static string[] Fit(string[] cells, int count) => [.. Enumerable.Range(0, count).Select(i => i < cells.Length ? cells[i] : "")];

    /// <summary>Days as other programs write them; per cent as they are seen.</summary>
    private static string TextOf(SheetCell cell) =>
        cell is { Kind: CellKind.Number, IsPercent: true } ? Math.Round(cell.Seen, 9).ToString(CultureInfo.InvariantCulture) : cell.Kind == CellKind.Date && SheetCell.DayOf(cell.Number) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text ?? "";
}
