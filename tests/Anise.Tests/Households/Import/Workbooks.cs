using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tests.Households.Import;

/// <summary>Writes small workbooks for tests: rows of texts and numbers, empty rows as null.</summary>
internal static class Workbooks
{
    public static MemoryStream Of(params object?[]?[] rows) => Of([("Nà Lùng", rows, [])]);

    public static MemoryStream Of(IEnumerable<(string Name, object?[]?[] Rows, string[] Merges)> sheets, string? hidden = null)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var list = new Sheets();
            workbook.Workbook = new Workbook(list);
            var id = 0u;
            foreach (var (name, rows, merges) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                var data = new SheetData(rows.Select((r, i) => RowOf(i + 1, r)).OfType<Row>());
                part.Worksheet = new Worksheet(data);
                if (merges.Length > 0)
                    part.Worksheet.AppendChild(new MergeCells(merges.Select(m => new MergeCell { Reference = m })));
                var sheet = new Sheet { Id = workbook.GetIdOfPart(part), SheetId = ++id, Name = name };
                if (name == hidden)
                    sheet.State = SheetStateValues.Hidden;
                list.AppendChild(sheet);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static Row? RowOf(int number, object?[]? values) => values is null ? null : new Row(values.Select((v, c) => CellOf(number, c, v)).OfType<Cell>()) { RowIndex = (uint)number };

    private static Cell? CellOf(int row, int column, object? value)
    {
        var address = $"{(char)('A' + column)}{row}";
        return value switch
        {
            null => null,
            string text when text.StartsWith("==", StringComparison.Ordinal) => new Cell(new CellFormula("A1"), new CellValue(text[2..])) { CellReference = address, DataType = CellValues.String },
            string text => new Cell(new InlineString(new Text(text))) { CellReference = address, DataType = CellValues.InlineString },
            _ => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { CellReference = address },
        };
    }
}
