using Anise.Households;
using Anise.Pages.Tests.Households;
using Anise.Pages.Tests.Setup;
using Anise.Sqlite;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Pages.Tests.Journal;

[Collection(SiteTests.Name)]
public sealed class JournalPageTests(Site site)
{
    [Fact]
    public async Task The_journal_is_verified_on_the_page_and_a_changed_entry_is_named()
    {
        using Reader page = await site.ReadAsync("admin");
        await page.GotoAsync("/journal");
        await page.ClickAsync("button:text-is('Kiểm tra toàn bộ nhật ký')");
        string sound = await page.InnerTextAsync("[role=status]");
        Assert.Contains("Nhật ký nguyên vẹn", sound, StringComparison.Ordinal);
        Assert.Matches("mã băm [0-9a-f]{64}", sound);

        await using (AniseDb db = new(SqliteStore.Options(site.StoreFile)))
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE journal_entry SET origin = origin || 'x' WHERE number = 3");
            try
            {
                await page.ClickAsync("button:text-is('Kiểm tra toàn bộ nhật ký')");
                Assert.Contains("Mục 3 đã bị sửa", await page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
            }
            finally
            {
                await db.Database.ExecuteSqlRawAsync("UPDATE journal_entry SET origin = substr(origin, 1, length(origin) - 1) WHERE number = 3");
            }
        }
    }

    [Fact]
    public async Task Writes_are_sorted_filtered_and_opened()
    {
        using Reader page = await site.ReadAsync("admin");
        await page.GotoAsync("/journal");
        string newest = await page.InnerTextAsync("tbody tr:first-child .when");
        await page.ClickAsync("th[aria-sort=descending] a");
        Assert.NotEqual(newest, await page.InnerTextAsync("tbody tr:first-child .when"));
        await page.SelectOptionAsync("#subject", "user");
        await page.FillAsync("#id", "officer");
        await page.ClickAsync("form.filter button");
        Assert.Contains("subject=user", page.Url, StringComparison.Ordinal);
        Assert.Contains("sort=at", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("tbody tr:first-child details summary");
        string changes = await page.InnerTextAsync("tbody tr:first-child table.changes");
        Assert.Contains("Họ và tên", changes, StringComparison.Ordinal);
        Assert.Contains("Nông Thị Xã", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_of_hundreds_of_things_is_one_line_that_opens()
    {
        using Reader page = await site.ReadAsync("admin");
        await page.GotoAsync("/journal?subject=place&sort=at");
        Assert.Equal("271 địa bàn", await page.Locator("a.all").First.InnerTextAsync());
        await page.Locator("a.all").First.ClickAsync();
        Assert.StartsWith("Tạo kho dữ liệu: 271 mục", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(50, await page.Locator("main table.list > tbody > tr").CountAsync());
        await page.ClickAsync("a[rel=next]");
        Assert.Contains("page=2", page.Url, StringComparison.Ordinal);
        Assert.Equal(404, await page.GotoAsync("/journal/2"));   // an entry that begins no write
    }

    [Fact]
    public async Task The_journal_of_hundreds_of_things_is_a_light_page()
    {
        using Reader page = await site.ReadAsync("admin");
        await page.GotoAsync("/journal");
        Assert.InRange(page.Source.Length, 1, 150_000);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task Opened_changes_fit_the_window_and_say_no_program_name()
    {
        foreach (string address in (string[])["/journal?subject=user&id=officer", "/journal?subject=user", "/journal?subject=user-grant", "/journal?subject=one-time-link", "/journal/1"])
        {
            await site.MustBeSoundInBothLanguagesAsync("admin", address, async page =>
            {
                await page.EvaluateAsync("() => document.querySelectorAll('main details.more').forEach(d => d.open = true)");
                string shown = await page.InnerTextAsync("main table.list");
                // A name that stands for something in the program is written in one go with capitals inside: DisplayName, CodeIsOfficial.
                Assert.DoesNotMatch("[a-z][A-Z][a-z]+", shown);
            });
        }
    }

    [Fact]
    public async Task A_household_is_found_by_name_and_code_and_named_in_the_files()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");
        foreach (string words in (string[])["nong van thang", "06505 0417"])
        {
            await page.GotoAsync("/journal?household=" + Uri.EscapeDataString(words));
            Assert.True(await page.Locator("main table.list > tbody > tr").CountAsync() > 0);
        }
        await page.GotoAsync("/journal?household=" + Uri.EscapeDataString("nong van thang"));
        Assert.Contains("06505 0417 Nông Văn Thắng", await (await page.DownloadAsync("form.take-out button[value=csv]")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/journal?household=khongcoaicatenay");
        Assert.Equal("Không có dòng nào khớp", await page.InnerTextAsync(".empty h2"));
        // Who sees no household finds none by name.
        using Reader administrator = await site.ReadAsync("admin");
        await administrator.GotoAsync("/journal?household=" + Uri.EscapeDataString("khongcoaicatenay"));
        Assert.Equal(0, await administrator.Locator("input#household").CountAsync());
        Assert.True(await administrator.Locator("main table.list > tbody > tr").CountAsync() > 0);
    }

    [Fact]
    public async Task A_commune_sees_its_own_entries_only_and_an_enumerator_none()
    {
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/journal?subject=user");
        Assert.Equal("Không có dòng nào khớp", await officer.InnerTextAsync(".empty h2"));
        using Reader enumerator = await site.ReadAsync("enumerator");
        Assert.Equal(403, await enumerator.GotoAsync("/journal"));
    }
}
