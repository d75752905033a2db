using Anise.Basics;
using Anise.Projects;
using Anise.Projects.Changes;
using Anise.Projects.Lists;
using Anise.Projects.Plots;
using NetTopologySuite.Geometries;

namespace Anise.Tests.Projects;

/// <summary>The outline of a plot as a phone, a picture or a device gives it, and what a plot was before.</summary>
public sealed class TracedPlotTests
{
    /// <summary>A square of 0.001 degrees, as people and devices write it.</summary>
    [Theory]
    [InlineData("21.6, 106.5\n21.6, 106.501\n21.601, 106.501\n21.601, 106.5")]
    [InlineData("21,600000 106,500000\r\n21,600000 106,501000\r\n21,601000 106,501000\r\n21,601000 106,500000\r\n21,600000 106,500000")]   // walked back to where it began
    [InlineData("106.5;21.6\n106.501;21.6\n\n106.501;21.601\n106.5;21.601")]   // longitude first
    public void Corners_make_the_polygon_whose_area_is_that_of_the_ellipsoid(string corners)
    {
        Geometry shape = TracedPlot.Read(corners).Value;
        Assert.Equal(1, shape.Intersection(ProjectWorld.Square(0)).Area / ProjectWorld.Square(0).Area, 1e-9);
        Assert.Equal(5, shape.NumPoints);
    }

    [Theory]
    [InlineData("", "trace-few"), InlineData("21.6, 106.5\n21.6, 106.501", "trace-few"), InlineData("21.6, 106.5\n21.6", "trace-line-wrong"), InlineData("21.6 N, 106.5 E", "trace-line-wrong")]
    [InlineData("21.6, 106.5, 12.1", "trace-line-wrong"), InlineData("2416000.5, 440000.7", "trace-line-wrong"), InlineData("91.5, 99.5", "trace-line-wrong")]
    public void What_is_no_outline_is_refused_with_its_line(string corners, string code)
    {
        Problem problem = Assert.Single(TracedPlot.Read(corners).Problems);
        Assert.Equal((code, "corners"), (problem.Code, problem.Field));
    }

    [Fact]
    public async Task A_traced_plot_is_measured_one_that_crosses_itself_is_refused_and_what_a_plot_was_stays_readable()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync();
        async Task<Result<RecordedPlots>> RecordAsync(string corners) =>
            await world.Store.DoAsync<RecordPlots, Result<RecordedPlots>>(r => r.RunAsync(world.Console, world.Project, [new StatedPlot(1, "T", TracedPlot.Read(corners).Value) { Crop = "Hồi", Grower = "Lan" }]));
        Assert.False((await RecordAsync("21.6, 106.5\n21.601, 106.501\n21.6, 106.501\n21.601, 106.5")).Ok);
        Assert.True((await RecordAsync("21.6, 106.5\n21.6, 106.501\n21.601, 106.501\n21.601, 106.5")).Ok);
        await world.RereadAsync();
        Plot plot = world.Plots["T"];
        Assert.Equal(Anise.Sites.Geodesy.AreaSquareMetres(ProjectWorld.Square(0)) / 10_000, (double)plot.MeasuredHa!.Value, 1e-4);
        await world.Store.RunAsync<ChangePlot, PlotId>(c => c.RunAsync(world.Console, plot.Id, 1.2m, "Na", "Hải", null, "Bán đất"));
        Assert.NotNull((await world.LogAsync(world.Harvest("T", new DateOnly(2026, 3, 15)))).Done);
        await world.Store.RunAsync<ChangePlot, PlotId>(c => c.RunAsync(world.Console, plot.Id, 1.2m, null, null, null, "Không rõ ai trồng"));
        SeenPlot seen = (await world.Store.DoAsync<ReadProject, SeenPlot?>(r => r.RunAsync(world.Console, plot.Id)))!;
        Assert.Equal([(null, "sugar-apple", 1.2m, "Không rõ ai trồng"), ("Hải", "sugar-apple", 1.2m, "Bán đất"), ("Lan", "anise", (decimal?)null, (string?)null)],
            seen.History.Select(h => (h.Grower, h.Crop, h.DeclaredHa, h.Reason)));
    }
}
