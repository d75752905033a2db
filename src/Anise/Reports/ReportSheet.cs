using System.Globalization;
using System.Xml;
using Anise.Tables.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Reports;

/// <summary>A sheet that is filled row by row. Heights are reckoned here: office programs do not fit a row to words in joined cells.</summary>
/// <param name="widths">The widths of the columns, in characters.</param>
internal sealed class ReportSheet(double[] widths)
{
    private const double LineHeight = 15.5;
    private const double Indent = 1.5;   // of words in a cell, in characters
    private const double BoldFits = 0.88;   // bold characters to a usual one
    private readonly List<Row> _rows = [];
    private readonly MergeCells _merged = new();
    private Row? _row;
    private int _column;

    /// <summary>The number of the next row, from 1.</summary>
    public int Row => _rows.Count + 1;

    /// <summary>An empty row.</summary>
    public void Skip(double height = 8) => _rows.Add(Make(height));

    /// <summary>Words in the left and in the right part of the page.</summary>
    public void Pair(string left, ReportStyle leftStyle, string right, ReportStyle rightStyle)
    {
        int split = 1;   // the left part is the smaller one
        double whole = widths.Sum();
        while (split < widths.Length - 1 && widths.Take(split + 1).Sum() <= whole * 0.45) split++;
        split = Math.Max(split, 2);
        Row row = Make(LineHeight);
        _rows.Add(row);
        Put(row, 0, Words(left, leftStyle));
        Put(row, split, Words(right, rightStyle));
        Join(_rows.Count, 0, _rows.Count, split - 1);
        Join(_rows.Count, split, _rows.Count, widths.Length - 1);
    }

    /// <summary>Words over the whole width.</summary>
    /// <param name="text">The words.</param>
    /// <param name="style">Their look.</param>
    /// <param name="height">The height of a line, in points.</param>
    /// <param name="fits">How many characters of this look fit where one of the usual would.</param>
    public void Line(string text, ReportStyle style, double height, double fits)
    {
        Row row = Make(height * Lines(text, widths.Sum() * fits));
        _rows.Add(row);
        Put(row, 0, Words(text, style));
        Join(_rows.Count, 0, _rows.Count, widths.Length - 1);
    }

    /// <summary>A row of the table in one look.</summary>
    public void Cells(IReadOnlyList<string> texts, ReportStyle style)
    {
        Begin([]);
        foreach (string text in texts) Text(text, style);
        End();
    }

    /// <summary>A heading within the table.</summary>
    public void Section(string text)
    {
        ReportStyle style = ReportStyles.Of(ReportLook.Text, bold: true);
        Cells([text, .. Enumerable.Repeat("", widths.Length - 1)], style);
        Join(_rows.Count, 0, _rows.Count, widths.Length - 1);
    }

    /// <summary>The rows of heads, joined as they say.</summary>
    public void Heads(IReadOnlyList<ReportHead>[] rows)
    {
        int first = _rows.Count, depth = rows.Length;
        var needs = new double[depth];
        var texts = new string?[depth, widths.Length];
        foreach (var (head, r, column) in PlacedHead.Of(rows, widths.Length))
        {
            texts[r, column] = head.Text;
            Join(first + r + 1, column, first + r + head.Rows, column + head.Columns - 1);
            double height = LineHeight * Lines(head.Text, widths.Skip(column).Take(head.Columns).Sum() * BoldFits);
            int last = r + head.Rows - 1;
            needs[last] = Math.Max(needs[last], height - (LineHeight * (head.Rows - 1)));
        }
        for (int r = 0; r < depth; r++)
        {
            Row row = Make(needs[r] + 4);
            for (int x = 0; x < widths.Length; x++) Put(row, x, Words(texts[r, x] ?? "", ReportStyle.Head));
            _rows.Add(row);
        }
    }

    /// <summary>Begins a row of the table, as high as its words need.</summary>
    /// <param name="words">The words of the columns after the ordinal.</param>
    public void Begin(IReadOnlyList<string> words) =>
        (_row, _column) = (Make((LineHeight * words.Select((w, i) => Lines(w, i == 0 ? widths[1] : widths[i + 1] - Indent)).Prepend(1).Max()) + 2), 0);

    /// <summary>The next cell, of words.</summary>
    public void Text(string text, ReportStyle style) => Put(_row!, _column++, Words(text, style));

    /// <summary>The next cell, a number.</summary>
    public void Number(double value, ReportStyle style) => Put(_row!, _column++, new Cell { CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture)), StyleIndex = (uint)style });

    /// <summary>Ends the row.</summary>
    public void End() => _rows.Add(_row!);

    /// <summary>The sheet: A4, as wide as the page, the heads on each page and in sight. Upright it is one page.</summary>
    public Worksheet ToWorksheet(bool landscape, int lastHead)
    {
        const double side = 0.6, edge = 0.75;   // inches
        for (int i = 0; i < _rows.Count; i++)
        {
            _rows[i].RowIndex = (uint)i + 1;
            foreach (Cell cell in _rows[i].Elements<Cell>()) cell.CellReference = cell.CellReference!.Value + (i + 1).ToString(CultureInfo.InvariantCulture);
        }
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = lastHead, TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{lastHead + 1}"), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
            new SheetData(_rows),
            _merged,
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = side, Right = side, Top = edge, Bottom = edge, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = landscape ? 0u : 1u },
            new HeaderFooter(new OddHeader("&C&P"), new FirstHeader("")) { DifferentFirst = true });
    }

    private static Row Make(double height) => new() { Height = height, CustomHeight = true };

    private static Cell Words(string text, ReportStyle style)
    {
        var cell = new Cell { StyleIndex = (uint)style };
        if (text.Length == 0) return cell;
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(string.Concat(text.Where(XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    private static void Put(Row row, int column, Cell cell)
    {
        cell.CellReference = SheetTable.ColumnLetter(column);
        row.AppendChild(cell);
    }

    private void Join(int row, int column, int lastRow, int lastColumn)
    {
        if (row == lastRow && column == lastColumn) return;
        _merged.AppendChild(new MergeCell { Reference = string.Create(CultureInfo.InvariantCulture, $"{SheetTable.ColumnLetter(column)}{row}:{SheetTable.ColumnLetter(lastColumn)}{lastRow}") });
    }

    /// <summary>How many lines words take in a width, broken between words.</summary>
    private static int Lines(string text, double width)
    {
        int lines = 1;
        double at = 0;
        foreach (string word in text.Split(' '))
        {
            if (at > 0 && at + 1 + word.Length > width) (lines, at) = (lines + 1, word.Length);
            else at += (at > 0 ? 1 : 0) + word.Length;
        }
        return lines;
    }
}
