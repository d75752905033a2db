using System.Diagnostics;
using System.Globalization;
using Anise.Reports;
using Anise.Tests.Figures;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Reports;

/// <summary>The workbooks of the demo's 2024 review open in an office program and show what the report shows.</summary>
[Trait("needs", "demo")]
public sealed class ReportWorkbookTests(DemoProvince demo)
{
    [Fact]
    public async Task Every_report_opens_in_LibreOffice_and_shows_its_numbers_as_Vietnamese_writes_them()
    {
        if (Office() is not { } office)
        {
            Assert.Skip("LibreOffice is not installed: the workbooks of the reports were not opened in it.");
            return;
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        string folder = Directory.CreateTempSubdirectory("anise-reports-").FullName;
        await using AsyncServiceScope services = await demo.OpenAsync();
        List<ReportTable> tables = [.. await ReportTests.AllAsync(services, "20"), .. await ReportTests.AllAsync(services, "06505")];
        foreach (ReportTable table in tables)
        {
            await using FileStream file = File.Create(Path.Combine(folder, table.FileName + ".xlsx"));
            ReportWorkbook.Write(table, file);
        }
        using (Process run = Process.Start(new ProcessStartInfo(office,
            [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", folder,
                .. tables.Select(t => Path.Combine(folder, t.FileName + ".xlsx"))])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            Task<string> said = run.StandardOutput.ReadToEndAsync(), wrong = run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(run.ExitCode == 0, await said + await wrong);
        }
        foreach (ReportTable table in tables)
        {
            string text = await File.ReadAllTextAsync(Path.Combine(folder, table.FileName + ".csv"), TestContext.Current.CancellationToken);
            string[] lines = text.Replace("\"", "", StringComparison.Ordinal).Split('\n');
            Assert.Contains(lines, l => l.StartsWith(table.Title.ToUpper(CultureInfo.CurrentCulture), StringComparison.Ordinal));
            Assert.Contains(lines, l => l.StartsWith(table.Subject, StringComparison.Ordinal));
            foreach (ReportRow row in table.Rows.Where(r => r.Kind != ReportRowKind.Section).Concat(table.Totals))
                Assert.Contains(string.Join('\t', row.Cells.Select(c => c.Shown).Prepend(row.Name).Prepend(row.Ordinal)), lines);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_workbook_is_sound_Open_XML_on_A4_with_its_heads_on_every_page()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (ReportTable table in await ReportTests.AllAsync(services, "06505"))
        {
            var content = new MemoryStream();
            ReportWorkbook.Write(table, content);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(content, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{table.FileName}: {e.Path?.XPath} {e.Description}"));
            Assert.Contains("Print_Titles", document.WorkbookPart!.Workbook!.DefinedNames!.InnerXml, StringComparison.Ordinal);
            Assert.Equal(9u, document.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.PageSetup>().Single().PaperSize!.Value);
        }
    }

    [Fact]
    public async Task A_name_of_a_village_in_a_nominal_list_stands_whole_in_its_cell()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (ReportTable table in (await ReportTests.AllAsync(services, "06463")).Where(t => t.Report.NamesPersons))
        {
            int village = table.Heads[0].Select(h => h.Text).ToList().FindIndex(t => t == "Thôn");
            string longest = table.Rows.Where(r => r.Cells.Count > village).Select(r => r.Cells[village].Shown).MaxBy(t => t.Length)!;
            Assert.True(longest.Length > 13, longest);   // longer than the column was
            var content = new MemoryStream();
            ReportWorkbook.Write(table, content);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(content, isEditable: false);
            var column = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().ElementAt(village + 2);
            Assert.True(column.Width!.Value >= longest.Length + 2, $"{longest}: {column.Width.Value}");
        }
    }

    private static string? Office() => new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
}
