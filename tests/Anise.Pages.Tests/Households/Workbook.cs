using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Pages.Tests.Households;

/// <summary>Looks into a downloaded workbook.</summary>
internal static class Workbook
{
    /// <summary>The text of a cell of the first sheet.</summary>
    public static string Cell(Stream file, string reference)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(file, isEditable: false);
        Worksheet sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet!;
        return sheet.Descendants<Cell>().Single(c => c.CellReference == reference).InnerText;
    }
}
