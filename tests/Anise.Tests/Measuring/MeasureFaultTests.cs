using System.Globalization;

namespace Anise.Tests.Measuring;

/// <summary>Kinds of fault that people report of software for this job: each with the value that is right.</summary>
public sealed class MeasureFaultTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    // 4.2 / 3 and 1.4 are one number on paper and two in binary.
    [Fact]
    public async Task A_welfare_that_is_equal_to_the_line_to_nine_decimals_is_at_the_line()
    {
        const string Eq = "income,people\n4.2,3\n6.3,3\n2.8,2\n5.6,4\n8.4,6\n7.0,5\n9.8,7\n1.4,1\n12.6,9\n11.2,8\n";
        Assert.Equal(0.9, await ValueAsync(Eq, "welfare: income / people\nlines: [1.4, 2.1]", "fgt0", "1.4"), 12);
        const string Sum = "wage,farm,other\n0.1,0.2,0\n0.7,0.1,0\n1.1,0.2,0.1\n0.4,0.4,0.6\n1.4,0,0\n";
        const string Spec = "welfare: wage + farm + other\nlines: [0.3, 0.8, 1.4]";
        Assert.Equal(0.2, await ValueAsync(Sum, Spec, "fgt0", "0.3"), 12);
        Assert.Equal(0.4, await ValueAsync(Sum, Spec, "fgt0", "0.8"), 12);
        Assert.Equal(1.0, await ValueAsync(Sum, Spec, "fgt0", "1.4"), 12);
        Assert.Equal(0, await ValueAsync("i\n0.30000000000000004\n", "welfare: i\nlines: [0.3]", "fgt1", "0.3"));
        Assert.Equal(0, await ValueAsync("i\n0.30000000000000004\n", "welfare: i\nlines: [0.3]", "watts", "0.3"));
        Assert.Equal(0, await ValueAsync("i\n0.300000001\n", "welfare: i\nlines: [0.3]", "fgt0", "0.3"));
        Assert.Equal(1, await ValueAsync("i,n\n6600000.3,3\n", "welfare: i / n\nlines: [2200000.1]", "fgt0", "2200000.1"));
    }

    [Fact]
    public async Task A_filter_takes_what_is_at_its_border_to_nine_decimals()
    {
        var (_, output, error) = await _folder.MeasureAsync(
            "monetary", "wage,farm,other\n0.1,0.2,0\n0.7,0.1,0\n", "method: monetary\nwelfare: wage + farm + other\nwhere: wage + farm + other <= 0.3\nlines: [1.4]\n");
        Assert.Equal("", error);
        Assert.Equal(0.3, Cell(output, "all,mean,"), 12);
        Assert.Equal(0.3, await ValueAsync("a,b\n0.1,0.2\n0.5,0.5\n", "welfare: a + b\nwhere: a + b == 0.3", "mean", ""), 12);
    }

    // The sample was drawn with those that the filter leaves out: Lumley (2010), section 2.2.1; srvyr issue 33.
    [Fact]
    public async Task A_filter_and_a_group_give_one_error()
    {
        string data = await File.ReadAllTextAsync(SharedData.File("faults", "where-w.csv"));
        const string Spec = "method: monetary\nwelfare: income\nweight: weight\nsample: { strata: stratum, psu: psu }\nlines: [1000]\n";
        var (_, filtered, error) = await _folder.MeasureAsync("monetary", data, Spec + "where: kid = 1\n");
        Assert.Equal("", error);
        var (_, grouped, _) = await _folder.MeasureAsync("monetary", data, Spec, "--by", "kid");
        Assert.Equal(Lines(grouped, "kid=1,"), Lines(filtered, "all,"));
        Assert.Equal(0.0725, Cell(filtered, "all,fgt0,", error: true), 4);

        static string[] Lines(string output, string level) => [.. output.Split('\n').Where(l => l.StartsWith(level, StringComparison.Ordinal)).Select(l => l[level.Length..])];
    }

    [Fact]
    public async Task A_row_that_is_left_out_for_a_missing_value_stays_in_the_sample_too()
    {
        const string Spec = "method: monetary\nwelfare: y\nmissing: drop-row\nsample: { psu: p }\nlines: [10]\n";
        var (_, dropped, _) = await _folder.MeasureAsync("monetary", "p,y,k\na,1,1\nb,3,1\nc,NA,0\nd,5,1\n", Spec);
        var (_, grouped, _) = await _folder.MeasureAsync("monetary", "p,y,k\na,1,1\nb,3,1\nc,9,0\nd,5,1\n", Spec, "--by", "k");
        Assert.Equal(Cell(grouped, "k=1,mean,", error: true), Cell(dropped, "all,mean,", error: true), 12);
    }

    [Theory]
    [InlineData("monetary", "method: monetary\nwelfare: x\nlines: [1000, 1000.0]", "“1000.0” stands twice in lines")]
    [InlineData("monetary", "method: monetary\nwelfare: x\nlines: [1000]\natkinson: [1, 1]", "“1” stands twice in atkinson")]
    [InlineData("multidimensional", "method: alkire-foster\ncutoffs: [50, 50 %]\ndimensions: { d: { indicators: { x: 1/2, y: 1/2 } } }", "“50 %” stands twice in cutoffs")]
    public async Task A_line_a_cutoff_or_an_epsilon_that_stands_twice_is_refused(string what, string spec, string sentence)
    {
        const string Data = "x,y\n1,0\n0,0\n1,1\n";
        var (exit, output, error) = await _folder.MeasureAsync(what, Data, spec);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        (exit, output, error) = await _folder.Put("after.csv", Data).RunAsync("change", "--before", "data.csv", "--after", "after.csv", "--spec", "spec.yaml");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_column_that_is_named_twice_counts_once()
    {
        var (exit, output, _) = await _folder.MeasureAsync("monetary", "g,x\na,1\n", "method: monetary\nwelfare: x\n", "--by", "g", "--by", "g");
        Assert.Equal(0, exit);
        Assert.Single(output.Split('\n'), l => l.StartsWith("g=a,mean", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFEFF\uFEFFw,income,note\r\n1,800,a\r\n2,1200,b\r\n")]
    [InlineData("sep=;\r\nw;income;note\r\n1;800;a\r\n2;1200;b\r\n")]
    [InlineData("\uFEFF\uFEFFsep=,\nw,income,note\n1,800,a\n2,1200,b\n")]
    public async Task Marks_before_the_header_are_no_part_of_it(string data)
    {
        var (exit, output, error) = await _folder.MeasureAsync("monetary", data, "method: monetary\nwelfare: income\nweight: w\nlines: [1000]\n");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(1.0 / 3, Cell(output, "all,fgt0,"), 12);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<double> ValueAsync(string data, string spec, string measure, string line)
    {
        var (_, output, error) = await _folder.MeasureAsync("monetary", data, "method: monetary\n" + spec + "\n");
        Assert.Equal("", error);
        return Cell(output, $"all,{measure},{line},");
    }

    private static double Cell(string output, string start, bool error = false)
    {
        string[] head = output.Split('\n')[0].Trim().Split(','), cells = output.Split('\n').First(l => l.StartsWith(start, StringComparison.Ordinal)).Trim().Split(',');
        return double.Parse(cells[Array.IndexOf(head, error ? "se" : "est")], CultureInfo.InvariantCulture);
    }
}
