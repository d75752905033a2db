using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Basics;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Plots;

/// <summary>The outline of a plot as somebody walks it with a phone, draws it or copies it from a device: a corner a line, latitude and longitude in degrees.</summary>
public static partial class TracedPlot
{
    private const int MostCorners = 2000, FewestCorners = 3;
    private static readonly GeometryFactory Degrees = new();

    /// <summary>The polygon of three or more corners, or the point of one; problems name the line.</summary>
    /// <param name="corners">The lines; decimals with a point or a comma.</param>
    /// <param name="field">The field of the form.</param>
    public static Result<Geometry> Read(string? corners, string field = "corners")
    {
        var read = new List<Coordinate>();
        string[] lines = (corners ?? "").Split('\n', StringSplitOptions.TrimEntries);
        foreach (var (line, number) in lines.Select((l, i) => (l, i + 1)).Where(l => l.l.Length > 0))
        {
            string[] numbers = [.. Decimals().Matches(line).Select(m => m.Value.Replace(',', '.'))];
            if (numbers.Length != 2 || Decimals().Replace(line, "").Any(char.IsLetterOrDigit)) return Texts.Problem("trace-line-wrong", field, number, line);
            double north = double.Parse(numbers[0], CultureInfo.InvariantCulture), east = double.Parse(numbers[1], CultureInfo.InvariantCulture);
            // In Vietnam the longitude is always the greater: some devices say it first.
            if (north > east) (north, east) = (east, north);
            if (Math.Abs(north) > 90 || Math.Abs(east) > 180) return Texts.Problem("trace-line-wrong", field, number, line);
            read.Add(new Coordinate(east, north));
        }
        if (read.Count > 1 && read[0].Equals2D(read[^1])) read.RemoveAt(read.Count - 1);   // walked back to where it began
        if (read.Count > MostCorners) return Texts.Problem("trace-many", field, read.Count, MostCorners);
        return read.Count switch
        {
            1 => Degrees.CreatePoint(read[0]),
            < FewestCorners => Texts.Problem("trace-few", field, FewestCorners),
            _ => Degrees.CreatePolygon([.. read, read[0].Copy()]),
        };
    }

    [GeneratedRegex(@"-?\d{1,3}[.,]\d+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Decimals();
}
