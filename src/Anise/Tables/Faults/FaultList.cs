using System.Globalization;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Writing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Faults;

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
