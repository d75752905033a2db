using Anise.Cli;
using Anise.Testing;

namespace Anise.Tests.Standards;

/// <summary><c>anise standards evaluate</c> as scripts use it.</summary>
public sealed class EvaluateStandardsTests : IDisposable
{
    private const string Set = "vn/commune-standards/2021-2025";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-standards-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_sub_criterion_criterion_and_the_set_of_each_commune_have_a_row()
    {
        (int exit, string output, string error) = await EvaluateAsync(Set, "2023-12-31", "commune,code,value\n06505,4.1,met\n06505,4.2,94.95\n06511,4.2,95.0\n06511,4.1,met\n06511,10,41.9\n06505,12.1,basically-met\n06505,12.2,\n");

        Assert.Equal((0, ""), (exit, error));
        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal("commune,code,kind,state,value,threshold", lines[0]);
        Assert.Equal(1 + 2 * (57 + 19 + 1), lines.Length);
        Assert.Contains("06505,4.2,sub-criterion,not-met,94.95,95", lines);
        Assert.Contains("06505,4,criterion,not-met,,", lines);
        Assert.Contains("06511,4.2,sub-criterion,met,95,95", lines);
        Assert.Contains("06511,4,criterion,met,,", lines);
        Assert.Contains("06511,10,sub-criterion,not-met,41.9,42", lines);
        Assert.Contains("06505,12.1,sub-criterion,basically-met,basically-met,70", lines);
        Assert.Contains("06505,12.2,sub-criterion,not-assessed,,20", lines);
        Assert.Contains("06511,2021-2025,set,not-met,1,19", lines);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_row_and_column_and_nothing_is_worked_out()
    {
        (int exit, string output, string error) = await EvaluateAsync(Set, "2023-12-31", "commune,code,value\n06505,4.3,met\n06505,4.2,101\n06505,1.1,80\n06505,9.2,7O\n06505,9.2,70\n,9.1,0\n");

        Assert.Equal((1, ""), (exit, output));
        Assert.Equal(["2 code", "3 value", "4 value", "5 value", "6 code", "7 commune"],
            error.TrimEnd().Split('\n').Select(l => l.Split(' ')).Select(w => $"{w[1].TrimEnd(',')} {w[3].TrimEnd(':')}"));
    }

    [Theory]
    [InlineData(Set, "2020-12-31", null)]
    [InlineData(Set, "2026-02-15", null)]
    [InlineData("vn/commune-standards/2026-2030", "2026-02-14", "1")]
    [InlineData("vn/commune-standards/2026-2030", "2026-12-31", "4")]
    [InlineData(Set, "2023-12-31", "4")]
    [InlineData("vn/commune-standards/2011", "2023-12-31", null)]
    public async Task A_set_a_day_or_a_group_that_is_none_is_refused_in_words(string set, string day, string? group)
    {
        (int exit, string output, string error) = await EvaluateAsync(set, day, "commune,code,value\n06505,9.1,met\n", group);

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(set, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-02-14")]
    public async Task Between_two_sets_the_older_goes_on_with_the_thresholds_of_its_last_day_and_says_so(string day)
    {
        (int exit, string output, string error) = await EvaluateAsync(Set, day, "commune,code,value\n06505,10,47.9\n06511,10,48\n");

        Assert.Equal(0, exit);
        Assert.Contains("06505,10,sub-criterion,not-met,47.9,48\n", output, StringComparison.Ordinal);
        Assert.Contains("06511,10,sub-criterion,met,48,48\n", output, StringComparison.Ordinal);
        Assert.Contains("2025-12-31", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commune,code,value", "met", "basically-met", "not-met", "not-applicable", "13.5", "13", "17.10")]
    [InlineData("Mã xã;Mã tiêu chí;Kết quả", "Đạt", "cơ bản đạt", "Chưa đạt", "Không áp dụng", "13,5", "13%", "\"=\"\"17.10\"\"\"")]
    [InlineData("Xã;Chỉ tiêu;Kết quả đánh giá", "đạt chuẩn", "ĐẠT CƠ BẢN", "không đạt", "không có", "13,5 %", "13 %", "'17.10")]
    [InlineData("ma xa;chi tieu;hien trang", "dat", "co ban dat", "chua dat", "khong ap dung", "13,50", "13,0%", "Tiêu chí 17.10.")]
    public async Task Heads_and_words_of_an_office_say_what_those_of_the_contract_say(string heads, string met, string basically, string not, string none, string above, string at, string ten)
    {
        string separator = heads.Contains(';', StringComparison.Ordinal) ? ";" : ",";
        string[][] rows = [["06505", "1.1", met], ["06505", "1.2", basically], ["06505", "3.2", not], ["06505", "13.4", none], ["06505", "11", at], ["06511", "11", above], ["06505", ten, "100"], ["06505", "17.1", "29.9"]];
        (int exit, string output, string error) = await EvaluateAsync(Set, "2023-12-31", heads + "\n" + string.Join("\n", rows.Select(r => string.Join(separator, r))));

        Assert.True(exit == 0, error);
        foreach (string line in new[]
        {
            "06505,1.1,sub-criterion,met,", "06505,1.2,sub-criterion,basically-met,", "06505,3.2,sub-criterion,not-met,", "06505,13.4,sub-criterion,not-applicable,", "06505,11,sub-criterion,met,13,13",
            "06511,11,sub-criterion,not-met,13.5,13", "06505,17.10,sub-criterion,met,100,100", "06505,17.1,sub-criterion,not-met,29.9,30",
        })
            Assert.Contains(line, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_is_not_complete_meets_no_criterion_and_says_so()
    {
        (int exit, string output, string error) = await EvaluateAsync("vn/commune-standards/2026-2030", "2026-12-31", "commune,code,value\n06505,9.1,met\n06505,6.1,3\n", "3");

        Assert.Equal(0, exit);
        Assert.Contains("06505,9.1,sub-criterion,met,met,met\n06505,9,criterion,not-assessed,,\n", output, StringComparison.Ordinal);
        Assert.Contains("06505,6.1,sub-criterion,not-assessed,3,\n", output, StringComparison.Ordinal);
        Assert.Contains("47", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> EvaluateAsync(string set, string day, string table, string? group = null)
    {
        string path = Path.Combine(_folder.FullName, "values.csv");
        await File.WriteAllTextAsync(path, table, TestContext.Current.CancellationToken);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] args = ["standards", "evaluate", set, "--date", day, "--input", path, "--format", "csv"];
        int exit = await CommandLine.RunAsync(group is null ? args : [.. args, "--group", group], output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
