using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Posting;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Support;

[Collection(SiteTests.Name)]
public sealed class SupportPagesTests(Site site)
{
    private static readonly SemaphoreSlim Once = new(1);
    private static HouseholdId? _family;

    public static TheoryData<string> Pages => ["/support?place=06505", "/support/lists/new?place=06505", "/support/households/{0}", "/support/changes?place=06505&before=2025-08-20&after=2026-11-25", "/support/courses/new?place=06505", "/support/what-if?place=06505&number=pension-amount&value=600000", "/support/courses?place=06505"];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path) =>
        await site.MustBeSoundInBothLanguagesAsync("officer", string.Format(CultureInfo.InvariantCulture, path, (await FamilyAsync()).Value));

    [Fact]
    public async Task From_what_is_owed_to_a_signed_list_with_one_bad_line()
    {
        HouseholdId family = await FamilyAsync();
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/support?place=06505&policy=social-pension");
        Assert.Contains("Chu Thị Xuân", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        await officer.GotoAsync($"/households/{family.Value}");
        Assert.Contains("176/2025", await officer.InnerTextAsync("main"), StringComparison.Ordinal);

        await officer.GotoAsync("/support/lists/new?place=06505");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("Không có chính sách", await officer.InnerTextAsync("#policy-error"), StringComparison.Ordinal);
        await officer.SelectOptionAsync("#policy", "social-pension");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("done=made", officer.Url, StringComparison.Ordinal);
        string list = new Uri(officer.Url).AbsolutePath;
        await officer.GotoAsync("/support/lists?place=06505");
        Assert.Contains("Trợ cấp hưu trí xã hội", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);

        // He has a pension after all: his line stays, hers is approved.
        await officer.GotoAsync($"/support/households/{family.Value}");
        await officer.SelectOptionAsync("#of", "La Văn Thu");
        await officer.SelectOptionAsync("#trait", "pension");
        await officer.SelectOptionAsync("#value", "yes");
        await officer.FillAsync("#from", "01/09/2025");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("done=trait", officer.Url, StringComparison.Ordinal);
        using Reader chair = await site.ReadAsync("chair");
        await chair.GotoAsync(list);
        await chair.SelectOptionAsync("#step", "Refuse");
        await chair.ClickAsync("main form button.primary");
        Assert.Contains("Nêu lý do", await chair.InnerTextAsync("#reason-error"), StringComparison.Ordinal);
        await chair.SelectOptionAsync("#step", "Approve");
        await chair.ClickAsync("main form button.primary");
        Assert.Contains("Chọn ít nhất một dòng", await chair.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);   // no line is taken that nobody chose
        await chair.CheckAsync("#lines");
        await chair.ClickAsync("main form button.primary");
        Assert.Contains("La Văn Thu", await chair.InnerTextAsync(".notice.warn"), StringComparison.Ordinal);

        await officer.GotoAsync(list);
        await officer.SelectOptionAsync("#step", "Deliver");
        await officer.FillAsync("#signed-by", "Chu Văn Con");
        Assert.Contains("1 dòng đã phê duyệt, 500.000 đồng", await officer.InnerTextAsync("label:has(#lines)"), StringComparison.Ordinal);
        await officer.CheckAsync("#lines");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("nguồn vốn", await officer.InnerTextAsync("#source-error"), StringComparison.Ordinal);   // nothing is paid from nowhere
        await officer.SelectOptionAsync("#source", "central-recurrent");
        await officer.SelectOptionAsync("#component", "social-allowance");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("done=step", officer.Url, StringComparison.Ordinal);
        Assert.Contains("Chu Văn Con", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        await officer.GotoAsync("/support?place=06505&policy=social-pension");
        Assert.DoesNotContain("Chu Thị Xuân", await officer.InnerTextAsync("main"), StringComparison.Ordinal);
        await officer.GotoAsync("/support/changes?place=06505&before=2025-08-20&after=2026-11-25");
        // His pension ended, on the day from which he has another; she goes on.
        string line = await officer.InnerTextAsync("main tbody tr:has-text('La Văn Thu'):has-text('hưu trí')");
        Assert.Contains("Bị mất", line, StringComparison.Ordinal);
        Assert.Equal(0, await officer.Locator("main tbody tr:has-text('Chu Thị Xuân'):has-text('hưu trí')").CountAsync());
    }

    [Fact]
    public async Task From_a_course_to_a_job()
    {
        _ = await FamilyAsync();
        using Reader officer = await site.ReadAsync("officer");
        await officer.GotoAsync("/support/courses/new?place=06505");
        foreach (var (field, value) in new[] { ("#name", "Sơ cấp đan lát"), ("#trade", "Đan lát"), ("#provider", "Trung tâm"), ("#venue", "Nhà văn hóa"), ("#from", "01/09/2025"), ("#to", "30/09/2025"), ("#days", "40") }) await officer.FillAsync(field, value);
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("30", await officer.InnerTextAsync("#days-error"), StringComparison.Ordinal);
        await officer.FillAsync("#days", "20");
        await officer.ClickAsync("main form button.primary");
        Assert.Contains("done=course", officer.Url, StringComparison.Ordinal);
        string course = new Uri(officer.Url).AbsolutePath;
        await officer.FillAsync("#household", "06505 9417");
        await officer.FillAsync("#member", "1");
        await officer.SelectOptionAsync("#supported", "no");
        await officer.ClickAsync("form:has(#household) button.primary");
        Assert.Contains("done=learner", officer.Url, StringComparison.Ordinal);
        Assert.Contains("Chu Thị Xuân", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        await officer.GotoAsync("/support/courses?place=06505");
        Assert.Contains("Sơ cấp đan lát", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        Assert.Equal(4, await officer.Locator("main a[href*='year=2025'][href^='/figures/people-']").CountAsync());   // in the year in which it ended
        // Attendance and certificate; then she is asked for after 6 and 12 months, until her work is known.
        await officer.GotoAsync(course);
        string learner = (await officer.Locator("#learner option:not([value=''])").First.GetAttributeAsync("value"))!;
        await officer.SelectOptionAsync("#learner", learner);
        await officer.FillAsync("#attended", "21");
        await officer.SelectOptionAsync("#finished", "yes");
        await officer.ClickAsync("form:has(#attended) button.primary");
        Assert.Contains("20", await officer.InnerTextAsync("#attended-error"), StringComparison.Ordinal);   // more days than the course has
        await officer.FillAsync("#attended", "19");
        await officer.FillAsync("#certificate", "SC-17/2025");
        await officer.FillAsync("#certified-on", "05/10/2025");
        await officer.ClickAsync("form:has(#attended) button.primary");
        Assert.Contains("done=learning", officer.Url, StringComparison.Ordinal);
        Assert.Contains("SC-17/2025", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        foreach (string month in (string[])["6", "12"])
        {
            Assert.Equal(200, await officer.GotoAsync("/support/courses/follow-up?place=06505"));
            Assert.Contains(month, await officer.InnerTextAsync("main tbody tr:has-text('Chu Thị Xuân')"), StringComparison.Ordinal);
            await officer.GotoAsync(course);
            await officer.SelectOptionAsync("#worker", learner);
            await officer.SelectOptionAsync("#month", month);
            await officer.SelectOptionAsync("#kind", month == "6" ? "Wage" : "Cooperative");
            if (month == "6")
            {
                await officer.ClickAsync("form:has(#worker) button.primary");
                Assert.Equal(1, await officer.Locator("#employer-error").CountAsync());   // who works for a wage works for somebody
                await officer.FillAsync("#employer", "Công ty Mây tre Lạng Sơn");
                await officer.SelectOptionAsync("#contract", "Fixed");
                await officer.SelectOptionAsync("#wage", "From5To8");
            }
            await officer.ClickAsync("form:has(#worker) button.primary");
            Assert.Contains("done=job", officer.Url, StringComparison.Ordinal);
        }
        Assert.Contains("Công ty Mây tre Lạng Sơn", await officer.InnerTextAsync("main table"), StringComparison.Ordinal);
        await officer.GotoAsync("/support/courses/follow-up?place=06505");
        Assert.DoesNotContain("Chu Thị Xuân", await officer.InnerTextAsync("main"), StringComparison.Ordinal);
        await officer.GotoAsync("/support/courses?place=06505");
        Assert.Equal(["1", "1", "1", "1"], (await officer.Locator("main a[href*='year=2025'][href^='/figures/people-']").AllInnerTextsAsync()).Select(t => t.Trim()[..1]));
        using Reader chair = await site.ReadAsync("chair");
        await chair.GotoAsync(course);
        Assert.DoesNotContain("Ghi danh", await chair.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_support_is_told_so()
    {
        using Reader page = await site.ReadAsync("enumerator");
        Assert.Equal(403, await page.GotoAsync("/support"));
        await page.GotoAsync($"/households/{(await FamilyAsync()).Value}");
        Assert.DoesNotContain("176/2025", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>An old couple without a pension, recorded once.</summary>
    private async Task<HouseholdId> FamilyAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (_family is null) await site.DoAsync(async services =>
            {
                var from = new DateOnly(2025, 8, 1);
                PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(from);
                PlaceId village = (await services.GetRequiredService<AddVillage>().RunAsync(Rights.ForConsole(), map.FindByCode("06505")!.Id, "Thôn Hỗ Trợ", from, "test")).Value;
                var recorded = await services.GetRequiredService<RecordHouseholds>().RunAsync(Rights.ForConsole(), [new(village, "06505 9417",
                [
                    new("Chu Thị Xuân", Sex.Female, "head") { BirthDate = new DateOnly(1944, 3, 12), Ethnicity = "07" },
                    new("La Văn Thu", Sex.Male, "spouse") { BirthDate = new DateOnly(1943, 3, 12), Ethnicity = "07" },
                ])], from);
                Assert.True(recorded.Ok, string.Join('\n', recorded.Problems.Select(p => p.Message)));
                _family = recorded.Value[0];
                List<MemberId> members = [.. (await services.GetRequiredService<ReadHousehold>().RunAsync(Rights.ForConsole(), _family.Value)).Value.Members.Select(m => m.Id)];
                var noted = await services.GetRequiredService<RecordTraits>().RunAsync(Rights.ForConsole(), [.. members.Select(m => new NewTrait(TraitOf.Member, m.Value, "pension", "no", from))]);
                Assert.True(noted.Ok, string.Join('\n', noted.Problems.Select(p => p.Message)));
                // What is handed out is paid from what the commune was given.
                var posted = await services.GetRequiredService<PostEntries>().RunAsync(Rights.ForConsole(), [.. Enumerable.Range(2025, 2).Select(year => FundRow.Of(2, FormattableString.Invariant($"S-{year},{year}-01-10,central-recurrent,social-allowance,06505,{year},allocation,,100000000,").Split(',')))]);
                Assert.Empty(posted.Faults);
            });
            return _family!.Value;
        }
        finally
        {
            Once.Release();
        }
    }
}
