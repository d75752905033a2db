using Anise.Basics;
using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>Figures by the region of the commune: the one that held on the day of the decision.</summary>
[Trait("needs", "demo")]
public sealed class RegionFigureTests(DemoProvince demo)
{
    private static readonly DateOnly BeforeTheMerger = new(2024, 12, 31), Now = new(2026, 11, 25);

    [Theory]
    [InlineData("poor-households", 2024)]
    [InlineData("people", 2025)]
    [InlineData("households", 2026)]
    [InlineData("listed-households", 2026)]
    [InlineData("decided-reviews", 2025)]
    public async Task Regions_and_no_region_add_up_to_the_whole_and_open_to_records_of_their_communes(string code, int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceMap map = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(year < 2025 ? BeforeTheMerger : Now);
        FigureGrid grid = await ReadAsync(services, code, year, map.Province.Id);
        Assert.Equal(["region-1", "region-2", "region-3", ""], grid.Splits.Select(s => s.Code));
        Assert.Equal(grid[code, year].Of, grid.Splits.Sum(s => grid[code, year, s].Of));
        Assert.NotEqual("", grid.Splits[^1].Name);
        var open = services.ServiceProvider.GetRequiredService<OpenFigure>();
        foreach (FigureSplit split in grid.Splits)
        {
            OpenedFigure opened = (await open.RunAsync(DemoProvince.All, new RecordQuery(code, map.Province.Id, year) { By = "region", Group = split.Code, MapDay = map.Day, Take = int.MaxValue })).Value;
            Assert.Equal(grid[code, year, split].Of, opened.Sum);
            Assert.All(opened.Records, r => Assert.Equal(split.Code, map[r.Commune.Id].Region ?? ""));
        }
    }

    [Fact]
    public async Task A_region_changed_after_the_decision_leaves_what_was_decided_also_when_it_is_entered_for_an_earlier_day()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var maps = scope.ServiceProvider.GetRequiredService<PlaceMaps>();
        PlaceMap map = await maps.OnAsync(BeforeTheMerger);
        MappedPlace commune = map.FindByCode("06505")!;
        Assert.Equal("region-2", commune.Region);
        double[] decided = await ValuesAsync(FigureBasis.Decided), corrected = await ValuesAsync(FigureBasis.Corrected);
        double moved = (await scope.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["poor-households"], commune.Id, [2024]) { MapDay = BeforeTheMerger })).Value["poor-households", 2024].Of;
        Assert.True(moved > 0);
        foreach (DateOnly from in (DateOnly[])[new(2025, 3, 1), new(2022, 1, 1)])
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<SetRegion>().RunAsync(DemoProvince.All, commune.Id, "region-3", from, "9/QĐ")).Ok);
            Assert.Equal(decided, await ValuesAsync(FigureBasis.Decided));
        }
        Assert.Equal([corrected[0], corrected[1] - moved, corrected[2] + moved, corrected[3]], await ValuesAsync(FigureBasis.Corrected));
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [2024], "poor-households")).Value);
        File.Delete(file);

        async Task<double[]> ValuesAsync(FigureBasis basis)
        {
            FigureGrid grid = await ReadAsync(scope, "poor-households", 2024, map.Province.Id, basis);
            return [.. grid.Splits.Select(s => grid["poor-households", 2024, s].Of)];
        }
    }

    [Fact]
    public async Task A_year_under_way_follows_the_region_of_today()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        MappedPlace commune = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(Now)).FindByCode("06463")!;
        Assert.Equal([""], (await ReadAsync(scope, "households", 2026, commune.Id)).Splits.Select(s => s.Code));
        Assert.True((await scope.ServiceProvider.GetRequiredService<SetRegion>().RunAsync(DemoProvince.All, commune.Id, "region-1", new DateOnly(2026, 10, 1), "9/QĐ")).Ok);
        Assert.Equal(["region-1"], (await ReadAsync(scope, "households", 2026, commune.Id)).Splits.Select(s => s.Code));
        Assert.Equal(["region-1"], (await ReadAsync(scope, "listed-households", 2026, commune.Id)).Splits.Select(s => s.Code));
        Assert.Equal([""], (await ReadAsync(scope, "households", 2025, commune.Id)).Splits.Select(s => s.Code));
        File.Delete(file);
    }

    [Fact]
    public async Task Nothing_is_published_by_region()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        Assert.All(published.All(), e => Assert.DoesNotContain("region", e.Breakdowns));
        Assert.Equal("published-split-unknown", (await published.RunAsync("poor-households", 2024, "region")).Problems.Single().Code);
    }

    private static async Task<FigureGrid> ReadAsync(AsyncServiceScope services, string code, int year, PlaceId place, FigureBasis basis = FigureBasis.Decided)
    {
        var read = await services.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(
            DemoProvince.All, new FigureQuery([code], place, [year]) { By = "region", Basis = basis, MapDay = year < 2025 ? BeforeTheMerger : Now });
        Assert.True(read.Ok, string.Join("; ", read.Problems.Select(p => p.Message)));
        return read.Value;
    }
}
