using System.Globalization;
using System.Runtime.CompilerServices;

namespace Anise.Measures.Tests;

/// <summary>Reads a table of ../shared/data/reference, which a checkout may lack.</summary>
internal sealed class Reference
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    private Reference(string[] lines)
    {
        _header = Split(lines[0]);
        _rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(Split)];
    }

    public int Count => _rows.Length;

    public static Reference OrSkip(string path, [CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "..", "shared", "data", "reference", path);
            if (File.Exists(file)) return new(File.ReadAllLines(file));
        }

        Assert.Skip($"Not run: ../shared/data/reference/{path} is missing.");
        throw new InvalidOperationException();
    }

    public Reference Where(Func<Func<string, string>, bool> keep)
    {
        var lines = new List<string> { string.Join(',', _header) };
        for (var i = 0; i < Count; i++)
        {
            int row = i;
            if (keep(column => Text(row, column))) lines.Add(string.Join(',', _rows[i]));
        }

        return new([.. lines]);
    }

    public string Text(int row, string column) => _rows[row][Array.IndexOf(_header, column)];

    public double Number(int row, string column) =>
        Text(row, column) is "NA" or "" ? double.NaN : double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    public string[] Texts(string column) => [.. Enumerable.Range(0, Count).Select(i => Text(i, column))];

    public double[] Numbers(string column) => [.. Enumerable.Range(0, Count).Select(i => Number(i, column))];

    private static string[] Split(string line) => [.. line.Split(',').Select(x => x.Trim('"'))];
}

internal static class Near
{
    /// <summary>Equal to the tolerances of data/README.md: 1e-9 relative for an estimate, 1e-6 for a standard error.</summary>
    public static void Reference(double value, double error, Estimate found, string what)
    {
        Assert.True(Math.Abs(found.Value - value) <= 1e-9 * Math.Abs(value), $"{what}: {found.Value:R}, expected {value:R}");
        if (!double.IsNaN(error))
            Assert.True(Math.Abs(found.StandardError - error) <= 1e-6 * Math.Abs(error), $"{what}, error: {found.StandardError:R}, expected {error:R}");
    }
}
