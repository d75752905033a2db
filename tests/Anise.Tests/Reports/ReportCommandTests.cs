using System.Globalization;
using Anise.Cli;
using Anise.Testing;
using Anise.Tests.Figures;

namespace Anise.Tests.Reports;

/// <summary><c>anise report list|make</c>.</summary>
[Trait("needs", "demo")]
public sealed class ReportCommandTests(DemoProvince demo)
{
    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock());
        return (exit, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task The_reports_are_listed_with_number_code_and_titles()
    {
        var (exit, output, _) = await RunAsync("report", "list", "--format", "csv");
        Assert.Equal(0, exit);
        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal("number,code,title_vi,title_en", lines[0]);
        Assert.StartsWith("2,movement-of-poor,", lines[2], StringComparison.Ordinal);
        Assert.Equal(1 + 15 + 1 + 3, lines.Length);
    }

    [Fact]
    public async Task A_report_is_made_by_number_or_code_and_what_is_wrong_is_said()
    {
        string store = await demo.FileAsync(), file = Path.Combine(Directory.CreateTempSubdirectory("anise-report-").FullName, "out.xlsx");
        Assert.Equal((0, "", ""), await MakeAsync("1", "20", "2024"));
        Assert.True(new FileInfo(file).Length > 3000);
        Assert.Equal(0, (await MakeAsync("fact-sheet", "06505", "2024")).Exit);
        File.Delete(file);
        foreach (var (code, place, year, says) in ((string, string, string, string)[])
            [("99", "20", "2024", "There is no report"), ("1", "99999", "2024", "99999"), ("1", "20", "2031", "no commune has decided"), ("2", "20", "2022", "2021 and 2022")])
        {
            var (exit, output, error) = await MakeAsync(code, place, year);
            Assert.Equal((1, ""), (exit, output));
            Assert.Contains(says, error, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }
        string csv = Path.ChangeExtension(file, ".csv");
        var refused = await RunAsync("report", "make", "1", "--place", "20", "--period", "2024", "--out", csv, "--store", store);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("its name must end in .xlsx", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(csv));
        Directory.Delete(Path.GetDirectoryName(file)!);

        Task<(int Exit, string Out, string Error)> MakeAsync(string code, string place, string year) => RunAsync("report", "make", code, "--place", place, "--period", year, "--out", file, "--store", store);
    }
}
