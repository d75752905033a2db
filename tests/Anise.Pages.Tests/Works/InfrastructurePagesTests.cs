using Anise.Access;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Works.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Works;

[Collection(SiteTests.Name)]
public sealed class InfrastructurePagesTests(Site site)
{
    public static TheoryData<string> Pages => ["/works/infrastructure", "/works/infrastructure/new", "/works/infrastructure/{0}"];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        string id = await RecordAsync("Cầu trang" + path.Replace('/', ' ').Replace("{0}", "một", StringComparison.Ordinal));
        await site.MustBeSoundInBothLanguagesAsync("officer", path.Replace("{0}", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_culvert_goes_from_the_village_meeting_to_an_asset()
    {
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/works/infrastructure/new");
        await page.FillAsync("#name", "Cống qua suối Nà Đông");
        await page.SelectOptionAsync("#kind", "bridge");
        await page.SelectOptionAsync("#place", "Xã Vạn Linh (cả xã)");
        await page.FillAsync("#date", "10/02/2026");
        await page.FillAsync("#document", "02/BB");
        await page.ClickAsync("main form button.primary");
        Assert.Equal(1, await page.Locator("#reason-error").CountAsync());   // what else was typed stays
        Assert.Equal("Cống qua suối Nà Đông", await page.InputValueAsync("#name"));
        await page.FillAsync("#reason", "Mùa mưa không qua được suối");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        string work = page.Url[..page.Url.IndexOf('?', StringComparison.Ordinal)];
        await TakeAsync("01/03/2026", "03/TĐ", ("amount", "một tỷ"));
        Assert.Equal(1, await page.Locator("#amount-error").CountAsync());
        await TakeAsync("01/03/2026", "03/TĐ", ("amount", "900.000.000"));
        await TakeAsync("15/03/2026", "04/QĐ", ("plan-year", "2026"), ("priority", "1"), ("remark", "Trước mùa mưa"));
        await TakeAsync("01/04/2026", "05/HĐ", ("contractor", "Tổ thợ thôn"), ("supervisor", "Ban giám sát"), ("amount", "880.000.000"), ("due-on", "30/06/2026"));
        await TakeAsync("01/09/2026", "", ("progress", "100"));
        Assert.Contains("Chậm 148 ngày", await page.InnerTextAsync(".notice.warn"), StringComparison.Ordinal);   // 30 June to 25 November
        await page.GotoAsync("/works/infrastructure?look-at=late");
        Assert.Contains("Cống qua suối Nà Đông", await page.InnerTextAsync("main table"), StringComparison.Ordinal);
        await page.ClickAsync("main table a:text-is('Cống qua suối Nà Đông')");
        Assert.Contains("dtht-", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // Three sources pay all of it; the fourth is refused and told who they are.
        string item = $"dtht-{work[(work.LastIndexOf('/') + 1)..]}/*/build/2026=880000000";
        using Reader province = await site.ReadAsync("province");
        foreach (var (source, amount) in new[] { ("central-investment", "500000000"), ("province-budget", "300000000") }) await PostAsync(province, "/funds/post?place=06505", "allocation", source, amount, "");
        await PostAsync(page, "/funds/post", "allocation", "commune-budget", "200000000", "");
        await PostAsync(page, "/funds/post", "contribution", "enterprises", "1000000", "");
        foreach (var (source, amount) in new[] { ("central-investment", "500000000"), ("province-budget", "300000000"), ("commune-budget", "80000000") })
        {
            await PostAsync(page, "/funds/post", "disbursement", source, amount, item);
            Assert.Equal("Đã ghi bút toán.", await page.InnerTextAsync("main [role=status]"));
        }
        await PostAsync(page, "/funds/post", "disbursement", "enterprises", "1", item);
        foreach (string paid in (string[])["500.000.000", "300.000.000", "80.000.000"]) Assert.Contains(paid, await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.GotoAsync(work);
        Assert.Contains("880.000.000", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await TakeAsync("10/09/2026", "06/BBNT", ("amount", "880.000.000"));
        await TakeAsync("20/09/2026", "07/BG", ("owner", "UBND xã"));
        await page.ClickAsync("main a[href^='/works/assets/']");
        Assert.Contains("Cống qua suối Nà Đông", await page.InnerTextAsync("h1"), StringComparison.Ordinal);

        static async Task PostAsync(Reader reader, string address, string kind, string source, string amount, string what)
        {
            await reader.GotoAsync(address);
            await reader.SelectOptionAsync("#kind", kind);
            await reader.SelectOptionAsync("#source", source);
            await reader.SelectOptionAsync("#component", "ntp-1-2");
            await reader.FillAsync("#amount", amount);
            await reader.FillAsync("#item", what);
            await reader.ClickAsync("button:text-is('Ghi sổ')");
        }

        async Task TakeAsync(string day, string document, params (string Field, string Text)[] more)
        {
            await page.FillAsync("#date", day);
            await page.FillAsync("#document", document);
            foreach (var (field, text) in more) await page.FillAsync("#" + field, text);
            await page.ClickAsync("main form button:text-is('Ghi')");
        }
    }

    private async Task<string> RecordAsync(string name)
    {
        string id = "";
        await site.DoAsync(async services =>
        {
            var commune = (await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).FindByCode("06505")!.Id;
            var made = await services.GetRequiredService<RecordNeed>().RunAsync(Rights.ForConsole(), new NewNeed("bridge", name, commune, new DateOnly(2026, 1, 5), "1/BB", "Mùa mưa không qua được suối"));
            Assert.True(made.Ok, string.Join(' ', made.Problems.Select(p => p.Message)));
            id = made.Value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            NewWorkStep[] steps =
            [
                new(WorkStep.Appraised, new DateOnly(2026, 1, 10), "1/TĐ") { Amount = 900_000_000 },
                new(WorkStep.Planned, new DateOnly(2026, 1, 20), "1/KH") { PlanYear = 2026, Priority = 1, Note = "Trước mùa mưa" },
                new(WorkStep.Contracted, new DateOnly(2026, 2, 1), "1/HĐ") { Amount = 950_000_000, DueOn = new DateOnly(2026, 6, 1), Contractor = "Tổ thợ", Supervisor = "Ban giám sát" },
                new(WorkStep.Underway, new DateOnly(2026, 3, 1), null) { Progress = 40 },
            ];
            foreach (NewWorkStep step in steps) Assert.True((await services.GetRequiredService<TakeWorkStep>().RunAsync(Rights.ForConsole(), made.Value, step)).Ok);
        });
        return id;
    }
}
