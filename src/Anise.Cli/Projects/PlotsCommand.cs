using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Projects.Plots;

namespace Anise.Cli.Projects;

/// <summary><c>anise plots measure FILE.geojson</c>: areas on the ellipsoid beside the declared ones, overlaps, the union.</summary>
internal static class PlotsCommand
{
    private static readonly string[] Columns = ["plot", "declared_ha", "area_ha", "difference_percent", "overlaps"];

    public static Command Build() => new("plots", Texts.Get("plots")) { Measure() };

    private static Command Measure()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("plots-file") };
        file.AcceptExistingOnly();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("measure", Texts.Get("plots-measure")) { file, format };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo source = parsed.GetRequiredValue(file);
            await using FileStream stream = source.OpenRead();
            Result<IReadOnlyList<StatedPlot>> read = PlotFile.Read(stream, source.Name);
            if (!read.Ok) return parsed.Refuse(read.Problems);
            MeasuredPlots measured = MeasuredPlots.Of(read.Value);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns,
                [.. measured.Plots.Select(Row), ["*", read.Value.Any(p => p.DeclaredHa is not null) ? read.Value.Sum(p => p.DeclaredHa ?? 0) : null, Rounded(measured.UnionHa), null, null]]);
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<object?> Row(MeasuredPlot plot) =>
        [plot.Plot.Name, plot.Plot.DeclaredHa, Rounded(plot.AreaHa), plot.DifferencePercent is { } difference ? Math.Round(difference, 4) : null, Overlaps(plot.Overlaps)];

    /// <summary>Hectares to a square millimetre.</summary>
    internal static double? Rounded(double? hectares) => hectares is { } area ? Math.Round(area, 10) : null;

    /// <summary>The names of the others, each with the square metres: <c>B:123.4;C:55.0</c>.</summary>
    private static string? Overlaps(IReadOnlyList<PlotOverlap> overlaps) =>
        overlaps.Count == 0 ? null : string.Join(';', overlaps.Select(o => string.Create(CultureInfo.InvariantCulture, $"{Quoted(o.Plot)}:{o.SquareMetres:0.0}")));

    /// <summary>A name that holds what parts the names stands in quotation marks.</summary>
    private static string Quoted(string name) => name.AsSpan().IndexOfAny(';', ':', '"') < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
