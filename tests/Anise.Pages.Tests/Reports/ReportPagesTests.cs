using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reports;

/// <summary>The reports on screen: each number opens, each report is a file, a year without a decision says what is missing.</summary>
[Trait("needs", "demo")]
public sealed class ReportPagesTests(DemoSite demo)
{
    [Theory]
    [InlineData("/reports?place=20&year=2024")]
    [InlineData("/reports?place=20&year=2027")]
    [InlineData("/reports/4?place=20&year=2024")]
    [InlineData("/reports/15?place=06505&year=2024")]
    [InlineData("/reports/2?place=20&year=2022")]
    [InlineData("/reports/1?place=20&year=2024&map=2025-06-30")]
    [InlineData("/fact-sheet?place=06505&year=2024")]
    [InlineData("/fact-sheet?place=06505&year=2027")]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path) => await (await demo.SiteAsync()).MustBeSoundInBothLanguagesAsync("province", path);

    [Fact]
    public async Task Every_number_of_every_report_and_of_the_fact_sheet_is_a_link_that_opens_it()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        foreach (string path in Enumerable.Range(1, 15).Select(n => $"/reports/{n}?place=20&year=2024").Append("/fact-sheet?place=06505&year=2024"))
        {
            await page.GotoAsync(path);
            string[] cells = [.. (await page.Locator(".report td.num:not(:has(a)), .fact-sheet td.num:not(:has(a))").AllInnerTextsAsync()).Where(c => c.Any(char.IsAsciiDigit))];
            Assert.True(cells.Length == 0, $"{path}: {string.Join(", ", cells)}");
            string[] links = await page.Locator("a.fig").AllAttributesAsync("href");
            Assert.NotEmpty(links);
            Assert.All(links, l => Assert.Matches("^/(figures/[a-z0-9-]+/records\\?place=[^&]+&year=20[0-9][0-9]|households/[0-9]+$)", l));
        }
    }

    [Fact]
    public async Task What_a_number_opens_to_says_the_same_number()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        foreach (int report in Enumerable.Range(1, 13))
        {
            await page.GotoAsync($"/reports/{report}?place=20&year=2024");
            Found numbers = page.Locator(".report tr:nth-last-child(-n+2) a.fig, .report tfoot a.fig");
            (string Text, string Address)[] cells = [.. (await numbers.AllInnerTextsAsync()).Zip(await numbers.AllAttributesAsync("href"))];
            Assert.NotEmpty(cells);
            foreach (var (text, address) in cells.Distinct())
            {
                using HttpResponseMessage opened = await page.GetAsync(address);
                Assert.True(opened.IsSuccessStatusCode, $"{address}: {opened.StatusCode}");
                if (!text.Contains(',', StringComparison.Ordinal)) Assert.Contains(text, await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);   // of a share the records that are divided open
            }
        }
    }

    [Fact]
    public async Task On_the_communes_before_the_mergers_a_report_has_other_rows_and_the_same_whole()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        async Task<(int Rows, string Whole)> Read() =>
            (await page.Locator(".report tbody tr").CountAsync(), await page.Locator(".report tfoot").InnerTextAsync());
        await page.GotoAsync("/reports/1?place=20&year=2024");
        var today = await Read();
        await page.SelectOptionAsync("[name=map]", "2025-06-30");
        await page.ClickAsync(".filter button");
        var before = await Read();
        Assert.Equal(today.Whole, before.Whole);
        Assert.True(before.Rows > today.Rows, $"{before.Rows} after {today.Rows}");
        string cell = await page.Locator(".report tbody td.num a.fig").First.InnerTextAsync();
        await page.Locator(".report tbody td.num a.fig").First.ClickAsync();
        Assert.Contains("map=2025-06-30", page.Url, StringComparison.Ordinal);
        Assert.Contains(cell, await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.GotoAsync("/reports/1?place=20&year=2024&map=2025-06-30");
        string file = await page.Locator("a[href*='/reports/1/file']").GetAttributeAsync("href") ?? "";
        Assert.Contains("map=2025-06-30", file, StringComparison.Ordinal);
        Assert.True((await page.GetAsync(file)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_commune_of_the_province_leads_to_its_own_report_by_village_whose_whole_is_the_row()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/reports/1?place=20&year=2024");
        Found row = page.Locator("tbody tr").First;
        string[] cells = [.. await row.Locator("td.num").AllInnerTextsAsync()];
        string name = await row.Locator("th a").InnerTextAsync();
        await row.Locator("th a").ClickAsync();
        Assert.Contains(name, await page.Locator(".lede").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(cells, await page.Locator("tfoot tr td.num").AllInnerTextsAsync());
    }

    [Theory]
    [InlineData("/reports/1?place=20&year=2024")]
    [InlineData("/reports/15?place=06505&year=2024")]
    [InlineData("/fact-sheet?place=06505&year=2024")]
    public async Task A_report_is_downloaded_as_a_workbook_without_script(string path)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync(path);
        using HttpResponseMessage file = await page.DownloadAsync("a.btn:has-text('Tải tệp Excel'), button.btn:has-text('Tải tệp Excel')");
        Assert.EndsWith("-2024.xlsx", file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task A_list_with_names_is_no_link_and_not_offered_to_whoever_may_not_take_it_out()
    {
        Site site = await demo.SiteAsync();
        await site.AddUserAsync("analyst", "Lương Thị Phân", Anise.Modules.Role.Analyst, "20");
        using Reader page = await site.ReadAsync("analyst");
        await page.GotoAsync("/reports?place=20&year=2024");
        Assert.Equal(13 + 1 + 3, await page.Locator("a.btn:has-text('Excel')").CountAsync());
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        Assert.Equal(404, (int)(await page.GetAsync("/reports/15/file?place=20&year=2024")).StatusCode);
        Assert.Equal(403, await page.GotoAsync("/reports/15?place=20&year=2024&all=1"));
    }

    [Fact]
    public async Task A_list_with_names_is_printed_whole_and_a_part_of_it_says_that_it_is_one()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", script: false);
        await page.GotoAsync("/reports/15?place=20&year=2022");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        int shown = await page.Locator(".report tbody td.ordinal:not(:empty)").CountAsync(), all = int.Parse(await page.Locator(".report tfoot tr").First.Locator("a.fig").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(shown < all, $"{shown} of {all}: the demo has too few households for this test");
        Assert.Equal(0, await page.Locator(".report-sign").CountAsync());
        Assert.StartsWith("Trang 1/2 của danh sách, chưa đủ", await page.Locator(".print-part").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator(".print-part").First.IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.False(await page.Locator(".print-part").First.IsVisibleAsync());
        await page.ClickAsync("a.btn:has-text('Bản in đầy đủ')");
        Assert.Contains("all=1", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".report tbody td.ordinal:not(:empty)")).ToHaveCountAsync(all, new() { Timeout = 60_000 });   // a long page comes in pieces
        await page.MustReachAsync("all=1");
        Assert.Equal(0, await page.Locator(".print-part").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.Locator(".report-sign").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_fact_sheet_fits_one_page_of_A4_in_both_languages()
    {
        foreach (string language in (string[])["vi", "en"])
        {
            IPage page = await (await demo.SiteAsync()).OpenAsync("province", language);
            await page.GotoAsync("/fact-sheet?place=06505&year=2024");
            byte[] pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
            Assert.Equal(1, System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1);
            await page.Context.CloseAsync();
        }
    }
}
