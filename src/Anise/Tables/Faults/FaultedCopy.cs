using System.Globalization;
using Anise.Basics;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Writing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Faults;

/// <summary>
/// Makes a copy of the user's own workbook in which each faulty cell is coloured and carries a comment in Vietnamese, and a
/// sheet that lists the faults with links. A text or .xls file gives an .xlsx made from its rows.
/// </summary>
public static class FaultedCopy
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>Writes the copy.</summary>
    /// <param name="file">Content of the user's file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="faults">The faults found in it; those of the file as a whole stand in the list only.</param>
    /// <param name="output">Receives an .xlsx.</param>
    /// <param name="limits">The limits the file was read with.</param>
    /// <exception cref="ArgumentException">The file cannot be read at all, so there is nothing to copy.</exception>
    public static void Write(Stream file, string fileName, IReadOnlyList<ImportFault> faults, Stream output, FileLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(output);
        limits ??= new FileLimits();
        // What the reader could not read cannot be marked either.
        if (faults.FirstOrDefault(f => f.Row == 0 && f.Problem.StartsWith("file-", StringComparison.Ordinal)) is { } unreadable)
            throw new ArgumentException(unreadable.Message, nameof(file));
        try
        {
            var bytes = SheetReader.ReadAll(file, limits.MaxBytes, CancellationToken.None);
            // What the reader refuses has no copy, whatever else could be made of it.
            IReadOnlyList<SheetTable> sheets = SheetReader.Read(new MemoryStream(bytes), fileName, limits, null, CancellationToken.None);
            using MemoryStream copy = (SheetReader.IsXlsx(bytes) ? MarkedOwn(bytes, faults, limits) : null) ?? Marked(sheets, faults);
            copy.Position = 0;
            copy.CopyTo(output);
        }
        catch (UnreadableFileException e)
        {
            throw new ArgumentException(ImportFault.OfFile(e.Problem, e.Found).Message, nameof(file), e);
        }
        catch (Exception e) when (Spreadsheets.TellsDamage(e))
        {
            throw new ArgumentException(ImportFault.OfFile("file-damaged", fileName).Message, nameof(file), e);
        }
    }

    /// <summary>The user's own workbook, marked; null where the library that changes workbooks cannot take it, though its cells can be read.</summary>
    private static MemoryStream? MarkedOwn(byte[] bytes, IReadOnlyList<ImportFault> faults, FileLimits limits)
    {
        // Before the library sees it: what is nested without end overflows its stack.
        using (var package = new WorkbookPackage(bytes, limits)) package.Check();
        var copy = new MemoryStream();
        copy.Write(bytes);
        try
        {
            using (SpreadsheetDocument document = SpreadsheetDocument.Open(copy, isEditable: true)) Mark(document, faults);
            return copy;
        }
        catch (Exception e) when (Spreadsheets.TellsDamage(e) || e is NullReferenceException)
        {
            copy.Dispose();
            return null;
        }
    }

    /// <summary>A plain workbook made from the cells that were read, marked.</summary>
    private static MemoryStream Marked(IReadOnlyList<SheetTable> sheets, IReadOnlyList<ImportFault> faults)
    {
        var copy = new MemoryStream();
        PlainWorkbook.Write(sheets, copy);
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(copy, isEditable: true)) Mark(document, faults);
        return copy;
    }

    private static void Mark(SpreadsheetDocument document, IReadOnlyList<ImportFault> faults)
    {
        var workbook = document.WorkbookPart!;
        var colours = new FaultColours(workbook);
        foreach (var sheet in workbook.Workbook!.Descendants<Sheet>().ToList())
        {
            var name = VietnameseText.Clean(sheet.Name?.Value ?? "");
            var own = faults.Where(f => f.Sheet == name && f.Row > 0).ToList();
            if (own.Count > 0 && sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
                Mark(part, own, colours);
        }

        FaultList.Add(workbook, faults, Vietnamese);
    }

    private static void Mark(WorksheetPart part, List<ImportFault> faults, FaultColours colours)
    {
        var worksheet = part.Worksheet!;
        var data = worksheet.GetFirstChild<SheetData>() ?? worksheet.AppendChild(new SheetData());
        var rows = data.Elements<Row>().Where(r => r.RowIndex is not null).GroupBy(r => r.RowIndex!.Value).ToDictionary(g => g.Key, g => g.First());
        var comments = new CommentWriter(part);
        foreach (var cellFaults in faults.SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (Row: row, Fault: f)))
            .GroupBy(f => (f.Row, Column: f.Fault.ColumnIndex ?? 0), f => f.Fault).OrderBy(g => g.Key))
        {
            var (row, column) = cellFaults.Key;
            var cell = CellAt(data, rows, (uint)row, column);
            cell.StyleIndex = colours.Coloured(cell.StyleIndex?.Value ?? 0);
            comments.Add(row, column, string.Join("\n", cellFaults.Select(f => f.MessageIn(Vietnamese))));
        }

        comments.Save();
    }

    private static Cell CellAt(SheetData data, Dictionary<uint, Row> rows, uint number, int column)
    {
        if (!rows.TryGetValue(number, out var row))
        {
            row = new Row { RowIndex = number };
            var before = data.Elements<Row>().FirstOrDefault(r => r.RowIndex is not null && r.RowIndex.Value > number);
            if (before is null)
                data.AppendChild(row);
            else
                data.InsertBefore(row, before);
            rows[number] = row;
        }

        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            // A cell without an address follows the one before it.
            var at = cell.CellReference?.Value is { } address ? SheetTable.ColumnIndex(address) : next;
            if (at == column)
                return cell;
            if (at > column)
                return row.InsertBefore(New(number, column), cell);
            next = at + 1;
        }

        return row.AppendChild(New(number, column));
    }

    private static Cell New(uint row, int column) => new() { CellReference = SheetTable.ColumnLetter(column) + row.ToString(CultureInfo.InvariantCulture) };
}

/// <summary>Cell formats that are as before but filled with the colour of faults.</summary>
internal sealed class FaultColours
{
    private const string Colour = "FFFFC7CE";

    private readonly Dictionary<uint, uint> coloured = [];

    private readonly CellFormats formats;

    private readonly uint fill;

    public FaultColours(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
        var sheet = styles.Stylesheet ??= Default();
        sheet.Fills ??= Default().Fills!.CloneNode(true) as Fills;
        sheet.CellFormats ??= Default().CellFormats!.CloneNode(true) as CellFormats;
        formats = sheet.CellFormats!;
        fill = (uint)sheet.Fills!.Elements<Fill>().Count();
        sheet.Fills!.AppendChild(new Fill(new PatternFill(new ForegroundColor { Rgb = Colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }));
        sheet.Fills.Count = fill + 1;
    }

    public uint Coloured(uint style)
    {
        if (coloured.TryGetValue(style, out var known))
            return known;
        var format = formats.Elements<CellFormat>().ElementAtOrDefault((int)style)?.CloneNode(true) as CellFormat ?? new CellFormat();
        format.FillId = fill;
        format.ApplyFill = true;
        var index = (uint)formats.Elements<CellFormat>().Count();
        formats.AppendChild(format);
        formats.Count = index + 1;
        return coloured[style] = index;
    }

    private static Stylesheet Default() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 1 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(new CellFormat()) { Count = 1 });
}
