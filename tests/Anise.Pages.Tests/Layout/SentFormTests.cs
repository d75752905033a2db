using System.Globalization;
using System.Net;
using System.Text;
using Anise.Households;
using Anise.Journal;
using Anise.Pages.Tests.Households;
using Anise.Pages.Tests.Setup;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Layout;

/// <summary>Forms as no page of ours sends them, and forms that come too late: nothing is stored that was not seen, nothing that was typed is lost.</summary>
[Collection(SiteTests.Name)]
public sealed class SentFormTests(Site site)
{
    private async Task<string> EndPageAsync()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        return string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}/end");
    }

    private async Task<int> EntriesAsync()
    {
        int count = 0;
        await site.DoAsync(async services => count = await services.GetRequiredService<AniseDb>().Set<JournalEntry>().CountAsync());
        return count;
    }

    [Theory]
    [InlineData("\u0007", "U+0007")]
    [InlineData("\u202e", "U+202E")]
    [InlineData("\u2066", "U+2066")]
    public async Task A_character_that_nobody_sees_is_refused_at_its_field_and_the_text_stays(string hidden, string called)
    {
        using Reader page = await site.ReadAsync("officer");
        string address = await EndPageAsync();
        await page.GotoAsync(address);
        int before = await EntriesAsync();
        string token = await page.InputValueAsync("main input[name=__RequestVerificationToken]");
        HttpResponseMessage answer = await page.PostAsync(address, ("_handler", "end"), ("__RequestVerificationToken", token), ("ended", "dissolved"), ("from", "2026-11-01"), ("reason", $"nhầm{hidden}lẫn"));
        string shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"Có ký tự không nhìn thấy ({called})", shown, StringComparison.Ordinal);
        Assert.Contains("id=\"reason-error\"", shown, StringComparison.Ordinal);
        Assert.Contains("lẫn\"", shown, StringComparison.Ordinal);
        Assert.Equal(before, await EntriesAsync());
    }

    [Theory]
    [InlineData("0001-01-01", "01/01/0001"), InlineData("31/12/9999", "31/12/9999"), InlineData("31/12/1899", "31/12/1899"), InlineData("01/01/2101", "01/01/2101")]
    public async Task A_year_that_nobody_can_mean_is_refused_at_its_field(string typed, string told)
    {
        using Reader page = await site.ReadAsync("officer");
        string address = await EndPageAsync();
        await page.GotoAsync(address);
        int before = await EntriesAsync();
        string token = await page.InputValueAsync("main input[name=__RequestVerificationToken]");
        HttpResponseMessage answer = await page.PostAsync(address, ("_handler", "end"), ("__RequestVerificationToken", token), ("ended", "dissolved"), ("from", typed), ("reason", "nhầm"));
        string shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"Năm của ngày {told} không đúng", shown, StringComparison.Ordinal);
        Assert.Contains("id=\"from-error\"", shown, StringComparison.Ordinal);
        Assert.Equal(before, await EntriesAsync());
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_the_senders_fault()
    {
        using Reader page = await site.ReadAsync("officer");
        string address = await EndPageAsync();
        await page.GotoAsync(address);
        foreach (byte[] body in (byte[][])[Encoding.ASCII.GetBytes("reason=a\0b"), Encoding.ASCII.GetBytes("reason=%00"), [0, 0, 0], Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Repeat("a=1", 30_000)))])
        {
            var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            HttpResponseMessage answer = await page.SendAsync(address, content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Chưa có gì được lưu", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_that_is_no_longer_offered_shows_the_page_and_what_was_typed()
    {
        using Reader page = await site.ReadAsync("officer");
        string address = await EndPageAsync();
        await page.GotoAsync(address);
        string token = await page.InputValueAsync("main input[name=__RequestVerificationToken]");
        HttpResponseMessage answer = await page.PostAsync(address, ("_handler", "gone"), ("__RequestVerificationToken", token), ("reason", "đã hỏi ba hộ <b>liền kề</b>"), ("password", "không ai đọc"));
        string shown = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        string words = WebUtility.HtmlDecode(shown);
        Assert.Contains("Việc này không còn làm được ở trang này", words, StringComparison.Ordinal);
        Assert.Contains("đã hỏi ba hộ <b>liền kề</b>", words, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>liền", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("không ai đọc", words, StringComparison.Ordinal);
        Assert.Contains("Nông Văn Thắng", words, StringComparison.Ordinal);   // the page itself
    }

    [Fact]
    public async Task A_form_with_a_foreign_token_is_an_error_page()
    {
        using Reader page = await site.ReadAsync("officer");
        string address = await EndPageAsync();
        HttpResponseMessage answer = await page.PostAsync(address, ("_handler", "end"), ("__RequestVerificationToken", "none"), ("reason", "a"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Biểu mẫu đã cũ", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task Who_claims_to_have_seen_what_is_not_there_yet_overwrites_nobody(string seen)
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        string address = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}/change");
        using Reader first = await site.ReadAsync("officer"), second = await site.ReadAsync("officer");
        await first.GotoAsync(address);
        await second.GotoAsync(address);
        await first.FillAsync("#phone", $"0912{Random.Shared.Next(100000, 999999)}");
        await first.FillAsync("#reason", "a");
        await first.ClickAsync("main form button.primary");
        Assert.DoesNotContain("/change", first.Url, StringComparison.Ordinal);
        ((AngleSharp.Html.Dom.IHtmlInputElement)second.Document.QuerySelector("main input[name=read-at]")!).Value = seen;
        await second.FillAsync("#phone", "0912000000");
        await second.FillAsync("#reason", "b");
        await second.ClickAsync("main form button.primary");
        Assert.Equal(1, await second.Locator(".notice.conflict").CountAsync());
        Assert.Equal("0912000000", await second.InputValueAsync("#phone"));
    }

    [Fact]
    public async Task The_files_of_a_write_that_is_none_are_not_found()
    {
        using Reader page = await site.ReadAsync("admin");
        await page.GotoAsync("/journal/1");
        string token = await page.InputValueAsync("form.take-out input[name=__RequestVerificationToken]");
        foreach (string none in (string[])["/journal/2/export", "/journal/999999999/export"])
            Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync(none, ("__RequestVerificationToken", token), ("format", "csv"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("/journal/1/export", ("__RequestVerificationToken", token), ("format", "csv"))).StatusCode);
    }
}
