using System.Globalization;

namespace Anise.Tests.Measuring;

/// <summary><c>anise measure change</c> against what paper gives.</summary>
public sealed class MeasureChangeTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    [Fact]
    public async Task Poverty_falls_by_growth_and_rises_by_redistribution()
    {
        // Line 3.5. Before: 1, 3, 5 (mean 3). After: 2, 2, 8 (mean 4). Grown: 4/3, 4, 20/3. Redistributed at the old mean: 1.5, 1.5, 6. The row of 100 lies in another group.
        string[][] rows = await ChangeAsync(
            "inc,g\n1,a\n3,a\n5,a\n100,b\n", "inc,g\n2,a\n2,a\n8,a\n100,b\n", "method: monetary\nwelfare: inc\nlines: [3.5]\n", "--by", "g");
        Assert.Equal("level,measure,line,before,after,change,se,growth,redistribution", string.Join(',', rows[0]));
        Numbers(rows, "g=a,fgt0,3.5", 2.0 / 3, 2.0 / 3, 0, null, -1.0 / 6, 1.0 / 6);
        Numbers(rows, "g=a,fgt1,3.5", 18.0 / 63, 18.0 / 63, 0, null, -11.0 / 126, 11.0 / 126);
        Numbers(rows, "g=a,mean,", 3, 4, 1, null, null, null);
        Numbers(rows, "all,mean,", 27.25, 28, 0.75, null, null, null);

        // Over 12.25: gaps squared 6.25, 0.25, 0 before and 2.25, 2.25, 0 after; grown by 4/3 (13/6)^2 = 4.694444; redistributed 4, 4, 0.
        double grown = (169.0 / 36 - 6.5) / 36.75, shared = (8 - 6.5) / 36.75, total = (4.5 - 6.5) / 36.75;
        Numbers(rows, "g=a,fgt2,3.5", 6.5 / 36.75, 4.5 / 36.75, total, null, (grown + total - shared) / 2, (shared + total - grown) / 2);
    }

    [Fact]
    public async Task Deprivations_change_with_the_error_of_two_samples()
    {
        // k = 50 %, two indicators of a half. Before: scores 1, 1/2, 0, 0. After: 1/2, 0, 0, 0.
        const string Spec = "method: alkire-foster\nsample: {}\ncutoffs: [50]\ndimensions: { d: { indicators: { a: 1/2, b: 1/2 } } }\n";
        string[][] rows = await ChangeAsync("a,b\n1,1\n1,0\n0,0\n0,0\n", "a,b\n1,0\n0,0\n0,0\n0,0\n", Spec);
        Assert.Equal("level,measure,indicator,k,before,after,change,se", string.Join(',', rows[0]));

        // Variance of a mean of n drawn one by one: sum of squares around it over n (n - 1): 1/12 and (3/4)/12 of H.
        Numbers(rows, "all,H,,50", 0.5, 0.25, -0.25, Math.Sqrt(1.0 / 12 + 0.75 / 12));
        // Scores around 3/8 and 1/8: 11/16 and 3/16.
        Numbers(rows, "all,M0,,50", 0.375, 0.125, -0.25, Math.Sqrt((11.0 / 16 + 3.0 / 16) / 12));
        Assert.Equal("0.75,0.5,-0.25", string.Join(',', Row(rows, "all,A,,50")[4..7]));
        Numbers(rows, "all,hdk,b,50", 0.25, 0, -0.25, 0.25);
        Numbers(rows, "all,pctb,b,50", 100.0 / 3, 0, -100.0 / 3, null);
    }

    [Fact]
    public async Task A_group_of_one_survey_has_no_change_and_is_named()
    {
        string[][] rows = await ChangeAsync("inc,g\n1,a\n2,b\n", "inc,g\n1,a\n4,c\n", "method: monetary\nwelfare: inc\nlines: [3]\n", "--by", "g");
        Numbers(rows, "g=b,fgt0,3", 1, null, null, null, null, null);
        Numbers(rows, "g=c,mean,", null, 4, null, null, null, null);
        Assert.Contains("after.csv has no “g=b”", Notes, StringComparison.Ordinal);
        Assert.Contains("before.csv has no “g=c”", Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mean_of_nothing_cannot_grow()
    {
        string[][] rows = await ChangeAsync("inc\n-1\n1\n", "inc\n1\n2\n", "method: monetary\nwelfare: inc\nlines: [3]\n");
        Numbers(rows, "all,fgt0,3", 1, 1, 0, null, null, null);
    }

    [Fact]
    public async Task A_fault_names_the_file()
    {
        var (exit, output, error) = await _folder.Put("before.csv", "inc\n1\n").Put("after.csv", "inc\n1\nmany\n").Put("spec.yaml", "method: monetary\nwelfare: inc\n")
            .RunAsync("change", "--before", "before.csv", "--after", "after.csv", "--spec", "spec.yaml");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("after.csv: Row 3, column inc", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Notes { get; set; } = "";

    private async Task<string[][]> ChangeAsync(string before, string after, string spec, params string[] more)
    {
        var (exit, output, error) = await _folder.Put("before.csv", before).Put("after.csv", after).Put("spec.yaml", spec)
            .RunAsync(["change", "--before", "before.csv", "--after", "after.csv", "--spec", "spec.yaml", "--format", "csv", .. more]);
        Assert.True(exit == 0, error);
        Notes = error;
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split(','))];
    }

    private static string[] Row(string[][] rows, string key) => rows.Single(r => string.Join(',', r).StartsWith(key + ",", StringComparison.Ordinal));

    private static void Numbers(string[][] rows, string key, params double?[] expected)
    {
        string[] cells = Row(rows, key)[^expected.Length..];
        for (int i = 0; i < cells.Length; i++)
        {
            if (expected[i] is { } number) Assert.Equal(number, double.Parse(cells[i], CultureInfo.InvariantCulture), 12);
            else Assert.Equal("", cells[i]);
        }
    }
}
