using System.Globalization;
using Anise.Tables.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Writing;

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
        var safe = SheetTable.SafeName(name);
        var free = safe;
        for (var n = 2; sheets.Elements<Sheet>().Any(s => string.Equals(s.Name?.Value, free, StringComparison.OrdinalIgnoreCase)); n++)
            free = safe[..Math.Min(safe.Length, 26)] + " " + n.ToString(CultureInfo.InvariantCulture);
        var id = sheets.Elements<Sheet>().Select(s => s.SheetId?.Value ?? 0).DefaultIfEmpty().Max() + 1;
        sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id, Name = free });
        return free;
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
