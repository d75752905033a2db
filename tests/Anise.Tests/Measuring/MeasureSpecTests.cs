namespace Anise.Tests.Measuring;

/// <summary>What <c>anise measure</c> says of a spec.</summary>
public sealed class MeasureSpecTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("# a remark only\n", "is empty")]
    [InlineData("method: monetary\nwelfare: inc\nwelfare: inc\n", "line 3: a key stands twice")]
    [InlineData("method: monetary\nwelfare: inc\nlines: *a\n", "line 3: the alias *a has no anchor &a")]
    [InlineData("method: monetary\nwelfare: inc\nsample: { psu: &a inc, strata: *a }\n", "line 3: an anchor (&name) between braces")]
    [InlineData("method: monetary\nwelfare: inc\nsample: { <<: { psu: inc } }\n", "line 3: “<<”")]
    [InlineData("method: monetary\nwelfare: inc\n---\nlines: [1]\n", "more than one YAML document")]
    [InlineData("- monetary\n", "keys and values")]
    [InlineData("monetary\n", "keys and values")]
    [InlineData("method: monetary\nwelfare: [inc\n", "not valid YAML")]
    public async Task A_spec_that_cannot_be_read_says_why(string spec, string why)
    {
        foreach (string[] command in new string[][] { ["monetary", "--input", "data.csv"], ["change", "--before", "data.csv", "--after", "data.csv"] })
        {
            var (exit, _, error) = await _folder.Put("data.csv", "inc\n1\n").Put("spec.yaml", spec).RunAsync([.. command, "--spec", "spec.yaml"]);
            Assert.Equal(1, exit);
            Assert.Contains(why, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anchors_and_aliases_of_values_are_read()
    {
        var (exit, output, error) = await _folder.MeasureAsync(
            "multidimensional", "a,b\n1,0\n1,1\n", "method: alkire-foster\ncutoffs: [100 %]\ndimensions:\n  d:\n    weight: &half 1/2\n    indicators: { a: *half }\n  e: { indicators: { b: *half } }\n");
        Assert.True(exit == 0, error);
        Assert.Contains("all,H,,100 %,0.5,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "cutoffs: 1 is taken as 1 %")]
    [InlineData("1.0", "cutoffs: 1.0 is taken as 1 %")]
    [InlineData("1/2", "cutoffs: 1/2 is taken as a share, that is 50 %")]
    [InlineData("1 %", "")]
    [InlineData("0.5 %", "")]
    [InlineData("2", "")]
    public async Task A_cutoff_that_can_be_read_two_ways_is_told(string k, string note)
    {
        var (exit, _, error) = await _folder.MeasureAsync("multidimensional", "a\n1\n", $"method: alkire-foster\ncutoffs: [{k}]\ndimensions: {{ d: {{ indicators: {{ a: 1 }} }} }}\n");
        Assert.Equal(0, exit);
        if (note.Length == 0) Assert.Equal("", error);
        else Assert.Contains(note, error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
