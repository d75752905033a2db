using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Projects;
using Anise.Projects.Certificates;
using Anise.Projects.Changes;
using Anise.Projects.Plots;
using NetTopologySuite.Geometries;

namespace Anise.Tests.Projects;

/// <summary>What no plot may be, and days that lie before all rules.</summary>
public sealed class PlotLimitTests
{
    [Fact]
    public async Task A_plot_of_a_province_or_of_another_part_of_the_country_is_refused()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync();
        Assert.Equal("plot-too-large", await RefusedAsync(world, Rights.ForConsole(), "Phủ cả tỉnh", Box(106, 21, 1.5)));
        Assert.Equal("plot-too-far", await RefusedAsync(world, Rights.ForConsole(), "Đồng bằng", Box(105, 10, 0.001)));
    }

    [Fact]
    public async Task Nobody_draws_over_the_plots_of_another_commune_and_neighbours_may_touch()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        PlaceId near = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode("06463")!.Id;
        await world.Store.RunAsync<RecordProject, ProjectId>(r => r.RunAsync(world.Console, new NewProject("P2", "Mô hình na", [near]) { Since = new DateOnly(2022, 1, 1) }));
        ProjectId second = await world.Store.DoAsync<Anise.Store.AniseDb, ProjectId>(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Project>(), p => p.Code == "P2")).Id);
        Rights neighbour = ProjectWorld.Officer(near);
        Assert.Equal("plot-others-ground", await world.Store.RefusedAsync<RecordPlots, RecordedPlots>(r => r.RunAsync(neighbour, second, [new StatedPlot(1, "Đè", ProjectWorld.Square(0.5))])));
        Assert.Single((await world.Store.RunAsync<RecordPlots, RecordedPlots>(r => r.RunAsync(neighbour, second, [new StatedPlot(1, "Cạnh", ProjectWorld.Square(0.95))]))).Added);
        Assert.Single((await world.Store.RunAsync<RecordPlots, RecordedPlots>(r => r.RunAsync(world.Console, second, [new StatedPlot(1, "Tỉnh vẽ", ProjectWorld.Square(0.5))]))).Added);
    }

    [Fact]
    public async Task Organic_care_that_began_before_all_rules_is_taken_by_the_first_of_them()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        Assert.Equal(1, await world.Store.RunAsync<RecordOrganicCare, int>(r => r.RunAsync(world.Console, new NewOrganicCare([world.Plots["A"].Id], new DateOnly(1998, 5, 1)))));
        await world.RereadAsync();
        IReadOnlyDictionary<PlotId, PlotConversion> read = await world.Store.DoAsync<Conversions, IReadOnlyDictionary<PlotId, PlotConversion>>(c => c.OfAsync([world.Plots["A"]], new DateOnly(2026, 11, 25), CancellationToken.None));
        Assert.Equal(new DateOnly(1999, 11, 1), read[world.Plots["A"].Id].Until);   // 18 months for a crop that lives for years
    }

    private static Task<string> RefusedAsync(ProjectWorld world, Rights rights, string name, Geometry shape) =>
        world.Store.RefusedAsync<RecordPlots, RecordedPlots>(r => r.RunAsync(rights, world.Project, [new StatedPlot(1, name, shape)]));

    private static Polygon Box(double west, double south, double side) =>
        new(new LinearRing([new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]));
}
