using System.Text.Json;
using Anise.Access;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Works.Assets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;

namespace Anise.Pages.Tests.Works;

/// <summary>The map of works: with script a drawing over the table by commune, without it table and list.</summary>
[Collection(SiteTests.Name)]
public sealed class WorksMapPagesTests(Site site)
{
    private const string Address = "/works/map?place=06505&year=2025&q=bản+đồ";

    [Trait("needs", "browser")]
    [Fact]
    public async Task It_is_drawn_accessible_and_fits_the_window_in_both_languages()
    {
        await RecordAsync();
        await site.MustBeSoundInBothLanguagesAsync("officer", Address, async page => await page.WaitForSelectorAsync("anise-chart[data-drawn]"));
        IPage page = await site.OpenAsync("officer");
        await page.GotoAsync(Address);
        await page.WaitForSelectorAsync("anise-chart[data-drawn]");
        await page.Locator("anise-chart").EvaluateAsync("e => e.shadowRoot.querySelector('.plot').focus()");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Contains("bản đồ", await page.Locator("anise-chart").EvaluateAsync<string>("e => e.shadowRoot.querySelector('.said').textContent"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("bản đồ");
        Assert.Contains("/works/assets/", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_it_is_a_table_by_commune_and_a_list_whose_rows_open_and_that_leaves_as_files()
    {
        await RecordAsync();
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync(Address);
        Assert.Equal("3", (await page.InnerTextAsync("anise-chart tbody td.num a")).Trim());
        Assert.Equal(3, await page.Locator(".below table tbody tr").CountAsync());
        using HttpResponseMessage answer = await page.GetAsync("/works/map/drawn?place=06505&year=2025&q=bản+đồ");
        JsonElement drawn = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(2, drawn.GetProperty("features").GetArrayLength());   // the third has no site
        await page.GotoAsync("/works/map?place=06505&year=2025&what=Days&q=bản+đồ");
        Assert.Equal(0, await page.Locator("anise-chart").CountAsync());
    }

    private Task RecordAsync() => site.DoAsync(async services =>
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        var factory = new GeometryFactory();
        var built = new DateOnly(2024, 10, 1);
        await services.GetRequiredService<RecordAssets>().RunAsync(Rights.ForConsole(),
        [
            new NewAsset("pesticide-tank", "Bể bản đồ", map.FindByCode("06505")!.Id) { BuiltOn = built, Site = factory.CreatePoint(new Coordinate(106.486, 21.641)) },
            new NewAsset("road", "Đường bản đồ", map.FindByCode("06505")!.Id) { BuiltOn = built, Site = factory.CreateLineString([new(106.485, 21.6405), new(106.4879, 21.6405)]) },
            new NewAsset("landfill", "Hố bản đồ", map.FindByCode("06505")!.Id) { BuiltOn = built },
        ], "bản đồ");
    });
}
