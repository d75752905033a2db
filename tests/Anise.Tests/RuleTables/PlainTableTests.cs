using System.Text;
using Anise.Basics;
using Anise.RuleTables;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tests.RuleTables;

public sealed class PlainTableTests
{
    [Fact]
    public void A_score_table_saved_as_a_workbook_is_read()
    {
        using MemoryStream workbook = Workbook(["item", "option", "rural", "urban"], ["car", "yes", "25", "20"]);
        Result<PlainTable> table = PlainTable.Read(workbook, "Bảng điểm.xlsx");
        Assert.True(table.Ok, string.Join("; ", table.Problems.Select(p => p.Message)));
        Assert.Equal(["item", "option", "rural", "urban"], table.Value.Columns);
        Assert.Equal(["car", "yes", "25", "20"], Assert.Single(table.Value.Rows).Cells);
    }

    [Theory]
    [InlineData("item,option,rural,urban\ncar,yes,25,20")]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 and no more")]
    public void A_file_that_is_no_workbook_is_refused_by_name(string content)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));
        Problem problem = Assert.Single(PlainTable.Read(file, "diem.xlsx").Problems);
        Assert.Equal(("no-workbook", "file"), (problem.Code, problem.Field));
        Assert.Contains("diem.xlsx", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_is_no_workbook_is_refused()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml");
        file.Position = 0;
        Assert.Equal("no-workbook", Assert.Single(PlainTable.Read(file, "diem.xlsx").Problems).Code);
    }

    private static MemoryStream Workbook(params string[][] rows)
    {
        var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(r => new Row(r.Select(c => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(c)) })))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "B1" }));
        }
        stream.Position = 0;
        return stream;
    }
}
