using Anise.Households;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Households;

[Collection(SiteTests.Name)]
public sealed class HouseholdPagesTests(Site site)
{
    public static TheoryData<string, string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (string path in (string[])["/households", "/households?q=khong+co+ai", "/households/{0}", "/households/{0}?day=2020-01-01"])
            {
                foreach (string language in (string[])["vi", "en"])
                {
                    foreach (int width in (int[])[1280, 360]) data.Add(path, language, width);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_of_households_is_accessible_and_fits_the_window(string path, string language, int width)
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        IPage page = await site.OpenAsync("officer", language, width);
        await page.GotoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id.Value));
        await page.MustBeSoundAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_name_typed_without_marks_finds_the_household()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        IPage page = await site.OpenAsync("officer", script: false);
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
        IPage page = await site.OpenAsync("officer");
        await page.GotoAsync("/households?sort=head");
        IReadOnlyList<string> names = [.. (await page.Locator("tbody th a").AllInnerTextsAsync()).Distinct()];
        Assert.Equal(["Bế Thị Ánh", "Triệu Thị Ân", "Vi Văn Ẩn", "Hoàng Văn Bảo", "Hứa Thị Cúc"], names.Take(5));
    }

    [Fact]
    public async Task A_citizen_id_is_masked_until_asked_for_and_the_look_is_journaled()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        IPage page = await site.OpenAsync("officer", script: false);
        await page.GotoAsync($"/households/{id.Value}");
        Assert.DoesNotContain("000081000017", await page.ContentAsync(), StringComparison.Ordinal);
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
        IPage page = await site.OpenAsync("enumerator");
        await page.GotoAsync($"/households/{id.Value}");
        Assert.Equal(0, await page.Locator("form.inline button").CountAsync());
        await page.GotoAsync("/households");
        Assert.Equal(0, await page.Locator("form[action*='export']").CountAsync());
    }

    [Theory, InlineData("xlsx"), InlineData("csv")]
    public async Task The_list_is_exported_as_filtered(string format)
    {
        await VanLinhHouseholds.OfThangAsync(site);
        IPage page = await site.OpenAsync("officer");
        await page.GotoAsync("/households?q=thang");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"button[value={format}]"));
        Assert.EndsWith("." + format, download.SuggestedFilename, StringComparison.Ordinal);
        string file = await download.PathAsync();
        if (format == "csv")
        {
            string[] lines = await File.ReadAllLinesAsync(file);
            Assert.Equal(["Chủ hộ,Mã hộ,Thôn,Số người,Dân tộc,Loại hộ", "Nông Văn Thắng,06505 0417,Thôn Cốc Phát,3,Nùng,"], lines);
        }
        else
        {
            await using FileStream stream = File.OpenRead(file);
            Assert.Equal("Nông Văn Thắng", Workbook.Cell(stream, "A2"));
        }
    }
}
