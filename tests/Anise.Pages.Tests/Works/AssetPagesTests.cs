using System.Globalization;
using Anise.Access;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Works;
using Anise.Works.Assets;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Works;

[Collection(SiteTests.Name)]
public sealed class AssetPagesTests(Site site)
{
    public static TheoryData<string> Pages => ["/works/assets", "/works/assets/new", "/works/assets/{0}"];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        AssetId id = await RecordAsync("Bể chứa trang" + path.Replace('/', ' ').Replace("{0}", "một", StringComparison.Ordinal));
        await site.MustBeSoundInBothLanguagesAsync("officer", string.Format(CultureInfo.InvariantCulture, path, id.Value));
    }

    [Fact]
    public async Task A_tank_is_recorded_is_overdue_and_is_emptied()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/works/assets/new");
        await page.SelectOptionAsync("#kind", "pesticide-tank");
        await page.FillAsync("#name", "Bể đồng Nà Lùng");
        await page.SelectOptionAsync("#place", "Xã Vạn Linh (cả xã)");
        await page.FillAsync("#capacity", "0,75");
        await page.FillAsync("#built-on", "30/02/2026");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("không phải là ngày", await page.InnerTextAsync("#built-on-error"), StringComparison.Ordinal);
        await page.FillAsync("#built-on", "01/03/2026");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        Assert.Contains("Phải thu gom trước ngày", await page.InnerTextAsync(".notice.warn"), StringComparison.Ordinal);
        await page.GotoAsync("/");
        Assert.Contains("lâu chưa được thu gom", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/works/assets?emptied=overdue");
        await page.ClickAsync("main table a:text-is('Bể đồng Nà Lùng')");
        await page.SelectOptionAsync("#kind", "Emptied");
        await page.FillAsync("#by", "Hợp tác xã môi trường");
        await page.ClickAsync("main form button:text-is('Ghi')");
        Assert.Contains("done=noted", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".notice.warn").CountAsync());
        Assert.Contains("Hợp tác xã môi trường", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task<AssetId> RecordAsync(string name)
    {
        AssetId id = default;
        await site.DoAsync(async services =>
        {
            var commune = (await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).FindByCode("06505")!.Id;
            var made = await services.GetRequiredService<RecordAssets>().RunAsync(Rights.ForConsole(), [new NewAsset("pesticide-tank", name, commune) { BuiltOn = new DateOnly(2026, 10, 1), Safeguards = ["lid"] }]);
            Assert.True(made.Ok, string.Join(' ', made.Problems.Select(p => p.Message)));
            id = made.Value.Ids[0];
            var noted = await services.GetRequiredService<RecordAssetEvent>().RunAsync(Rights.ForConsole(), id, new NewAssetEvent(AssetEventKind.Inspected, new DateOnly(2026, 11, 1), "UBND xã", AssetState.NeedsRepair, "Nắp vỡ"));
            Assert.True(noted.Ok);
        });
        return id;
    }
}
