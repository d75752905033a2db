using Anise.Cli;
using Anise.Testing;
using Sylvan.Data.Csv;

namespace Anise.Tests.Cli;

/// <summary><c>anise rules …</c> as scripts use it.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Evaluate_gives_the_same_rows_and_a_column_class()
    {
        string cases = Write("cases.csv", "household_code,area,b1,b2\nh1,rural,140,30\nh2,urban,175,20\n\"Hộ, x\",rural,141,30\n");

        (int exit, string output, string error) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2023-10-01", "--rule", "class", "--input", cases);

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal("household_code,area,b1,b2,class\nh1,rural,140,30,poor\nh2,urban,175,20,near-poor\n\"Hộ, x\",rural,141,30,not-poor\n", output);
    }

    [Theory]
    [InlineData("area,b1\nrural,140\n")]
    [InlineData("area,b1,b2\nrural,140,30,7\n")]
    [InlineData("area,b1,b2,class\nrural,140,30,poor\n")]
    [InlineData("area,b1,b2\nrural,many,30\n")]
    public async Task A_table_that_cannot_be_evaluated_says_why_and_exits_with_1(string text)
    {
        (int exit, _, string error) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2023-10-01", "--rule", "class", "--input", Write("cases.csv", text));

        Assert.Equal(1, exit);
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task Negative_points_are_refused_with_row_and_column()
    {
        string cases = Write("cases.csv", "area,b1,b2\nrural,0,0\nrural,-1,30\nrural,140,-10\n");

        (int exit, string output, string error) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2023-10-01", "--rule", "class", "--input", cases);

        Assert.Equal((1, ""), (exit, output));
        Assert.Matches(@"\D3\D+b1\D+1: -1 ", error);
        Assert.Matches(@"\D4\D+b2\D+2: -10 ", error);
    }

    [Theory]
    [InlineData("{ \"area\": \"rural\",\n  \"household\": { \"hộ\": x } }", "2", "24")]
    [InlineData("{ \"area\": \"rural\",\n  \"members\": 7 }", "2", "15")]
    public async Task A_household_that_is_no_JSON_is_refused_with_line_and_column(string text, string line, string column)
    {
        (int exit, string output, string error) = await RunAsync("rules", "explain", "vn/poverty", "--date", "2023-10-01", "--household", Write("h.json", text));

        Assert.Equal((1, ""), (exit, output));
        Assert.Matches($@"\D{line}\D+{column}\D", error);
        Assert.DoesNotContain("BytePosition", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo", "--store", "new.db", "--households", "x")]
    [InlineData("demo", "--store", "new.db", "--households", "5")]
    [InlineData("export", "review-results", "--store", "new.db", "--commune", "06505", "--year", "abc")]
    [InlineData("rules", "list", "--date", "2024-02-30")]
    public async Task A_number_or_day_that_is_none_is_wrong_usage(params string[] args)
    {
        (int exit, string output, string error) = await RunAsync(args);

        Assert.Equal((2, ""), (exit, output));
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task The_date_chooses_the_standard()
    {
        string cases = Write("cases.csv", "area,income,deprivations\nrural,2200000,3\nrural,2200001,3\nurban,2800000,2\n");

        (int exit, string output, _) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2027-10-01", "--rule", "class", "--input", cases);

        Assert.Equal(0, exit);
        Assert.Equal(["class", "poor", "not-poor", "near-poor"], output.TrimEnd().Split('\n').Select(x => x.Split(',')[^1]));
    }

    [Fact]
    public async Task The_classes_of_the_ministrys_program_come_out_the_same()
    {
        List<(string B1, string B2, string Class)> rows = [];
        using (CsvDataReader csv = CsvDataReader.Create(Path.Combine(AppContext.BaseDirectory, "Samples", "review-results-2023.expected.csv")))
        {
            while (csv.Read())
                rows.Add((csv.GetString(csv.GetOrdinal("b1")), csv.GetString(csv.GetOrdinal("b2")), csv.GetString(csv.GetOrdinal("class"))));
        }

        string cases = Write("cases.csv", "area,b1,b2\n" + string.Concat(rows.Select(x => $"rural,{x.B1},{x.B2}\n")));
        (int exit, string output, _) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2023-10-01", "--rule", "class", "--input", cases);

        Assert.Equal(0, exit);
        Assert.Equal(rows.Select(x => x.Class), output.TrimEnd().Split('\n').Skip(1).Select(x => x.Split(',')[^1]));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_is_named_by_row_and_column_and_nothing_is_written()
    {
        string cases = Write("cases.csv", "area,b1,b2\nrural,140,30\nmars,abc,30\n");

        (int exit, string output, string error) = await RunAsync("rules", "evaluate", "vn/poverty", "--date", "2023-10-01", "--rule", "class", "--input", cases);

        Assert.Equal((1, ""), (exit, output));
        string[] lines = error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("3", lines[0], StringComparison.Ordinal);
        Assert.Contains("area", lines[0], StringComparison.Ordinal);
        Assert.Contains("b1", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "rules", "list")]
    [InlineData(2, "rules", "list", "--date", "1.11.2026")]
    [InlineData(2, "rules", "evaluate", "vn/poverty")]
    [InlineData(0, "rules", "check")]
    [InlineData(0, "rules", "test")]
    [InlineData(0, "rules", "list", "--date", "2026-11-01", "--format", "json")]
    public async Task Exit_codes_tell_wrong_usage_from_success(int expected, params string[] args) =>
        Assert.Equal(expected, (await RunAsync(args)).Exit);

    [Fact]
    public async Task A_fault_in_a_rule_file_is_refused_with_its_place()
    {
        string rules = CopyRules();
        string file = Path.Combine(rules, "vn", "poverty", "2021-2025", "classes.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("when: not b1-low", "when: not b1-lou", StringComparison.Ordinal));

        (int exit, string output, string error) = await RunAsync("rules", "check", "--rules", rules);

        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("vn/poverty/2021-2025/classes.yaml:13: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_table_is_written_only_when_accepted()
    {
        string rules = CopyRules();
        string file = Path.Combine(rules, "vn", "poverty", "2021-2025", "b1-scores.yaml");
        string before = File.ReadAllText(file);
        (_, string table, _) = await RunAsync("rules", "export-score-table", "--set", "2021-2025", "--rules", rules);
        string changed = Write("table.csv", table.Replace("car,yes,25,25", "car,yes,30,25", StringComparison.Ordinal));

        (int exit, string differences, _) = await RunAsync("rules", "import-score-table", changed, "--set", "2021-2025", "--rules", rules, "--format", "csv");
        Assert.Equal(0, exit);
        Assert.Contains("car,yes,rural,25,30", differences, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));

        await RunAsync("rules", "import-score-table", changed, "--set", "2021-2025", "--rules", rules, "--accept");
        Assert.Equal(before.Replace("yes: { rural: 25, urban: 25 }", "yes: { rural: 30, urban: 25 }", StringComparison.Ordinal), File.ReadAllText(file));
    }

    [Fact]
    public async Task Explain_names_the_article_and_what_is_missing()
    {
        string household = Write("household.json", """{ "area": "rural", "members": [ { "key": "m1", "sex": "Male", "birthDate": "1981-03-12" } ] }""");

        (int exit, string output, _) = await RunAsync("rules", "explain", "vn/poverty", "--date", "2023-10-01", "--household", household);

        Assert.Equal(0, exit);
        Assert.Contains("Decree 07/2021/ND-CP", output, StringComparison.Ordinal);
        Assert.Contains("health-insurance m1", output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string CopyRules()
    {
        string from = Path.Combine(AppContext.BaseDirectory, "rules");
        string to = Path.Combine(_folder.FullName, "rules");
        foreach (string file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
