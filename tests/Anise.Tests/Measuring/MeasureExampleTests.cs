using System.Globalization;
using System.Text.RegularExpressions;

namespace Anise.Tests.Measuring;

/// <summary>The example of docs/reference/measure.md, run as it stands there.</summary>
public sealed partial class MeasureExampleTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    [Fact]
    public async Task The_example_in_the_reference_prints_what_stands_there()
    {
        string page = (await File.ReadAllTextAsync(Path.Combine(SharedData.Root(), "docs", "reference", "measure.md"))).ReplaceLineEndings("\n");
        foreach (Match given in Given().Matches(page)) _folder.Put(given.Groups["name"].Value, given.Groups["text"].Value);
        Match[] runs = [.. Run().Matches(page).Cast<Match>()];
        Assert.Equal(["multidimensional", "monetary", "change"], runs.Select(static r => r.Groups["words"].Value.Split(' ')[0]));
        foreach (Match run in runs)
        {
            var (exit, output, error) = await _folder.RunAsync(run.Groups["words"].Value.Split(' '));
            Assert.True(exit == 0, error);
            string[] expected = run.Groups["output"].Value.Split('\n'), found = output.Split('\n');
            Assert.Equal(expected.Length, found.Length);
            foreach (var (wanted, printed) in expected.Zip(found)) Assert.True(Same(wanted, printed), $"{wanted} stands there, {printed} is printed");
        }
    }

    public void Dispose() => _folder.Dispose();

    // The last digits of a number may differ from processor to processor.
    private static bool Same(string wanted, string given)
    {
        string[] a = wanted.Split(','), b = given.Split(',');
        return a.Length == b.Length && a.Zip(b).All(static x => x.First == x.Second || (Number(x.First, out double p) && Number(x.Second, out double q) && Math.Abs(p - q) <= 1e-12 * Math.Max(1, Math.Abs(p))));
    }

    private static bool Number(string cell, out double number) => double.TryParse(cell, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"`(?<name>[a-z-]+\.(csv|yaml))`[^\n]*:\n\n```\w+\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    [GeneratedRegex(@"```\n\$ anise measure (?<words>[^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Run();
}
