using System.Globalization;
using System.Text;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Writing;

/// <summary>Writes one table as a workbook or as separated text, for office programs.</summary>
public static class TableWorkbook
{
    private const uint DayFormat = 164, MomentFormat = 165;

    /// <summary>Writes an .xlsx: a bold head that stays in sight, a filter over it, numbers as numbers, days and moments as such, all else as text.</summary>
    /// <param name="output">Where to; must seek.</param>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The values; null for an empty cell.</param>
    public static void WriteXlsx(Stream output, string sheet, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows) => WriteXlsx(output, [(sheet, heads, rows)]);

    /// <summary>Writes an .xlsx of several tables, each on a sheet of its own.</summary>
    /// <param name="output">Where to; must seek.</param>
    /// <param name="tables">The tables: the sheet's name, the heads of the columns, the values.</param>
    public static void WriteXlsx(Stream output, IReadOnlyList<(string Sheet, IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<object?>> Rows)> tables)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        WorkbookPart workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, Format(DayFormat), Format(MomentFormat)))
        {
            NumberingFormats = new NumberingFormats(Numbering(DayFormat, "dd/mm/yyyy"), Numbering(MomentFormat, "dd/mm/yyyy\\ hh:mm")),
        };
        foreach (var (sheet, heads, rows) in tables) AddTable(workbook, sheet, heads, rows);
        workbook.Workbook.BookViews = new BookViews(new WorkbookView());
    }

    private static void AddTable(WorkbookPart workbook, string sheet, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var data = new SheetData();
        int[] longest = [.. heads.Select(h => h.Length)];
        uint number = 1;
        data.AppendChild(RowOf(number, [.. heads], 1));
        foreach (IReadOnlyList<object?> row in rows)
        {
            data.AppendChild(RowOf(++number, row, 0));
            for (int column = 0; column < row.Count; column++) longest[column] = Math.Max(longest[column], row[column]?.ToString()?.Length ?? 0);
        }

        string last = SheetTable.ColumnLetter(heads.Count - 1);
        PlainWorkbook.Add(workbook, sheet, new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(longest.Select((length, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(length + 4, 8, 48), CustomWidth = true })),
            data,
            new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{last}{number}") }));
    }

    /// <summary>Writes comma-separated UTF-8 with the mark by which Excel knows it. Texts that begin like a formula are made safe.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The values; null for an empty cell.</param>
    public static void WriteCsv(Stream output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        WriteCsv(writer, heads, rows, "\r\n");
    }

    /// <summary>Writes comma-separated text. Texts that begin like a formula are made safe.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The values; null for an empty cell.</param>
    /// <param name="lineEnd">What ends a line.</param>
    public static void WriteCsv(TextWriter output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows, string lineEnd)
    {
        foreach (IReadOnlyList<object?> row in rows.Prepend([.. heads])) output.Write(string.Join(',', row.Select(CsvCell)) + lineEnd);
    }

    private static string CsvCell(object? value)
    {
        string text = TextOf(value);
        if (value is string) text = SafeCell.Of(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;
    }

    private static CellFormat Format(uint number) => new() { NumberFormatId = number, ApplyNumberFormat = true };

    private static NumberingFormat Numbering(uint number, string code) => new() { NumberFormatId = number, FormatCode = code };

    private static Row RowOf(uint number, IReadOnlyList<object?> values, uint style)
    {
        var row = new Row { RowIndex = number };
        for (int column = 0; column < values.Count; column++)
        {
            if (values[column] is not { } value || value is "") continue;
            var cell = new Cell { CellReference = SheetTable.ColumnLetter(column) + number.ToString(CultureInfo.InvariantCulture), StyleIndex = style };
            if (value is int or long or decimal or double) cell.CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            else if (value is DateOnly { Year: >= 1900 } or DateTime)
            {
                // 1900-03-01 is day 61 of Excel, as of all programs after it; earlier days differ by its 29 February.
                double serial = value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue).ToOADate() : ((DateTime)value).ToOADate();
                cell.StyleIndex = value is DateOnly ? 2u : 3u;
                cell.CellValue = new CellValue(serial.ToString("R", CultureInfo.InvariantCulture));
            }
            else
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(Printable(value)) { Space = SpaceProcessingModeValues.Preserve });
            }
            row.AppendChild(cell);
        }
        return row;
    }

    private static string Printable(object value) => string.Concat(TextOf(value).Where(System.Xml.XmlConvert.IsXmlChar));

    /// <summary>A value the same on every machine; days are yyyy-MM-dd.</summary>
    private static string TextOf(object? value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
