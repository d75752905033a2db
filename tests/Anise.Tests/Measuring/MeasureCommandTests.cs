using Anise.Cli;

namespace Anise.Tests.Measuring;

/// <summary><c>anise measure</c> from files to table.</summary>
public sealed class MeasureCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-measure-");

    [Fact]
    public async Task Groups_stand_after_everyone_and_a_survey_without_design_has_no_errors()
    {
        var (exit, output, _) = await MeasureAsync("monetary", "inc,place\n1,b\n3,a\n", "method: monetary\nwelfare: inc\nlines: [2]\n", "--by", "place");
        Assert.Equal(0, exit);
        string[] lines = output.Split('\n');
        Assert.Equal("level,measure,line,est,se", lines[0]);
        Assert.Equal("all,fgt0,2,0.5,", lines[1]);
        Assert.Contains("place=b,fgt1,2,0.5,", lines);
        Assert.True(Array.IndexOf(lines, "place=a,fgt0,2,0,") < Array.IndexOf(lines, "place=b,fgt0,2,1,"));
    }

    [Fact]
    public async Task Expressions_choose_rows_and_compute_welfare()
    {
        var (_, output, _) = await MeasureAsync(
            "monetary", "ln,size,t,area\n0,1,1,rural\n0,2,1,rural\n9,1,2,rural\n9,1,1,urban\n", "method: monetary\nwhere: t == 1 and area = rural\nwelfare: exp(ln) / size\n");
        Assert.Contains("all,mean,,0.75,\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n1\nmany\n", "weight: a", "3", "a")]                  // a text where a number should be
    [InlineData("a\n1\n2\n", "", "3", "a")]                              // neither 0 nor 1
    [InlineData("a\n1\n\"\"\n", "", "3", "a")]                           // missing, and the spec does not say to drop it
    [InlineData("a,w\n1,1\n0,-1\n", "weight: w", "3", "w")]              // a negative weight
    public async Task A_fault_is_told_with_row_and_column(string data, string more, string row, string column)
    {
        var (exit, output, error) = await MeasureAsync("multidimensional", data, $"method: alkire-foster\n{more}\ncutoffs: [50]\ndimensions: {{ d: {{ indicators: {{ a: 1 }} }} }}\n");
        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.Contains(row, error, StringComparison.Ordinal);
        Assert.Contains(column, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_do_not_add_up_and_columns_that_are_not_there_are_refused()
    {
        const string Spec = "method: alkire-foster\ncutoffs: [50]\ndimensions: { d: { indicators: { a: 1/2, b: 1/3 } } }\n";
        var (exit, _, error) = await MeasureAsync("multidimensional", "a,b\n1,0\n", Spec);
        Assert.Equal(1, exit);
        Assert.Contains("0.833333", error, StringComparison.Ordinal);
        (exit, _, error) = await MeasureAsync("multidimensional", "a,c\n1,0\n", Spec.Replace("1/3", "1/2", StringComparison.Ordinal));
        Assert.Equal(1, exit);
        Assert.Contains("b", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_group_is_refused_with_its_row()
    {
        var (exit, _, error) = await MeasureAsync("monetary", "inc,g\n1,a\n2,\n", "method: monetary\nwelfare: inc\n", "--by", "g");
        Assert.Equal(1, exit);
        Assert.Contains("3", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_option_is_wrong_usage()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(["measure", "monetary", "--input", "x.csv"], output, error));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Exit, string Output, string Error)> MeasureAsync(string what, string data, string spec, params string[] more)
    {
        string input = Path.Combine(_folder.FullName, "data.csv"), specFile = Path.Combine(_folder.FullName, "spec.yaml");
        await File.WriteAllTextAsync(input, data);
        await File.WriteAllTextAsync(specFile, spec);
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(["measure", what, "--input", input, "--spec", specFile, "--format", "csv", .. more], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
