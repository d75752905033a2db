using Anise.Households;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Households;

[Collection(SiteTests.Name)]
public sealed class HouseholdPagesTests(Site site)
{
    [Trait("needs", "browser")]
    [Theory, InlineData("/households"), InlineData("/households?q=khong+co+ai"), InlineData("/households/{0}"), InlineData("/households/{0}?day=2020-01-01")]
    public async Task A_page_of_households_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        await site.MustBeSoundInBothLanguagesAsync("officer", string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id.Value));
    }

    [Fact]
    public async Task A_name_typed_without_marks_finds_the_household()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/households");
        await page.FillAsync("form.filter [name=q]", "nong van thang");
        await page.ClickAsync("form.filter button");
        Assert.Equal(["Nông Văn Thắng"], await page.Locator("tbody th").AllInnerTextsAsync());
        await page.ClickAsync("tbody th a");
        Assert.Equal("Hộ ông Nông Văn Thắng", await page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task Names_stand_in_Vietnamese_order()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/households?sort=head");
        IReadOnlyList<string> names = [.. (await page.Locator("tbody th a").AllInnerTextsAsync()).Distinct()];
        Assert.Equal(["Bế Thị Ánh", "Triệu Thị Ân", "Vi Văn Ẩn", "Hoàng Văn Bảo", "Hứa Thị Cúc"], names.Take(5));
    }

    [Fact]
    public async Task A_citizen_id_is_masked_until_asked_for_and_the_look_is_journaled()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync($"/households/{id.Value}");
        Assert.DoesNotContain("000081000017", page.Source, StringComparison.Ordinal);
        await page.ClickAsync("tbody tr:first-child form.inline button");
        Assert.Equal("000 081 000 017", await page.InnerTextAsync("tbody tr:first-child td b"));
        await site.DoAsync(async services =>
        {
            var journal = services.GetService(typeof(Anise.Store.AniseDb)) as Anise.Store.AniseDb;
            Assert.True(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(
                journal!.Set<Anise.Journal.JournalEntry>(), e => e.Action == "see-citizen-id" && e.UserName == "officer"));
        });
    }

    [Fact]
    public async Task An_enumerator_sees_no_whole_citizen_id_and_no_export()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("enumerator");
        await page.GotoAsync($"/households/{id.Value}");
        Assert.Equal(0, await page.Locator("form.inline button").CountAsync());
        await page.GotoAsync("/households");
        Assert.Equal(0, await page.Locator("form[action*='export']").CountAsync());
    }

    [Theory, InlineData("xlsx"), InlineData("csv")]
    public async Task The_list_is_exported_as_filtered(string format)
    {
        await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/households?q=thang");
        using HttpResponseMessage file = await page.DownloadAsync($"button[value={format}]");
        Assert.EndsWith("." + format, file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        if (format == "csv")
        {
            string[] lines = (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["Chủ hộ,Mã hộ,Thôn,Số người,Dân tộc,Loại hộ,Năm rà soát", "Nông Văn Thắng,06505 0417,Thôn Cốc Phát,3,Nùng,,"], lines);
        }
        else Assert.Equal("Nông Văn Thắng", Workbook.Cell(await file.Content.ReadAsStreamAsync(), "A2"));
    }
}
