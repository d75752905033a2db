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

    [Theory]
    [InlineData("inc,w\n1,1\nthree,1\n", "", null, "3", "inc")]                       // a text where a number should be
    [InlineData("inc,w\n1,1\n\"2,5\",1\n", "", null, "3", "2,5")]                      // a comma for the decimal point
    [InlineData("inc,w\n1,1\n2,1\n", "weight: people", null, "people", "inc, w")]      // a wrong column: there are others
    [InlineData("inc,w\n1,1\n2,-1\n", "weight: w", null, "3", "w")]                    // a negative weight
    [InlineData("inc,w\n1,1\n2,\n", "weight: w\nmissing: drop-row", null, "3", "w")]   // a weight that is missing
    [InlineData("inc,w\n1,0\n2,0\n", "weight: w", null, "w", "w")]                     // nobody weighs anything
    [InlineData("inc,w,g\n1,1,a\n2,0,b\n", "weight: w", "g", "3", "b")]                // a group where nobody weighs anything
    [InlineData("inc,w,g\n1,1,a\n2,1,\n", "", "g", "3", "g")]                          // a row without group
    [InlineData("inc\n1\nNA\n", "", null, "3", "inc")]                                 // missing, and the spec does not say to drop it
    [InlineData("inc,inc\n1,1\n", "", null, "inc", "inc")]                             // two columns of one name
    [InlineData("inc,c\n1,1\n2,\n", "sample: { psu: c }", null, "3", "c")]              // no sampling unit
    [InlineData("inc,c,s\n1,1,x\n2,1,y\n", "sample: { psu: c, strata: s }", null, "3", "nested")] // one unit in two strata
    [InlineData("inc,w\n1,1\n2\n", "", null, "3", "data.csv")]                          // a row that is too short
    [InlineData("inc,w\n1,1\n", "lines: [0]", null, "3", "lines")]                      // a line of 0 (line 3 of the spec)
    [InlineData("inc,w\n1,1\n", "line: [2]", null, "3", "line")]                        // a key that there is not
    public async Task A_fault_of_money_is_told_with_its_place(string data, string more, string? by, string place, string also)
    {
        var (exit, output, error) = await MeasureAsync("monetary", data, $"method: monetary\nwelfare: inc\n{more}\n", by is null ? [] : ["--by", by]);
        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(also, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log(inc)", "inc\n1\n0\n", "3")]
    [InlineData("1 / inc", "inc\n1\n0\n", "3")]
    [InlineData("exp(inc)", "inc\n1\n1000\n", "3")]
    public async Task What_cannot_be_computed_is_refused_even_where_missing_rows_are_dropped(string welfare, string data, string row)
    {
        var (exit, _, error) = await MeasureAsync("monetary", data, $"method: monetary\nwelfare: {welfare}\nmissing: drop-row\n");
        Assert.Equal(1, exit);
        Assert.Contains(row, error, StringComparison.Ordinal);
        Assert.Contains(welfare, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_leaves_the_measures_with_logarithms_empty_and_says_so()
    {
        var (exit, output, error) = await MeasureAsync("monetary", "inc\n-1\n3\n", "method: monetary\nwelfare: inc\nlines: [2]\natkinson: [2]\n");
        Assert.Equal(0, exit);
        string[] lines = output.Split('\n');
        Assert.Contains("all,fgt1,2,0.75,", lines);
        Assert.Contains("all,mean,,1,", lines);
        foreach (string empty in new[] { "all,watts,2,,", "all,theil,,,", "all,mld,,,", "all,atkinson-2,,," }) Assert.Contains(empty, lines);
        Assert.Contains("mld", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("33", "0.5")]        // of the four, two have a score of 1/3 or more
    [InlineData("100/3", "0.5")]
    [InlineData("1/3", "0.5")]       // a share: nobody means a third of a percent
    [InlineData("0.333", "0.5")]
    [InlineData("33.3 %", "0.5")]
    [InlineData("1", "0.75")]        // one percent: whoever is deprived in anything
    [InlineData("100", "0.25")]
    public async Task A_cutoff_is_written_in_percent_or_as_a_share(string k, string headcount)
    {
        const string Data = "a,b,c\n1,0,0\n0,1,0\n0,0,0\n1,1,1\n";
        var (exit, output, error) = await MeasureAsync("multidimensional", Data, $"method: alkire-foster\ncutoffs: [{k}]\ndimensions: {{ d: {{ indicators: {{ a: 1/4, b: 1/3, c: 5/12 }} }} }}\n");
        Assert.Equal(0, exit);
        Assert.Contains($"all,H,,{k},{headcount},\n", output, StringComparison.Ordinal);
        Assert.Equal(k is "1/3" or "0.333" or "1", error.Contains(k, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("half")]
    [InlineData("-20 %")]
    [InlineData("")]
    public async Task A_cutoff_that_is_none_is_refused_with_its_line(string k)
    {
        var (exit, _, error) = await MeasureAsync("multidimensional", "a\n1\n", $"method: alkire-foster\ncutoffs: [{k}]\ndimensions: {{ d: {{ indicators: {{ a: 1 }} }} }}\n");
        Assert.Equal(1, exit);
        Assert.Contains("2", error, StringComparison.Ordinal);
        Assert.Contains("cutoffs", error, StringComparison.Ordinal);
        Assert.Contains(k, error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Writings => new()
    {
        { "semicolons", "inc;note;g\n1;\"a; b\";x\n3;;y\n" },
        { "tabs", "inc\tnote\tg\n1\ta, b\tx\n3\t\ty\n" },
        { "quotes", "\"inc\",\"note\",\"g\"\n\"1\",\"say \"\"yes\"\", or\",\"x\"\n3,,y\n" },
        { "powers of ten", "inc,note,g\n1e0,a,x\n30.0E-1,,y\n" },
        { "blanks", " inc , note,g\n 1 ,a, x\n3 ,,y \n" },
        { "Windows", "inc,note,g\r\n1,a,x\r\n3,,y\r\n" },
        { "an empty last line", "inc,note,g\n1,a,x\n3,,y" },
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task A_table_may_be_written_as_programs_write_it(string how, string data)
    {
        Assert.NotEmpty(how);
        var (exit, output, error) = await MeasureAsync("monetary", data, "method: monetary\nwelfare: inc\n", "--by", "g");
        Assert.True(exit == 0, error);
        foreach (string row in new[] { "all,mean,,2,", "g=x,mean,,1,", "g=y,mean,,3," }) Assert.Contains(row, output.Split('\n'));
    }

    [Fact]
    public async Task Bytes_may_be_of_any_Unicode_with_or_without_mark()
    {
        foreach (System.Text.Encoding writing in new System.Text.Encoding[] { new System.Text.UTF8Encoding(true), new System.Text.UTF8Encoding(false), System.Text.Encoding.Unicode })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "data.csv"), "thu nhập,xã\n1,Đình Lập\n3,Na Sầm\n", writing);
            var (exit, output, error) = await MeasureAsync("monetary", null, "method: monetary\nwelfare: thu nhập\n", "--by", "xã");
            Assert.True(exit == 0, error);
            Assert.Contains("xã=Na Sầm,mean,,3,", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_indicator_may_be_true_and_false()
    {
        var (_, output, _) = await MeasureAsync("multidimensional", "a\nTRUE\nFALSE\nfalse\n1\n", "method: alkire-foster\ncutoffs: [50]\ndimensions: { d: { indicators: { a: 1 } } }\n");
        Assert.Contains("all,H,,50,0.5,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_weigh_nothing_count_for_nobody_but_stay_in_the_design()
    {
        // Units 1, 2, 3; unit 3 weighs nothing. Mean of 0 and 2 with three units: scores -1/2, 1/2, 0, variance 3/2 (1/4 + 1/4).
        var (_, output, _) = await MeasureAsync("monetary", "inc,w,c\n0,1,1\n2,1,2\n9,0,3\n", "method: monetary\nwelfare: inc\nweight: w\nsample: { psu: c }\n");
        string row = output.Split('\n').First(static l => l.StartsWith("all,mean,", StringComparison.Ordinal));
        Assert.Equal("1", row.Split(',')[3]);
        Assert.Equal(Math.Sqrt(0.75), double.Parse(row.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture), 12);
    }

    [Fact]
    public async Task A_group_of_one_unit_keeps_the_design_of_the_whole_sample()
    {
        // Group b lives in unit 3 alone: its mean does not vary within the unit, so the error is 0, not missing.
        var (_, output, _) = await MeasureAsync("monetary", "inc,c,g\n1,1,a\n2,2,a\n5,3,b\n5,3,b\n", "method: monetary\nwelfare: inc\nsample: { psu: c }\n", "--by", "g");
        Assert.Contains("g=b,mean,,5,0", output.Split('\n'));
    }

    [Fact]
    public async Task A_missing_option_is_wrong_usage()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(["measure", "monetary", "--input", "x.csv"], output, error));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Exit, string Output, string Error)> MeasureAsync(string what, string? data, string spec, params string[] more)
    {
        string input = Path.Combine(_folder.FullName, "data.csv"), specFile = Path.Combine(_folder.FullName, "spec.yaml");
        if (data is not null) await File.WriteAllTextAsync(input, data);
        await File.WriteAllTextAsync(specFile, spec);
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(["measure", what, "--input", input, "--spec", specFile, "--format", "csv", .. more], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
