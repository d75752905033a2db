using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards;
using Anise.Standards.Assessing;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Standards;

/// <summary>Commune standards on the pages: recorded, appraised, recognised step by step, without script.</summary>
[Collection(SiteTests.Name)]
public sealed class StandardsPagesTests(Site site, DemoSite demo)
{
    [Fact]
    public async Task The_commune_says_the_province_appraises_and_recognition_waits_for_every_criterion()
    {
        long id = await IdAsync(site);
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync($"/standards/communes/{id}/assess?code=15.3");
        await officer.FillAsync("#numerator", "250");
        await officer.FillAsync("#denominator", "1000");
        await officer.FillAsync("#value", "25");
        await officer.FillAsync("#source", "Báo cáo của trạm y tế");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("chỉ ghi một trong ba", await officer.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        Assert.Equal("250", await officer.InputValueAsync("#numerator"));   // what was typed stays
        await officer.FillAsync("#value", "");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", officer.Url, StringComparison.Ordinal);
        string line = await officer.InnerTextAsync("tr[id='c15.3']");
        Assert.Contains("Chưa đạt", line, StringComparison.Ordinal);
        Assert.Contains("25 %", line, StringComparison.Ordinal);
        Assert.Contains("10 người", line, StringComparison.Ordinal);   // how many stand in the way

        using Reader province = await site.ReadAsync("province");
        await province.GotoAsync($"/standards/communes/{id}/assess?code=15.3");
        await province.FillAsync("#value", "24,0");
        await province.FillAsync("#source", "Thẩm định của Sở Y tế");
        await province.ClickAsync("main form button.primary");
        line = await province.InnerTextAsync("tr[id='c15.3']");
        Assert.Contains("Tỉnh thẩm định", line, StringComparison.Ordinal);
        Assert.Contains("Xã tự đánh giá: 250/1.000", line, StringComparison.Ordinal);

        await officer.GotoAsync($"/standards/communes/{id}");
        await officer.SelectOptionAsync("#act", "SelfAssessment");
        await officer.ClickAsync("button:text-is('Ghi bước')");
        await officer.SelectOptionAsync("#act", "Dossier");
        await officer.ClickAsync("button:text-is('Ghi bước')");
        Assert.Equal(1, await officer.Locator("#document-error").CountAsync());   // a dossier has a number
        await officer.FillAsync("#document", "12/TTr-UBND");
        await officer.ClickAsync("button:text-is('Ghi bước')");
        await province.GotoAsync($"/standards/communes/{id}");
        await province.FillAsync("#document", "5/BB-HĐTĐ");
        await province.FillAsync("#votes-for", "15");
        await province.FillAsync("#votes", "15");
        await province.ClickAsync("button:text-is('Ghi bước')");
        await province.FillAsync("#document", "100/QĐ-UBND");
        await province.ClickAsync("button:text-is('Ghi bước')");
        Assert.Contains("còn các tiêu chí", await province.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_that_has_reached_all_is_recognised_watched_warned_and_loses_it_on_the_page()
    {
        using Reader province = await site.ReadAsync("province");
        long id = 0;
        var end = new DateOnly(2025, 12, 31);
        await site.DoAsync(async services =>
        {
            PlaceId commune = (await services.GetRequiredService<PlaceMaps>().OnAsync(end)).FindByCode("06463")!.Id;
            id = commune.Value;
            IEnumerable<string> codes = services.GetRequiredService<RuleBook>().StandardsOn(ReadScorecards.Family, end)!.SubCriteria.Select(s => s.Code);
            var said = await services.GetRequiredService<RecordAssessments>().RunAsync(Rights.ForConsole(), commune, StandardSpeaker.Province, [.. codes.Select(c => new NewAssessment(c, end, "Thẩm định") { Judgement = "met", EvidenceFrom = end })]);
            Assert.True(said.Ok, string.Join('\n', said.Problems.Select(p => p.Message)));
            foreach (RecognitionAct act in (RecognitionAct[])[RecognitionAct.SelfAssessment, RecognitionAct.Dossier])
                Assert.True((await services.GetRequiredService<TakeRecognitionStep>().RunAsync(Rights.ForConsole(), commune, new(act, new(new DateOnly(2026, 1, 20), "1/TTr-UBND", null, null)))).Ok);
        });
        foreach (var (act, on, document, note, shown) in new[]
        {
            ("Appraisal", "22/01/2026", "5/BB-HĐTĐ", "", "Hội đồng thẩm định"), ("Decision", "05/02/2026", "188/QĐ-UBND", "", "Quyết định công nhận"), ("Watch", "12/08/2026", "41/BC-UBND", "", "Theo dõi hằng năm"),
            ("Warning", "20/09/2026", "96/UBND-KTN", "Tỷ lệ thu gom rác giảm", "Cảnh báo"), ("Withdrawal", "20/11/2026", "300/QĐ-UBND", "Không khắc phục", "Thu hồi"),
        })
        {
            await province.GotoAsync($"/standards/communes/{id}?on=2026-01-31");
            await province.SelectOptionAsync("#act", act);
            await province.FillAsync("#step-on", on);
            await province.FillAsync("#document", document);
            if (act == "Appraisal") await province.FillAsync("#votes-for", "14");
            if (act == "Appraisal") await province.FillAsync("#votes", "15");
            if (note.Length > 0)
            {
                await province.ClickAsync("button:text-is('Ghi bước')");
                Assert.Equal(1, await province.Locator("#note-error").CountAsync());   // whoever is warned is told why
                await province.FillAsync("#note", note);
            }
            await province.ClickAsync("button:text-is('Ghi bước')");
            Assert.Contains("done=taken", province.Url, StringComparison.Ordinal);
            Assert.Contains(shown, await province.InnerTextAsync($"main tbody tr:has-text('{shown}')"), StringComparison.Ordinal);
        }
        // What was seen when it was recognised stays, whatever became of it.
        await province.ClickAsync("main a:text-is('Quyết định công nhận')");
        Assert.Contains("19 trên 19", await province.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_all_sub_criteria_is_recorded_at_once_and_what_is_wrong_stays_beside_its_field()
    {
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync($"/standards/communes/{await IdAsync(site)}/plan?year=2026");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("Chưa có ô nào", await officer.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        await officer.FillAsync("#plan-5-1", "101");
        await officer.SelectOptionAsync("#plan-9-1", "met");
        await officer.FillAsync("#source", "Kế hoạch 12/KH-UBND");
        await officer.ClickAsync("main form button.primary");
        Assert.Equal(1, await officer.Locator("#plan-5-1-error").CountAsync());
        Assert.Equal("101", await officer.InputValueAsync("#plan-5-1"));
        await officer.FillAsync("#plan-5-1", "95,5");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("/standards/forms/05", officer.Url, StringComparison.Ordinal);
        Assert.Contains("95,5 %", await officer.InnerTextAsync("main tbody tr:has-text('5.1')"), StringComparison.Ordinal);
        using Reader province = await site.ReadAsync("province");
        Assert.Equal(403, await province.GotoAsync($"/standards/communes/{await IdAsync(site)}/plan?year=2026"));
    }

    [Trait("needs", "demo")]
    [Fact]
    public async Task The_demo_tells_who_is_there_what_is_missing_and_what_was_seen_at_each_step()
    {
        Site filled = await demo.SiteAsync();
        using Reader page = await filled.ReadAsync("province");
        await page.GotoAsync("/standards?place=20&on=2025-12-31");
        Assert.Contains("Chỉ còn vướng tiêu chí thu nhập, nghèo đa chiều: Xã Chiến Thắng.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/standards?place=20&on=2025-12-31&state=met");
        Assert.Equal(2, await page.Locator("main tbody tr").CountAsync());
        await page.ClickAsync("main table a:text-is('Xã Chi Lăng')");
        Assert.Contains("Đạt 19 trên 19 tiêu chí", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("Thị trấn Đồng Mỏ", await page.InnerTextAsync("main .notice"), StringComparison.Ordinal);   // what it came from
        await page.ClickAsync("main a:text-is('Quyết định công nhận')");
        Assert.Contains("đạt 19 trên 19 tiêu chí", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/standards/gaps?place=20&on=2025-12-31&state=evidence-expired");
        Assert.Contains("30/09/2025", await page.InnerTextAsync("main tbody"), StringComparison.Ordinal);
        await page.GotoAsync("/standards?place=20&on=30/6/2026");
        Assert.Contains("13 trong 47", await page.InnerTextAsync(".notice.warn"), StringComparison.Ordinal);
        await page.GotoAsync($"/standards/communes/{await IdAsync(filled)}?on=30/6/2026");
        Assert.Contains("15.1 (bộ trước, tương đương): Đạt", await page.InnerTextAsync("tr[id='c5.1']"), StringComparison.Ordinal);
        Assert.Contains("Nhóm 3", await page.InnerTextAsync("main"), StringComparison.Ordinal);   // region II
        // Between the two sets nothing falls: 2026 is counted by itself, and what is the same in part only stands under its old code.
        await page.GotoAsync("/standards/path?place=20");
        Assert.Contains("không phải là sụt giảm", await page.InnerTextAsync(".notice"), StringComparison.Ordinal);
        Assert.Contains("19/19 tiêu chí đạt", await page.InnerTextAsync("main tbody tr:has-text('Xã Chi Lăng')"), StringComparison.Ordinal);
        Assert.Contains("/13 chỉ tiêu hiện có", await page.InnerTextAsync("main tbody tr:has-text('Xã Chi Lăng')"), StringComparison.Ordinal);
        Assert.DoesNotContain("0/10", await page.InnerTextAsync("main table"), StringComparison.Ordinal);
        await page.GotoAsync("/standards/forms/05?place=06505&year=2026&q=8.1");
        Assert.Contains("17.1 (bộ trước, một phần)", await page.InnerTextAsync("main tbody"), StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages => ["/standards?place=20&on=2025-12-31&state=not-met", "/standards/gaps?place=06505&on=2025-12-31", "/standards/communes/{0}?on=2025-12-31", "/standards/communes/{0}/assess?code=9.1", "/standards/communes/{0}?on=2026-06-30", "/standards/forms/05?place=20&year=2026", "/standards/forms/06?place=20&year=2026", "/standards/forms/10?place=20&year=2026", "/standards/path?place=20"];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        Site filled = await demo.SiteAsync();
        await filled.MustBeSoundInBothLanguagesAsync("province", string.Format(CultureInfo.InvariantCulture, path, await IdAsync(filled)));
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task The_plan_of_a_commune_is_accessible_and_fits_the_window_in_both_languages() => await site.MustBeSoundInBothLanguagesAsync("officer", $"/standards/communes/{await IdAsync(site)}/plan?year=2026");

    private static async Task<long> IdAsync(Site of)
    {
        long id = 0;
        await of.DoAsync(async services => id = (await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2025, 12, 31))).FindByCode("06505")!.Id.Value);
        return id;
    }
}
