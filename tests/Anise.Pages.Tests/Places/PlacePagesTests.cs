using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Places;

[Collection(SiteTests.Name)]
public sealed class PlacePagesTests(Site site)
{
    [Fact]
    public async Task The_map_of_a_day_before_the_merger_and_of_today_can_be_seen()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/places");
        Assert.Contains("65 xã", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.FillAsync("#on", "2024-06-01");
        await page.ClickAsync("form.filter button");
        Assert.Contains("194 xã", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_tells_what_it_was_made_from_and_an_old_one_what_became_of_it()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/places?q=vạn linh");
        await page.ClickAsync("tbody a");
        Found madeFrom = page.Locator("section:has(h2:text-is('Được lập từ'))");
        Assert.Contains("Y Tịch", await madeFrom.InnerTextAsync(), StringComparison.Ordinal);
        await madeFrom.Locator("a:has-text('Y Tịch')").ClickAsync();
        Assert.Contains("đến hết 30/06/2025", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("Vạn Linh", await page.InnerTextAsync("section:has(h2:text-is('Đã trở thành'))"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Villages_are_added_renamed_and_merged_without_script()
    {
        using Reader page = await site.ReadAsync("province");
        await page.GotoAsync("/places?q=thống nhất");
        await page.ClickAsync("tbody a");
        string commune = page.Url;
        await page.ClickAsync("button:text-is('Thêm thôn')");
        Assert.Equal(1, await page.Locator(".field.wrong").CountAsync());   // the date
        foreach (string name in (string[])["Thôn Nà Một", "Thôn Nà Hai"])
        {
            await page.FillAsync("#village-name", name);
            await page.FillAsync("#village-date", "2026-01-01");
            await page.FillAsync("#village-reference", "Nghị quyết 1/NQ-HĐND");
            await page.ClickAsync("button:text-is('Thêm thôn')");
            Assert.Equal("Đã thêm thôn.", await page.InnerTextAsync("main [role=status]"));
        }
        await page.ClickAsync("a:text-is('Thôn Nà Hai')");
        await page.FillAsync("#rename-name", "Thôn Nà Ba");
        await page.FillAsync("#rename-date", "2026-02-01");
        await page.FillAsync("#rename-reference", "Nghị quyết 2/NQ-HĐND");
        await page.ClickAsync("button:text-is('Đổi tên')");
        Assert.Equal("Thôn Nà Ba", await page.InnerTextAsync("h1"));

        await page.GotoAsync(commune);
        await page.ClickAsync("a.btn:has-text('Gộp thôn')");
        await page.CheckAsync("label:has-text('Thôn Nà Một') input");
        await page.CheckAsync("label:has-text('Thôn Nà Ba') input");
        await page.FillAsync("#merge-name", "Thôn Nà Chung");
        await page.FillAsync("#merge-date", "2026-03-01");
        await page.FillAsync("#merge-reference", "Nghị quyết 3/NQ-HĐND");
        await page.ClickAsync("main button.primary");
        Assert.Equal("Thôn Nà Chung", await page.InnerTextAsync("h1"));
        Assert.Contains("Thôn Nà Ba", await page.InnerTextAsync("section:has(h2:text-is('Được lập từ'))"), StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task The_region_of_a_commune_is_set_without_script_and_its_history_shown()
    {
        using Reader page = await site.ReadAsync("province");
        await page.GotoAsync("/places?q=bằng mạc");
        await page.ClickAsync("tbody a");
        string commune = page.Url;
        await page.ClickAsync("button:text-is('Ghi khu vực')");
        Assert.Equal(2, await page.Locator(".field.wrong").CountAsync());   // the region and the day
        foreach (var (region, day, decision) in ((string, string, string)[])[("region-3", "2025-07-01", "1/QĐ-TTg"), ("none", "2026-01-01", "2/QĐ-TTg")])
        {
            await page.SelectOptionAsync("#region-region", region);
            await page.FillAsync("#region-date", day);
            await page.FillAsync("#region-reference", decision);
            await page.ClickAsync("button:text-is('Ghi khu vực')");
            Assert.Equal("Đã ghi khu vực của xã.", await page.InnerTextAsync("main [role=status]"));
        }
        string[] rows = [.. await page.Locator("section:has(h2:text-is('Khu vực qua các thời kỳ')) tbody tr").AllInnerTextsAsync()];
        Assert.Equal(["01/07/2025 Khu vực III 1/QĐ-TTg", "01/01/2026 Không thuộc khu vực nào 2/QĐ-TTg"], rows);
        await page.GotoAsync("/places?on=2025-12-31&q=bằng mạc");
        Assert.Contains("Khu vực III", await page.InnerTextAsync("tbody"), StringComparison.Ordinal);
        foreach (string path in (string[])[commune, "/places?on=2025-12-31"]) await site.MustBeSoundInBothLanguagesAsync("province", path);
        using Reader journal = await site.ReadAsync("admin");
        await journal.GotoAsync("/journal");
        Assert.Contains("Phân định khu vực của xã", await journal.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_change_places_sees_no_form()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/places/1");
        Assert.Equal(0, await page.Locator("main form[method=post]:not(.take-out)").CountAsync());
        Assert.Equal(403, await page.GotoAsync("/places/merge"));
    }
}
