using System.Globalization;
using System.IO.Compression;
using Anise.Cli;
using Anise.Testing;
using Anise.Tests.Store;

namespace Anise.Tests.Standards;

/// <summary>Values of standards in a workbook: per cent as it is seen, codes and communes whose zeros it drops.</summary>
public sealed class WorkbookValuesTests : IDisposable
{
    private const string Set = "vn/commune-standards/2021-2025";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-workbook-");

    [Fact]
    public async Task Per_cent_is_read_as_it_is_seen_and_a_commune_has_its_zero_again()
    {
        string file = Workbook("muc.xlsx", [["commune", "code", "value"], [6505, "11", (Percent)0.2], [6505, "4.2", (Percent)0.97], [6505, "15.1", 91.5]]);
        var (exit, output, error) = await RunAsync("standards", "evaluate", Set, "--date", "2023-12-31", "--input", file, "--format", "csv");
        Assert.True(exit == 0, error);
        foreach (string line in new[] { "06505,11,sub-criterion,not-met,20,13", "06505,4.2,sub-criterion,met,97,95", "06505,15.1,sub-criterion,met,91.5,90" }) Assert.Contains(line + "\n", output, StringComparison.Ordinal);

        await using TestServices store = await TestServices.LangSonAsync();
        string own = Workbook("bang.xlsx", [["Chỉ tiêu", "Kết quả"], ["11", (Percent)0.2], ["4.2", (Percent)0.97]]);
        string[] import = ["import", "scorecard", own, "--store", store.File, "--commune", "06505", "--as-of", "2025-12-30"];
        (exit, output, error) = await RunAsync(import);
        Assert.True(exit == 0, output + error);
        string card = (await RunAsync("standards", "show", "--store", store.File, "--place", "06505", "--date", "2025-12-31", "--format", "csv")).Output;
        foreach (string line in new[] { "06505,11,sub-criterion,not-met,20,13", "06505,4.2,sub-criterion,met,97,95" }) Assert.Contains(line, card, StringComparison.Ordinal);
        string head = (await RunAsync("journal", "verify", "--store", store.File)).Output;
        Assert.Equal(0, (await RunAsync(import)).Exit);
        Assert.Equal(head, (await RunAsync("journal", "verify", "--store", store.File)).Output);   // the same file again says nothing new
    }

    [Fact]
    public async Task A_code_that_may_have_lost_its_last_zero_is_asked_about()
    {
        string alone = Workbook("so.xlsx", [["commune", "code", "value"], ["06505", 17.1, 100.0]]), both = Workbook("ca-hai.xlsx", [["commune", "code", "value"], ["06505", 17.1, 40.0], ["06505", "17.10", 100.0]]);
        var (exit, output, error) = await RunAsync("standards", "evaluate", Set, "--date", "2023-12-31", "--input", alone, "--format", "csv");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("17.10", error, StringComparison.Ordinal);
        (exit, output, _) = await RunAsync("standards", "evaluate", Set, "--date", "2023-12-31", "--input", both, "--format", "csv");
        Assert.Equal(0, exit);
        foreach (string line in new[] { "06505,17.1,sub-criterion,met,40,30", "06505,17.10,sub-criterion,met,100,100" }) Assert.Contains(line + "\n", output, StringComparison.Ordinal);

        await using TestServices store = await TestServices.LangSonAsync();
        (exit, output, _) = await RunAsync("import", "scorecard", Workbook("bang.xlsx", [["Chỉ tiêu", "Kết quả"], [17.1, 100.0], ["2.2", "nhiều"]]), "--store", store.File, "--commune", "06505", "--as-of", "2025-12-30", "--format", "csv");
        Assert.Equal(1, exit);
        Assert.Equal(["standards-code-number", "standards-no-value"], output.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')[3]).Order(StringComparer.Ordinal));   // all at once
    }

    [Fact]
    public async Task What_is_taken_for_granted_is_said()
    {
        string file = Path.Combine(_folder.FullName, "muc.csv");
        await File.WriteAllTextAsync(file, "commune,code,value\n06505,17.1,30\n06505,2.3,100\n06505,2.3:hardened,60\n");
        var (exit, output, error) = await RunAsync("standards", "evaluate", Set, "--date", "2023-12-31", "--input", file, "--format", "csv");
        Assert.Equal((0, true), (exit, output.Contains("06505,17.1,sub-criterion,met,30,30\n", StringComparison.Ordinal)));
        Assert.Contains("17.1:piped", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "commune,code,value\n06505,1.1,met\n06505,1.2,met\n06505,11.1,met\n");
        (exit, output, error) = await RunAsync("standards", "evaluate", "vn/commune-standards/2026-2030", "--date", "2026-12-31", "--input", file, "--format", "csv");
        Assert.Equal((1, ""), (exit, output));   // no criterion 11
        await File.WriteAllTextAsync(file, "commune,code,value\n06505,1.1,met\n06505,1.2,met\n");
        (exit, output, error) = await RunAsync("standards", "evaluate", "vn/commune-standards/2026-2030", "--date", "2026-12-31", "--input", file, "--format", "csv");
        Assert.Equal((0, true), (exit, output.Contains("06505,1.1,sub-criterion,met,met,met\n", StringComparison.Ordinal)));
        Assert.Contains("1.2", error, StringComparison.Ordinal);
    }

    private sealed record Percent(double Value)
    {
        public static explicit operator Percent(double value) => new(value);
    }

    private string Workbook(string name, object[][] rows)
    {
        string Cell(object value) => value switch
        {
            Percent percent => string.Create(CultureInfo.InvariantCulture, $"<c s=\"1\"><v>{percent.Value}</v></c>"),
            int or double => string.Create(CultureInfo.InvariantCulture, $"<c><v>{value}</v></c>"),
            _ => $"<c t=\"inlineStr\"><is><t>{value}</t></is></c>",
        };
        string file = Path.Combine(_folder.FullName, name);
        File.Delete(file);
        using ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Create);
        void Part(string path, string xml)
        {
            using var writer = new StreamWriter(zip.CreateEntry(path).Open());
            writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
        }
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006/";
        Part("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        Part("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"9\" fontId=\"0\"/></cellXfs></styleSheet>");
        Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{string.Concat(r.Select(Cell))}</row>"))}</sheetData></worksheet>");
        return file;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
