using Anise.Basics;
using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Journal;
using Anise.Pages.Tests.Households;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Scenarios;
using Anise.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anise.Pages.Tests.Scenarios;

/// <summary>What if, as an analyst uses it: with sliders, and as a plain form.</summary>
[Trait("needs", "demo")]
public sealed partial class WhatIfPagesTests(DemoSite demo)
{
    private const string Province = "/what-if?place=20&year=2025";

    [Theory]
    [InlineData(Province)]
    [InlineData("/what-if?place=06505&year=2025&set=2021-2025&p.b1-line.rural=150&p.child-until=18&w.water=3&k=4&support=500000")]
    [InlineData(Province + "&p.income-line.rural=wrong")]
    [InlineData(Province + "&set=1993-2000")]
    [InlineData("/what-if/records?place=20&year=2025&group=Becomes")]
    [InlineData("/what-if/records?place=20&year=2025&group=Open")]
    [InlineData("/what-if/records?place=20&year=2025&group=Measured&w.water=3")]
    [InlineData("/what-if?place=20&year=2020")]
    [InlineData("/what-if/compare")]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path) => await (await demo.SiteAsync()).MustBeSoundInBothLanguagesAsync("province", path, async page =>
    {
        if (await page.Locator("main anise-chart:visible").CountAsync() > 0) await page.Locator("anise-chart[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
    });

    [Fact]
    public async Task Without_script_it_is_a_form_whose_numbers_open_to_as_many_households()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", script: false);
        await page.GotoAsync(Province);
        Assert.Equal(0, await page.Locator("input[type=range]:visible").CountAsync());
        string before = await page.InnerTextAsync("h1");
        Assert.Matches("Theo chuẩn 2027-2030: [0-9]+ đến [0-9]+ hộ nghèo thay vì [0-9]+", before);
        await page.FillAsync("[name='p.income-line.rural']", "3500000");
        await page.ClickAsync("button:text-is('Tính lại')");
        Assert.Contains("p.income-line.rural=3500000", page.Url, StringComparison.Ordinal);
        string after = await page.InnerTextAsync("h1");
        Assert.NotEqual(before, after);
        ILocator possible = page.Locator("tr:has(th:text-is('Hộ nghèo')) a.fig").Last;
        string count = await possible.InnerTextAsync();
        await possible.ClickAsync();
        Assert.StartsWith(count + " hộ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.True(await page.Locator("tbody tr").CountAsync() > 0);
        await page.ClickAsync("tbody th a");
        Assert.Matches("/households/[0-9]+$", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_answer_follows_a_slider_and_the_address_with_it()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province);
        ILocator slider = page.Locator(".try:has([name='p.income-line.rural']) input[type=range]");
        await slider.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        string before = await page.InnerTextAsync("h1");
        var took = new List<int>();
        foreach (int value in (int[])[4000000, 500000, 4400000])
        {
            await page.EvalOnSelectorAsync("form[data-what-if]", "f => delete f.dataset.took");
            await slider.FillAsync(value.ToString(CultureInfo.InvariantCulture));
            await page.WaitForFunctionAsync("() => document.querySelector('form[data-what-if]').dataset.took");
            took.Add(int.Parse(await page.Locator("form[data-what-if]").GetAttributeAsync("data-took") ?? "", CultureInfo.InvariantCulture));
        }
        // Told, not tested: what else runs on the machine would decide.
        TestContext.Current.TestOutputHelper?.WriteLine("slider to picture: " + string.Join(", ", took) + " ms");
        Assert.NotEqual(before, await page.InnerTextAsync("h1"));
        Assert.Equal("4.400.000", await page.InputValueAsync("[name='p.income-line.rural']"));
        Assert.Contains("p.income-line.rural=4400000", page.Url, StringComparison.Ordinal);
        Assert.Equal(await page.InnerTextAsync("h1") + " · Anise", await page.TitleAsync());
        string followed = await page.InnerTextAsync("#what-if-answer");
        await page.ReloadAsync();   // the address is the scenario: asked anew it answers the same
        await page.Locator("anise-chart[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(Spaces().Replace(followed, " "), Spaces().Replace(await page.InnerTextAsync("#what-if-answer"), " "));
        await page.MustBeSoundAsync();
        await page.SelectOptionAsync("[name=set]", "2021-2025");
        await page.MustReachAsync("set=2021-2025");
        Assert.Contains("như hiện nay", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_number_beside_a_slider_takes_the_answer_away_and_says_why()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
        await page.GotoAsync(Province);
        await page.Locator("input[type=range]").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        string before = await page.InnerTextAsync("h1"), address = page.Url;
        await page.FillAsync("[name='p.income-line.rural']", "-5");
        await page.Locator("#what-if-problems [role=alert]").WaitForAsync();
        Assert.Contains("“-5”", await page.InnerTextAsync("#what-if-problems li"), StringComparison.Ordinal);
        Assert.Contains("Chưa tính được", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.False(await page.IsVisibleAsync("#what-if-answer"));
        Assert.Equal("true", await page.GetAttributeAsync("[name='p.income-line.rural']", "aria-invalid"));
        await page.MustBeSoundAsync();
        await page.ClickAsync("#what-if-problems a");   // leads to the field, and nothing that was typed is lost
        Assert.Equal(address + "#p.income-line.rural", page.Url);
        Assert.Equal("-5", await page.InputValueAsync("[name='p.income-line.rural']"));

        await page.FillAsync("[name='p.income-line.rural']", "3500000");
        await page.Locator("#what-if-answer").WaitForAsync();
        Assert.Equal(0, await page.Locator("#what-if-problems *, .field.wrong, [aria-invalid]").CountAsync());
        Assert.NotEqual(before, await page.InnerTextAsync("h1"));
        await page.Locator("anise-chart[data-drawn]").WaitForAsync();
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_default_cutoff_that_is_told_follows_the_weights()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province + "&w.water=2");
        Assert.Contains("tổng trọng số 13. Để trống: 4, theo tỷ lệ 3 trên 12", await page.InnerTextAsync("#k-hint"), StringComparison.Ordinal);
        await page.FillAsync("[name='w.water']", "13");
        await Expect(page.Locator("#k-hint")).ToContainTextAsync("tổng trọng số 24. Để trống: 6, theo tỷ lệ 3 trên 12");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_set_that_is_gone_is_told_and_nothing_is_shown_in_its_place()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", script: false);
        await page.GotoAsync(Province + "&set=1993-2000");
        Assert.Contains("“1993-2000”", await page.InnerTextAsync("#what-if-problems"), StringComparison.Ordinal);
        Assert.False(await page.IsVisibleAsync("#what-if-answer"));
        await page.GotoAsync("/what-if/records?place=20&year=2025&set=1993-2000&group=Poor");
        Assert.Contains("“1993-2000”", await page.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main table").CountAsync());
        long id = 0;
        await (await demo.SiteAsync()).DoAsync(async services =>
        {
            PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
            var db = services.GetRequiredService<AniseDb>();
            await using JournaledWrite write = await services.GetRequiredService<JournalBook>().BeginAsync(Rights.ForConsole().Actor, new Act("save-scenario"), null, default);
            id = await db.ReserveAsync("scenario", 1);
            db.Add(new Scenario { Id = new(id), PlaceId = map.FindByCode("20")!.Id, Year = 2025, Name = "Chuẩn cũ", Query = "set=1993-2000", SavedBy = "test", SavedAt = write.At });
            await write.CommitAsync(default);
        });
        await page.GotoAsync($"/what-if/compare?id={id}");
        Assert.Contains("Chuẩn cũ: Không có (hoặc không còn) bộ chuẩn “1993-2000”", await page.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        await (await demo.SiteAsync()).DoAsync(services => services.GetRequiredService<SavedScenarios>().RemoveAsync(Rights.ForConsole(), new(id)));
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("xlsx"), InlineData("csv")]
    public async Task The_households_of_a_number_are_exported_all_of_them(string format)
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync("/what-if/records?place=20&year=2025&set=2027-2030&group=Measured&w.water=3");
        int count = int.Parse((await page.InnerTextAsync("h1")).Split(' ')[0], NumberStyles.AllowThousands, new CultureInfo("vi-VN"));
        string first = await page.InnerTextAsync("tbody tr:first-child td");
        using HttpResponseMessage file = await page.DownloadAsync($"button[value={format}]");
        Assert.Equal($"what-if-2027-2030-20-2025.{format}", file.Content.Headers.ContentDisposition!.FileNameStar);
        if (format == "csv")
        {
            string[] lines = (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("Chủ hộ,Mã hộ,Thôn,Xã,Nhân khẩu,Hiện nay,Mô phỏng,Chỉ số thiếu hụt,Tổng trọng số", lines[0]);
            Assert.Equal(count, lines.Length - 1);
            Assert.Contains($",{first},", lines[1], StringComparison.Ordinal);
        }
        else Assert.Equal(first, Workbook.Cell(await file.Content.ReadAsStreamAsync(), "B2"));
        Assert.Equal(400, (int)(await page.PostAsync("/what-if/records/export?place=20&year=2025&group=Poor")).StatusCode);   // without the page's token
        using Reader enumerator = await (await demo.SiteAsync()).ReadAsync("enumerator");
        await enumerator.GotoAsync("/what-if/records?place=06505&year=2025&group=Households");
        Assert.True(await enumerator.Locator("tbody tr").CountAsync() > 0);
        Assert.Equal(0, await enumerator.Locator("form[action*=export]").CountAsync());
    }

    [Fact]
    public async Task On_paper_stand_the_question_and_its_answer_without_the_form()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province + "&p.income-line.rural=3000000");
        await page.Locator("anise-chart[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.False(await page.IsVisibleAsync(".on-paper"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Contains("3.000.000", await page.InnerTextAsync(".on-paper"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main form:visible, main input:visible").CountAsync());
        Assert.True(await page.IsVisibleAsync("anise-chart"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_saved_after_a_slider_was_moved_is_what_is_seen()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province);
        ILocator slider = page.Locator(".try:has([name='p.income-line.rural']) input[type=range]");
        await slider.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        await slider.FillAsync("4400000");
        await page.MustReachAsync("p.income-line.rural=4400000");
        string seen = await page.InnerTextAsync("h1");
        Assert.Contains("p.income-line.rural=4400000", await page.Locator("header .who a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.FillAsync("#scenario-name", "Sau khi kéo");
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        await page.Locator("main .notice.ok").WaitForAsync();
        Assert.Equal(seen, await page.InnerTextAsync("h1"));
        Assert.Contains("p.income-line.rural=4400000", await page.Locator("a:text-is('Sau khi kéo')").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator("button:text-is('Bỏ')").First.ClickAsync();
        await page.Locator("a:text-is('Sau khi kéo')").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_scenarios_are_saved_compared_and_taken_off_again_without_script()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("province");
        await page.GotoAsync(Province);
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        Assert.Equal(1, await page.Locator(".field.wrong").CountAsync());
        await page.FillAsync("#scenario-name", "Chuẩn mới");
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        Assert.Equal("Đã lưu kịch bản.", await page.InnerTextAsync("main .notice.ok"));
        await page.GotoAsync(Province + "&p.income-line.rural=3000000&w.water=3&k=4&support=200000");
        await page.FillAsync("#scenario-name", "Chuẩn cao");
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        foreach (string name in (string[])["Chuẩn mới", "Chuẩn cao"]) await page.CheckAsync($"input[aria-label='{name}']");
        await page.ClickAsync("button:text-is('So sánh')");
        Assert.Matches("^Chuẩn cao: [0-9]+ đến [0-9]+ hộ nghèo; Chuẩn mới: [0-9]+ đến [0-9]+ hộ nghèo$", await page.InnerTextAsync("h1"));
        string changed = await page.InnerTextAsync("tr:has(th:text-is('Giá trị đã thay đổi')) td:has-text('trọng số')");
        foreach (string value in (string[])["3.000.000", "nước", ": 3;", "Ngưỡng k: 4", "200.000"]) Assert.Contains(value, changed, StringComparison.Ordinal);
        Assert.Equal(["4 trên 14", "3 trên 12"], await page.Locator("tr:has(th:text-is('Ngưỡng k')) td").AllInnerTextsAsync());
        string compared = page.Url, differs = await page.InnerTextAsync("section[aria-label='Khác nhau']");
        foreach (string told in (string[])["Hộ chỉ nghèo ở “Chuẩn cao”", "Hộ chỉ nghèo ở “Chuẩn mới”", "Nghèo ở cả hai", "Chi mỗi tháng: thứ hai so với thứ nhất"]) Assert.Contains(told, differs, StringComparison.Ordinal);
        using (HttpResponseMessage file = await page.GetAsync(await page.GetAttributeAsync("a[href*='/what-if/compare/table'][href*='csv']", "href") ?? ""))
            Assert.Contains("Khác nhau: Chuẩn cao / Chuẩn mới", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await page.GotoAsync(compared);
        await (await demo.SiteAsync()).MustBeSoundInBothLanguagesAsync("province", page.Url);
        string people = await page.Locator("tr:has(th:text-is('H')) a.fig").Last.InnerTextAsync();
        Assert.Matches("^[0-9]+,[0-9]$", people);
        await page.Locator("tr:has(th:text-is('H')) a.fig").Last.ClickAsync();
        Assert.Matches("^[0-9.]+ hộ nghèo hoặc có thể nghèo theo chỉ số H, A, M0", await page.InnerTextAsync("h1"));
        await page.GotoAsync(Province);
        for (int left = 2; left > 0; left--)
        {
            Assert.Equal(left, await page.Locator("button:text-is('Bỏ')").CountAsync());
            await page.Locator("button:text-is('Bỏ')").First.ClickAsync();
        }
        Assert.Equal("Đã bỏ kịch bản.", await page.InnerTextAsync("main .notice.ok"));
    }

    [Fact]
    public async Task Who_may_not_see_a_place_gets_no_answer_of_it()
    {
        using Reader page = await (await demo.SiteAsync()).ReadAsync("admin");
        Assert.Equal(403, await page.GotoAsync("/what-if"));
        Assert.Equal(403, await page.GotoAsync("/what-if/records?group=Poor"));
        Assert.NotEqual(200, await page.GotoAsync("/what-if/result"));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
