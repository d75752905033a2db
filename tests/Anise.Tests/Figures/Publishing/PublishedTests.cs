using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures.Publishing;

/// <summary>What is published of the demo: the figures themselves, without the small ones, and nothing that gives these away.</summary>
public sealed class PublishedTests(DemoProvince demo)
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task No_hidden_cell_of_the_demo_is_settled_by_all_published_ones_together(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        Publication publication = (await services.ServiceProvider.GetRequiredService<ReadPublished>().GetAsync(year, default))!;
        Assert.Contains(publication.Tables, t => t.Plan.By == "ethnic-group");
        Assert.Contains(publication.Tables, t => t.Plan.Parts is ["poor-deprived-water"]);
        var outsider = new Differencing(publication.Tables);
        Assert.True(outsider.Hidden > 50);
        Assert.Empty(outsider.Settled());
    }

    [Fact]
    public async Task A_published_value_is_that_of_the_catalogue()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        int shown = 0, hidden = 0;
        foreach (PublishedEntry entry in published.All())
        {
            var figure = await published.RunAsync(entry.Figure.Code, 2024);
            Assert.True(figure.Ok, entry.Figure.Code);
            foreach (PublishedRow row in figure.Value.Rows)
            {
                if (row.Value.State != PublishedState.Published)
                {
                    Assert.Null(row.Value.Numerator);
                    hidden++;
                    continue;
                }
                FigureValue own = (await read.RunAsync(DemoProvince.All, new FigureQuery([entry.Figure.Code], row.Place.Id, [2024]))).Value[entry.Figure.Code, 2024];
                Assert.Equal(own.Of, row.Value.Numerator);
                Assert.Equal(own.Value!.Value, row.Value.Value!.Value, 1e-9);
                Assert.False(own.Of is > 0 and < 5, $"{entry.Figure.Code} at {row.Place.Name}");
                shown++;
            }
        }
        Assert.True(shown > 50 && hidden > 20, $"{shown} shown, {hidden} hidden");
    }

    [Fact]
    public async Task A_year_is_published_when_all_have_decided()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        Assert.Equal([2022, 2023, 2024, 2025], await published.YearsAsync([2021, 2022, 2023, 2024, 2025, 2026]));
        Assert.Equal("published-year", (await published.RunAsync("poor-households", 2026)).Problems.Single().Code);
    }

    [Fact]
    public async Task Villages_movements_and_corrections_are_not_published()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        Assert.Equal("published-unknown", (await published.RunAsync("escaped", 2024)).Problems.Single().Code);
        Assert.Equal("published-split-unknown", (await published.RunAsync("poor-households", 2024, "village")).Problems.Single().Code);
        Assert.Equal("published-split-unknown", (await published.RunAsync("poor-households", 2024, "size")).Problems.Single().Code);
        Assert.All((await published.RunAsync("poor-households", 2024)).Value.Rows, r => Assert.NotEqual(PlaceKind.Village, r.Place.Kind));
    }
}
