using System.Globalization;
using Anise.Households.Import.Faults;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Households.Import.Files;

/// <summary>Writes sheets that were read from another kind of file as a plain .xlsx, each row where it stood.</summary>
internal static class PlainWorkbook
{
    public static void Write(IReadOnlyList<SheetTable> sheets, Stream output)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        foreach (var sheet in sheets)
            Add(workbook, sheet.Name, new Worksheet(new SheetData(sheet.Rows.Select(r => RowOf(r.Number, r.Cells.Select(c => c.Text))))));
    }

    /// <summary>Adds a sheet under a name that no other has.</summary>
    /// <returns>The part and the name.</returns>
    public static string Add(WorkbookPart workbook, string name, Worksheet worksheet)
    {
        var sheets = workbook.Workbook!.Sheets ??= new Sheets();
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        var safe = SafeName(name);
        var free = safe;
        for (var n = 2; sheets.Elements<Sheet>().Any(s => string.Equals(s.Name?.Value, free, StringComparison.OrdinalIgnoreCase)); n++)
            free = safe[..Math.Min(safe.Length, 26)] + " " + n.ToString(CultureInfo.InvariantCulture);
        var id = sheets.Elements<Sheet>().Select(s => s.SheetId?.Value ?? 0).DefaultIfEmpty().Max() + 1;
        sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id, Name = free });
        return free;
    }

    /// <summary>A name that a sheet may have: at most 31 characters, none of those that Excel forbids.</summary>
    public static string SafeName(string name)
    {
        var safe = VietnameseText.Clean(string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']')))).Trim('\'');
        return safe.Length == 0 ? "1" : safe[..Math.Min(safe.Length, 31)].TrimEnd();
    }

    /// <summary>A row of texts; a text is never read as a formula because its kind is written.</summary>
    public static Row RowOf(int number, IEnumerable<string> texts)
    {
        var cells = texts.Select((text, column) => (text, column)).Where(x => x.text.Length > 0).Select(x => new Cell(new InlineString(new Text(Printable(x.text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = SheetTable.ColumnLetter(x.column) + number.ToString(CultureInfo.InvariantCulture),
            DataType = CellValues.InlineString,
        });
        return new Row(cells) { RowIndex = (uint)number };
    }

    private static string Printable(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}

/// <summary>The sheet that lists the faults, each linked to its cell.</summary>
internal static class FaultList
{
    private const int FirstRow = 4;

    public static void Add(WorkbookPart workbook, IReadOnlyList<ImportFault> faults, CultureInfo culture)
    {
        var current = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            var rows = new List<Row>
            {
                PlainWorkbook.RowOf(1, [Texts.Get("copy-sheet-title")]),
                PlainWorkbook.RowOf(3, [Texts.Get("copy-column-sheet"), Texts.Get("copy-column-cell"), Texts.Get("copy-column-column"), Texts.Get("copy-column-problem")]),
            };
            var links = new Hyperlinks();
            foreach (var (fault, i) in faults.Select((f, i) => (f, i)))
            {
                var cell = fault.Row == 0 ? "" : SheetTable.ColumnLetter(fault.ColumnIndex ?? 0) + fault.Row.ToString(CultureInfo.InvariantCulture);
                rows.Add(PlainWorkbook.RowOf(FirstRow + i, [fault.Sheet, cell, fault.Column, fault.Message]));
                var sheet = workbook.Workbook!.Descendants<Sheet>().FirstOrDefault(s => VietnameseText.Clean(s.Name?.Value ?? "") == fault.Sheet)?.Name?.Value;
                if (cell.Length > 0 && sheet is not null)
                    links.AppendChild(new Hyperlink { Reference = "B" + (FirstRow + i).ToString(CultureInfo.InvariantCulture), Location = $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell}", Display = cell });
            }

            var columns = new Columns(Width(1, 18), Width(2, 8), Width(3, 24), Width(4, 110));
            var worksheet = new Worksheet(columns, new SheetData(rows));
            if (links.HasChildren)
                worksheet.AppendChild(links);
            PlainWorkbook.Add(workbook, Texts.Get("copy-sheet"), worksheet);
        }
        finally
        {
            CultureInfo.CurrentUICulture = current;
        }
    }

    private static Column Width(uint column, double width) => new() { Min = column, Max = column, Width = width, CustomWidth = true };
}
