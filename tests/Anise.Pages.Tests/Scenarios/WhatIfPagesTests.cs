using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Scenarios;

/// <summary>What if, as an analyst uses it: with sliders, and as a plain form.</summary>
public sealed partial class WhatIfPagesTests(DemoSite demo)
{
    private const string Province = "/what-if?place=20&year=2025";

    public static TheoryData<string, string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (string path in (string[])[Province, "/what-if?place=06505&year=2025&set=2021-2025&p.b1-line.rural=150&p.child-until=18&w.water=3&k=4&support=500000", Province + "&p.income-line.rural=wrong"])
            {
                foreach (string language in (string[])["vi", "en"])
                {
                    foreach (int width in (int[])[1280, 360]) data.Add(path, language, width);
                }
            }
            data.Add("/what-if/records?place=20&year=2025&group=Becomes", "vi", 1280);
            data.Add("/what-if/records?place=20&year=2025&group=Open", "en", 360);
            data.Add("/what-if/records?place=20&year=2025&group=Measured&w.water=3", "vi", 360);
            data.Add("/what-if?place=20&year=2020", "vi", 360);
            data.Add("/what-if/compare", "en", 360);
            return data;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window(string path, string language, int width)
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", language, width);
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
        await page.GotoAsync(path);
        if (await page.Locator("main anise-chart").CountAsync() > 0) await page.Locator("anise-chart[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        await page.MustBeSoundAsync();
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }

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
        TestContext.Current.TestOutputHelper?.WriteLine("slider to picture: " + string.Join(", ", took) + " ms");
        Assert.NotEqual(before, await page.InnerTextAsync("h1"));
        Assert.Equal("4400000", await page.InputValueAsync("[name='p.income-line.rural']"));
        Assert.Contains("p.income-line.rural=4400000", page.Url, StringComparison.Ordinal);
        Assert.Equal(await page.InnerTextAsync("h1") + " · Anise", await page.TitleAsync());
        string followed = await page.InnerTextAsync("#what-if-answer");
        await page.ReloadAsync();   // the address is the scenario: asked anew it answers the same
        await page.Locator("anise-chart[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(Spaces().Replace(followed, " "), Spaces().Replace(await page.InnerTextAsync("#what-if-answer"), " "));
        await page.MustBeSoundAsync();
        await page.SelectOptionAsync("[name=set]", "2021-2025");
        await page.WaitForURLAsync(new Regex("set=2021-2025"));
        Assert.Contains("như hiện nay", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.True(took.Min() < 1000, string.Join(", ", took));   // the goal of 200 ms is measured where nothing else runs
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_scenarios_are_saved_compared_and_taken_off_again_without_script()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", script: false);
        await page.GotoAsync(Province);
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        Assert.Equal(1, await page.Locator(".field.wrong").CountAsync());
        await page.FillAsync("#scenario-name", "Chuẩn mới");
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        Assert.Equal("Đã lưu kịch bản.", await page.InnerTextAsync("main .notice.ok"));
        await page.GotoAsync(Province + "&p.income-line.rural=3000000&support=200000");
        await page.FillAsync("#scenario-name", "Chuẩn cao");
        await page.ClickAsync("button:text-is('Lưu kịch bản')");
        foreach (string name in (string[])["Chuẩn mới", "Chuẩn cao"]) await page.CheckAsync($"input[aria-label='{name}']");
        await page.ClickAsync("button:text-is('So sánh')");
        Assert.Matches("^Chuẩn cao: [0-9]+ đến [0-9]+ hộ nghèo; Chuẩn mới: [0-9]+ đến [0-9]+ hộ nghèo$", await page.InnerTextAsync("h1"));
        Assert.Contains("3.000.000", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        foreach (var (language, width) in ((string, int)[])[("vi", 1280), ("en", 360)])
        {
            IPage scripted = await (await demo.SiteAsync()).OpenAsync("province", language, width);
            await scripted.GotoAsync(page.Url);
            await scripted.MustBeSoundAsync();
            await scripted.Context.CloseAsync();
        }

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
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_may_not_see_a_place_gets_no_answer_of_it()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("admin");
        Assert.Equal(403, (await page.GotoAsync("/what-if"))!.Status);
        Assert.Equal(403, (await page.GotoAsync("/what-if/records?group=Poor"))!.Status);
        Assert.NotEqual(200, (await page.GotoAsync("/what-if/result"))!.Status);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
