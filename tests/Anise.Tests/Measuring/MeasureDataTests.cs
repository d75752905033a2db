using System.Text;

namespace Anise.Tests.Measuring;

/// <summary>What <c>anise measure</c> reads of a table: bytes, missing cells, blank lines, numbers out of reach.</summary>
public sealed class MeasureDataTests : IDisposable
{
    private const string Money = "method: monetary\nwelfare: inc\n";

    private readonly MeasureFolder _folder = new();

    [Fact]
    public async Task Bytes_that_are_no_letter_are_refused_with_their_row()
    {
        byte[] latin = Encoding.Latin1.GetBytes("g,inc\nplain,1\né,2\nè,3\n");
        foreach (byte[] bytes in new[] { latin, [.. Encoding.UTF8.Preamble, .. latin] })
        {
            var (exit, output, error) = await _folder.Put("data.csv", bytes).Put("spec.yaml", Money).RunAsync("monetary", "--input", "data.csv", "--spec", "spec.yaml", "--by", "g");
            Assert.Equal((1, ""), (exit, output));
            Assert.Contains("row 3", error, StringComparison.Ordinal);
            Assert.Contains("CSV UTF-8", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_letter_in_the_header_are_refused()
    {
        var (exit, _, error) = await _folder.Put("data.csv", Encoding.Latin1.GetBytes("é,inc\na,1\n")).Put("spec.yaml", Money).RunAsync("monetary", "--input", "data.csv", "--spec", "spec.yaml");
        Assert.Equal(1, exit);
        Assert.Contains("row 1", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_replacement_character_is_a_character()
    {
        var (exit, output, _) = await _folder.MeasureAsync("monetary", "g,inc\n\uFFFD,1\n", Money, "--by", "g");
        Assert.Equal(0, exit);
        Assert.Contains("g=\uFFFD,mean,,1,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w,inc\n1e308,1\n1e308,3\n", "weight: w", "Row 2", "1e308")]    // the weights have no sum
    [InlineData("inc\n5\n1e308\n", "", "Row 3", "1e308")]                       // the mean would be infinite
    [InlineData("inc\n5\n1e-300\n", "", "Row 3", "1e-300")]                     // its logarithms would
    [InlineData("inc\n5\n1e-400\n", "", "Row 3", "1e-400")]                     // which a double holds as 0
    [InlineData("inc\n5\n-1e400\n", "", "Row 3", "-1e400")]                     // which it holds as infinite
    public async Task A_number_out_of_reach_is_refused_with_its_row(string data, string more, string row, string cell)
    {
        var (exit, output, error) = await _folder.MeasureAsync("monetary", data, Money + more + "\nlines: [2]\n");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(row, error, StringComparison.Ordinal);
        Assert.Contains(cell, error, StringComparison.Ordinal);
        Assert.Contains("too large or too small", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exp(inc)", "1000", "too large or too small")]
    [InlineData("1 / exp(inc)", "1000", "too large or too small")]              // not 0
    [InlineData("exp(inc) - exp(inc)", "1000", "too large or too small")]
    [InlineData("exp(inc)", "-1000", "too large or too small")]                 // not 0
    [InlineData("1 / (inc - inc)", "1000", "division by 0")]
    [InlineData("sqrt(inc)", "-1", "square root")]
    public async Task A_computed_number_out_of_reach_is_not_blamed_on_a_division(string welfare, string number, string why)
    {
        var (exit, _, error) = await _folder.MeasureAsync("monetary", $"inc\n1\n{number}\n", $"method: monetary\nwhere: inc != 1\nwelfare: {welfare}\n");
        Assert.Equal(1, exit);
        Assert.Contains("Row 3", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_out_of_reach_are_refused_of_deprivations_too()
    {
        var (exit, _, error) = await _folder.MeasureAsync(
            "multidimensional", "a,w\n1,1e308\n1,1e308\n", "method: alkire-foster\nweight: w\ncutoffs: [50]\ndimensions: { d: { indicators: { a: 1 } } }\n");
        Assert.Equal(1, exit);
        Assert.Contains("Row 2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_infinite_is_printed_at_the_edge_of_the_reach()
    {
        const string Spec = "method: monetary\nwelfare: inc\nweight: w\nsample: {}\nlines: [1e-60, 1e60]\natkinson: [0.5, 1, 2, 300]\n";
        foreach (string data in new[] { "inc,w\n1e60,1e60\n1e60,1e60\n", "inc,w\n1e-60,1e-60\n2e-60,1e-60\n", "inc,w\n1e60,1e-60\n1e-60,1e60\n", "inc,w\n-1e60,1e60\n1e60,1e60\n" })
        {
            var (exit, output, _) = await _folder.MeasureAsync("monetary", data, Spec);
            Assert.Equal(0, exit);
            foreach (string unreal in new[] { "∞", "Infinity", "NaN" }) Assert.DoesNotContain(unreal, output, StringComparison.Ordinal);
        }

        // Of two equal incomes all is equal, however large they and their weights are.
        var (_, equal, _) = await _folder.MeasureAsync("monetary", "inc,w\n1e60,1e60\n1e60,1e60\n", "method: monetary\nwelfare: inc\nweight: w\natkinson: [300]\n");
        string[] cells = equal.Split('\n').First(static l => l.Contains("atkinson-300", StringComparison.Ordinal)).Split(',');
        Assert.Equal(0, double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), 12);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("na")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData(".")]
    [InlineData("")]
    public async Task A_marker_is_missing_as_number_and_as_name(string marker)
    {
        var (exit, output, error) = await _folder.MeasureAsync("monetary", $"inc,g\n1,a\n{marker},a\n3,a\n", Money + "missing: drop-row\n");
        Assert.True(exit == 0, error);
        Assert.Contains("all,mean,,2,", output, StringComparison.Ordinal);
        foreach (string spec in new[] { "sample: { psu: c }\n", "sample: { strata: c }\n" })
        {
            (exit, _, error) = await _folder.MeasureAsync("monetary", $"inc,c\n1,a\n2,{marker}\n", Money + spec);
            Assert.Equal(1, exit);
            Assert.Contains($"Row 3, column c: “{marker}” counts as missing", error, StringComparison.Ordinal);
        }

        (exit, _, error) = await _folder.MeasureAsync("monetary", $"inc,c\n1,a\n2,{marker}\n", Money, "--by", "c");
        Assert.Equal(1, exit);
        Assert.Contains($"Row 3, column c: the group is missing (“{marker}”", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NAM")]
    [InlineData("N A")]
    public async Task Other_texts_are_names(string name)
    {
        var (exit, output, _) = await _folder.MeasureAsync("monetary", $"inc,g\n1,{name}\n", Money, "--by", "g");
        Assert.Equal(0, exit);
        Assert.Contains($"g={name},mean,,1,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weight_that_is_missing_is_called_so_and_can_be_left_out()
    {
        const string Data = "inc,w\n1,1\n2,\n";
        var (exit, _, error) = await _folder.MeasureAsync("monetary", Data, Money + "weight: w\nmissing: drop-row\n");
        Assert.Equal(1, exit);
        Assert.Contains("Row 3: the weight “w” is missing", error, StringComparison.Ordinal);
        Assert.DoesNotContain("design", error, StringComparison.Ordinal);
        (exit, string output, _) = await _folder.MeasureAsync("monetary", Data, Money + "weight: w\nwhere: is-known(w)\n");
        Assert.Equal(0, exit);
        Assert.Contains("all,mean,,1,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inc,g\n1,a\n3,a\n\n")]
    [InlineData("inc,g\r\n1,a\r\n3,a\r\n\r\n  \r\n\r\n")]
    [InlineData("inc\n1\n3\n\n\n")]
    public async Task Blank_lines_at_the_end_are_no_rows(string data)
    {
        foreach (string more in new[] { "", "missing: drop-row\n" })
        {
            var (exit, output, error) = await _folder.MeasureAsync("monetary", data, Money + more);
            Assert.Equal((0, ""), (exit, error));
            Assert.Contains("all,mean,,2,", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("inc,g\n1,a\n\n\n3,a\n\n", "Row 3")]
    [InlineData("inc\n1\n\"\"\n", "Row 3")]                     // a cell that is empty, not a blank line
    [InlineData("inc,g\n1,a\n\n\nx,a\n", "Row 5")]              // rows keep the numbers of the spreadsheet
    public async Task Blank_lines_before_a_row_are_rows_without_values(string data, string row)
    {
        var (exit, _, error) = await _folder.MeasureAsync("monetary", data, Money);
        Assert.Equal(1, exit);
        Assert.Contains(row, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_nobody_asks_for_may_hold_a_whole_book()
    {
        var (exit, output, error) = await _folder.MeasureAsync("monetary", $"inc,note\n1,\"{new string('x', 1_200_000)}\"\n3,b\n", Money);
        Assert.True(exit == 0, error);
        Assert.Contains("all,mean,,2,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_never_ends_is_damage()
    {
        var (exit, _, error) = await _folder.MeasureAsync("monetary", "inc,note\n1,a\n3,\"b\n4,c\n", Money);
        Assert.Equal(1, exit);
        Assert.Contains("row 3 is damaged", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
