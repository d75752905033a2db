using System.Globalization;
using Anise.Cli;

namespace Anise.Tests.Measuring;

/// <summary><c>anise measure</c> as a whole, from the reference files and their specs to its CSV, against every value computed elsewhere; tolerances of the data's README.</summary>
public sealed class MeasureReferenceTests
{
    [Fact]
    public async Task The_synthetic_survey_gives_every_row_of_mpi_synthetic_expected_csv()
    {
        Dictionary<string, (double Estimate, double Error)> found = await MeasureAsync("multidimensional", "mpi-synthetic", "data.csv", "area,region");
        var expected = Rows(SharedData.File("reference", "mpi-synthetic", "expected.csv"));
        Assert.Equal(825, expected.Count);
        foreach (string[] row in expected) ShouldBe(found, string.Join(',', row[..4]), row[4], row[5]);
    }

    [Fact]
    public async Task The_survey_of_1998_gives_every_row_of_expected_fgt_csv()
    {
        Dictionary<string, (double Estimate, double Error)> found = await MeasureAsync("monetary", "vietnam-lss-1998", "households.csv", "urban");
        var expected = Rows(SharedData.File("reference", "vietnam-lss-1998", "expected-fgt.csv"));
        Assert.Equal(27, expected.Count);
        foreach (string[] row in expected) ShouldBe(found, $"{(row[2] == "all" ? "all" : $"urban={row[2]}")},fgt{row[1]},{row[0]}", row[3], row[4]);
    }

    [Fact]
    public async Task The_survey_of_1998_gives_every_row_of_expected_inequality_csv()
    {
        Dictionary<string, (double Estimate, double Error)> found = await MeasureAsync("monetary", "vietnam-lss-1998", "households.csv", null);
        var expected = Rows(SharedData.File("reference", "vietnam-lss-1998", "expected-inequality.csv"));
        Assert.Equal(7, expected.Count);
        foreach (string[] row in expected)
        {
            (string key, double unit) = row[0] switch
            {
                "mean" => ("all,mean,", 1.0),
                "gini_pct_laeken" => ("all,gini,", 100),
                "theil_T" => ("all,theil,", 1),
                "mean_log_deviation" => ("all,mld,", 1),
                "atkinson_1" => ("all,atkinson-1,", 1),
                "atkinson_2" => ("all,atkinson-2,", 1),
                "watts_1789.871" => ("all,watts,1789.871", 1),
                var other => throw new InvalidOperationException(other),
            };
            double value = double.Parse(row[1], CultureInfo.InvariantCulture) / unit;
            ShouldBe(found, key, value.ToString("R", CultureInfo.InvariantCulture), "NA");
        }
    }

    private static void ShouldBe(Dictionary<string, (double Estimate, double Error)> found, string key, string estimate, string error)
    {
        Assert.True(found.TryGetValue(key, out var row), $"There is no row {key}.");
        double value = double.Parse(estimate, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(row.Estimate - value) <= 1e-9 * Math.Abs(value), $"{key}: {row.Estimate:R}, expected {value:R}");
        if (error is "NA" or "") return;
        double spread = double.Parse(error, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(row.Error - spread) <= 1e-6 * Math.Abs(spread), $"{key}, error: {row.Error:R}, expected {spread:R}");
    }

    private static List<string[]> Rows(string file) => [.. File.ReadLines(file).Skip(1).Select(static line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];

    // What is printed, by everything that stands before the estimate.
    private static async Task<Dictionary<string, (double Estimate, double Error)>> MeasureAsync(string what, string survey, string data, string? by)
    {
        string input = SharedData.File("reference", survey, data), spec = SharedData.File("reference", survey, "spec.yaml");
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] groups = by is null ? [] : ["--by", by];
        int exit = await CommandLine.RunAsync(["measure", what, "--input", input, "--spec", spec, .. groups, "--format", "csv"], output, error);
        Assert.True(exit == 0, error.ToString());
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.TrimEnd('\r').Split(','))
            .ToDictionary(static cells => string.Join(',', cells[..^2]), static cells => (Number(cells[^2]), Number(cells[^1])));
    }

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
}
