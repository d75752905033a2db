using System.Globalization;
using Anise.Cli;
using Anise.Testing;

namespace Anise.Tests.Cli;

/// <summary>Stars of OCOP products by the command.</summary>
public sealed class OcopCommandTests
{
    [Theory]
    [InlineData("10,10,9.9", "1"), InlineData("10,10,10", "2"), InlineData("20,20,9.9", "2"), InlineData("20,20,10", "3"), InlineData("40,25,4.9", "3")]
    [InlineData("40,25,5", "4"), InlineData("40,25,24.9", "4"), InlineData("40,25,25", "5"), InlineData("40,25,35", "5"), InlineData("0,0,0", "1"), InlineData("40,,9", "")]
    public void Points_of_the_three_parts_give_the_stars(string points, string stars) =>
        Assert.EndsWith($"\n{points},{stars}\n40,25,35,5\n", Run(0, points + "\n40,25,35"), StringComparison.Ordinal);

    [Theory, InlineData("40.1,10,10"), InlineData("10,25.5,10"), InlineData("10,10,36"), InlineData("-1,10,10"), InlineData("\"29,9\",10,10"), InlineData("x,10,10")]
    public void Points_that_a_part_cannot_have_are_refused_with_their_row(string points) => Assert.Contains("2", Run(1, points), StringComparison.Ordinal);

    private static string Run(int code, string rows)
    {
        string file = Path.Combine(Path.GetTempPath(), $"ocop-{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, "a,b,c\n" + rows + "\n");
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
            using StringWriter output = new(), error = new();
            Assert.Equal(code, CommandLine.RunAsync(["rules", "evaluate", "vn/ocop", "--date", "2026-01-01", "--rule", "stars", "--input", file], output, error, new StillClock()).GetAwaiter().GetResult());
            return code == 0 ? output.ToString() : error.ToString();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
