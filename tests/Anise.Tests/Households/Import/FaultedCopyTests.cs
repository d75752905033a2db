using System.Text;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Tables.Faults;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Anise.Tests.Households.Import;

public class FaultedCopyTests
{
    [Fact]
    public void Each_faulty_cell_is_coloured_and_has_a_comment_in_Vietnamese()
    {
        using var copy = CopyOf("wrong.xlsx");
        using var document = SpreadsheetDocument.Open(copy, false);
        var part = Sheet(document, "DS");

        var comments = part.WorksheetCommentsPart!.Comments!.CommentList!.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        Assert.Equal(["A41", "C10", "D14", "E2", "E8", "G27", "G32", "H17", "H20", "H22", "H35"], comments.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("không phải là ngày có thật", comments["E8"], StringComparison.Ordinal);
        var cell = part.Worksheet!.Descendants<Cell>().Single(c => c.CellReference == "E8");
        var format = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.Equal("FFFFC7CE", document.WorkbookPart.WorkbookStylesPart.Stylesheet.Fills!.Elements<Fill>().ElementAt((int)format.FillId!.Value).PatternFill!.ForegroundColor!.Rgb!.Value);
    }

    [Fact]
    public void The_faults_are_listed_in_a_sheet_with_links()
    {
        using var copy = CopyOf("wrong.xlsx");
        using var document = SpreadsheetDocument.Open(copy, false);

        var links = Sheet(document, "Danh sách lỗi").Worksheet!.Descendants<Hyperlink>().Select(l => l.Location!.Value);

        Assert.Equal(11, links.Count());
        Assert.Contains("'DS'!E8", links);
    }

    [Theory]
    [InlineData("wrong.xlsx")]
    [InlineData("members-nfd.csv")]
    public void The_copy_is_a_valid_workbook(string name)
    {
        using var before = File.OpenRead(SampleFilesTests.Path(name));
        var earlier = name.EndsWith(".xlsx", StringComparison.Ordinal) ? Errors(SpreadsheetDocument.Open(before, false)) : [];
        using var copy = CopyOf(name, new ImportFault(System.IO.Path.GetFileNameWithoutExtension(name), 2, "Ngày sinh", "not-a-date", ["?"]) { ColumnIndex = 4 });

        Assert.Equal([], Errors(SpreadsheetDocument.Open(copy, false)).Except(earlier));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_breaks_off_has_no_copy(bool told)
    {
        byte[] whole = File.ReadAllBytes(SampleFilesTests.Path("wrong.xlsx"));
        using var file = new MemoryStream(whole[..(whole.Length / 2)]);
        var faults = HouseholdFileReader.Read(file, "wrong.xlsx", SampleFilesTests.Options).Faults;
        Assert.Equal("file-damaged", Assert.Single(faults).Problem);
        file.Position = 0;
        using var copy = new MemoryStream();

        Assert.Throws<ArgumentException>(() => FaultedCopy.Write(file, "wrong.xlsx", told ? faults : [], copy, SampleFilesTests.Options.Limits));
        Assert.Equal(0, copy.Length);
    }

    [Fact]
    public void Comments_that_were_there_stay()
    {
        using var first = CopyOf("wrong.xlsx");
        using var second = new MemoryStream();
        ImportFault[] faults =
        [
            new("DS", 8, "Ngày sinh", "not-a-date", ["lần hai"]) { ColumnIndex = 4 },
            new("DS", 60, "Họ và tên", "missing", []) { ColumnIndex = 2 },
        ];
        FaultedCopy.Write(first, "wrong.xlsx", faults, second, SampleFilesTests.Options.Limits);

        using var document = SpreadsheetDocument.Open(second, false);
        var part = Sheet(document, "DS");
        var comments = part.WorksheetCommentsPart!.Comments!.CommentList!.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        Assert.Equal(12, comments.Count);
        Assert.Contains("31/02/1980", comments["E8"], StringComparison.Ordinal);
        Assert.Contains("lần hai", comments["E8"], StringComparison.Ordinal);
        using var vml = new StreamReader(part.VmlDrawingParts.Single().GetStream());
        Assert.Equal(12, vml.ReadToEnd().Split("ObjectType=\"Note\"").Length - 1);
    }

    [Fact]
    public void The_copy_reads_as_the_original_with_the_same_faults()
    {
        using var copy = CopyOf("wrong.xlsx");

        var again = SampleFilesTests.Read(copy, "wrong.xlsx");

        Assert.Equal(SampleFilesTests.Read("wrong.xlsx").Faults.Select(f => (f.Row, f.Problem)), again.Faults.Select(f => (f.Row, f.Problem)));
    }

    [Fact]
    public void A_text_that_looks_like_a_formula_stays_a_text()
    {
        var csv = "Họ và tên;Giới tính;Ngày sinh;Quan hệ;Thôn\n=1+1;Nam;x;Chủ hộ;Nà Lùng\n";
        using var output = new MemoryStream();
        FaultedCopy.Write(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "ds.csv", [], output, SampleFilesTests.Options.Limits);

        using var document = SpreadsheetDocument.Open(output, false);
        Assert.Empty(Sheet(document, "ds").Worksheet!.Descendants<CellFormula>());
        Assert.Contains(Sheet(document, "ds").Worksheet!.Descendants<Cell>(), c => c.InnerText == "=1+1");
    }

    private static MemoryStream CopyOf(string name, params ImportFault[] more)
    {
        using var file = File.OpenRead(SampleFilesTests.Path(name));
        var output = new MemoryStream();
        FaultedCopy.Write(file, name, [.. SampleFilesTests.Read(name).Faults, .. more], output, SampleFilesTests.Options.Limits);
        output.Position = 0;
        return output;
    }

    private static WorksheetPart Sheet(SpreadsheetDocument document, string name) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Descendants<Sheet>().Single(s => s.Name == name).Id!.Value!);

    private static List<string> Errors(SpreadsheetDocument document)
    {
        using (document)
            return new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();
    }
}
