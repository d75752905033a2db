using Anise.Access;
using Anise.Basics;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Reviews;

/// <summary>The last step of a year, by the pages of the province: approval, paper, way back. Read without script; the communes of one former district have nobody to review.</summary>
public sealed class YearApprovalPageTests
{
    private const string Year = "/reviews/2026", Approval = "/reviews/2026/approval";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_province_approves_the_totals_prints_them_and_sends_them_back_with_a_reason(string language)
    {
        await using ReviewSite site = await ReviewSite.StartAsync(new DateOnly(2026, 9, 1));
        long commune = await DecidedAsync(site);
        using Reader officer = await site.ReadAsync("officer", language), province = await site.ReadAsync("province", language), chair = await site.ReadAsync("chair", language);
        await GoAsync(officer, Year);
        Assert.Equal(0, await officer.Locator($"p.actions a[href='{Approval}']").CountAsync());
        Assert.Equal(403, await officer.GotoAsync(Approval));   // the totals of all communes are the province's
        await GoAsync(province, "/");
        Assert.Equal(1, await province.Locator($"main a[href='{Approval}']").CountAsync());
        await GoAsync(province, Year);
        Assert.Equal(1, await province.Locator($"p.actions a[href='{Approval}']").CountAsync());
        await GoAsync(province, Approval);
        Assert.Equal(6, await province.Locator("main table tbody tr").CountAsync());
        await SendAsync(province, "approve", "document-error");
        await province.FillAsync("main [name=document]", "2100/QĐ-UBND");
        await SendAsync(province, "approve");
        Assert.EndsWith("done=approved", province.Url, StringComparison.Ordinal);
        await GoAsync(province, $"{Approval}/1");
        Assert.Contains("2100/QĐ-UBND", await province.InnerTextAsync("article.paper"), StringComparison.Ordinal);
        Assert.Equal(404, await province.GotoAsync($"{Approval}/2"));
        await GoAsync(officer, $"{Year}/06505");
        Assert.Equal(8, await officer.Locator("ol.steps li").CountAsync());
        Assert.Equal(8, await officer.Locator("ol.steps li.done").CountAsync());

        await GoAsync(province, Approval);
        await SendAsync(province, "return-year", "reason-error");
        await province.SelectOptionAsync("[name=commune]", commune.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await province.FillAsync("main [name=reason]", "Thiếu hộ của thôn Nà Chung.");
        await SendAsync(province, "return-year");
        Assert.EndsWith("done=returned", province.Url, StringComparison.Ordinal);
        foreach (var (reader, path) in ((Reader, string)[])[(province, Approval), (province, Year), (officer, $"{Year}/06505"), (chair, "/")])
        {
            await GoAsync(reader, path);
            Assert.Contains("Thiếu hộ của thôn Nà Chung.", await reader.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        await GoAsync(province, $"{Approval}/1");   // as it was signed, and that it was sent back
        Assert.Contains("Thiếu hộ của thôn Nà Chung.", await province.InnerTextAsync(".notice"), StringComparison.Ordinal);
        Assert.Contains("2100/QĐ-UBND", await province.InnerTextAsync("article.paper"), StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task The_pages_of_the_approval_are_accessible_and_fit_the_window_in_both_languages()
    {
        await using ReviewSite site = await ReviewSite.StartAsync(new DateOnly(2026, 9, 1));
        await DecidedAsync(site);
        await site.MustBeSoundInBothLanguagesAsync("province", Approval);
        await site.DoAsync(async s => Good(await s.GetRequiredService<ApproveYear>().RunAsync(Rights.ForConsole(), 2026, new StepPaper(site.Day, "2100/QĐ-UBND", "Hoàng Văn Tỉnh"))));
        await site.MustBeSoundInBothLanguagesAsync("province", Approval);
        await site.MustBeSoundInBothLanguagesAsync("province", $"{Approval}/1", async page => Assert.True(await page.EvaluateAsync<bool>(
            "() => innerWidth < 900 || [...document.querySelectorAll('.paper table')].every(t => t.getBoundingClientRect().right <= t.closest('.paper').getBoundingClientRect().right)"), "The table stands out of the paper."));
    }

    /// <summary>Opens the year for the communes of the former district of 06505, and decides each: nobody lives there.</summary>
    private static async Task<long> DecidedAsync(ReviewSite site)
    {
        PlaceId commune = default;
        CommuneReviewId[] reviews = [];
        Rights rights = Rights.ForConsole();
        await site.DoAsync(async s =>
        {
            PlaceMap map = await s.GetRequiredService<PlaceMaps>().OnAsync(site.Day);
            MappedPlace place = map.FindByCode("06505")!;
            commune = place.Id;
            Good(await s.GetRequiredService<OpenCampaign>().RunAsync(rights, 2026, new StepPaper(site.Day), place.FormerDistrict));
            reviews = [.. await s.GetRequiredService<AniseDb>().CommuneReviews.Select(r => r.Id).ToListAsync()];
        });
        await EachAsync(async (s, id) => Good(await s.GetRequiredService<MakeReviewList>().RunAsync(rights, id, Paper())));
        await EachAsync(async (s, id) => Good(await s.GetRequiredService<PostList>().RunAsync(rights, id, Paper("1/TB-UBND"), "Trụ sở UBND xã")));
        site.Day = new DateOnly(2026, 9, 14);
        await EachAsync(async (s, id) => Good(await s.GetRequiredService<AskForOpinion>().RunAsync(rights, id, Paper("2/BC-UBND"))));
        await EachAsync(async (s, id) => Good(await s.GetRequiredService<GiveOpinion>().AgreeAsync(rights, id, Paper("3/SNNMT"))));
        await EachAsync(async (s, id) => Good(await s.GetRequiredService<DecideReview>().RunAsync(rights, id, Paper("4/QĐ-UBND"))));
        return commune.Value;

        StepPaper Paper(string? document = null) => new(site.Day, document, Note: "Xã không có hộ nào phải rà soát.");

        async Task EachAsync(Func<IServiceProvider, CommuneReviewId, Task> act)
        {
            foreach (CommuneReviewId id in reviews) await site.DoAsync(s => act(s, id));
        }
    }

    private static async Task GoAsync(Reader reader, string path) => Assert.True(await reader.GotoAsync(path) == 200, $"{path} answered {(int)reader.Answer.StatusCode}");

    /// <summary>Sends one of the forms of the page; with <paramref name="error"/>, it comes back with that field named.</summary>
    private static async Task SendAsync(Reader reader, string form, string? error = null)
    {
        await reader.ClickAsync(form == "approve" ? "main form[method=post] button.primary" : "main form[method=post] button.danger");
        Assert.True((int)reader.Answer.StatusCode < 400, $"{reader.Url} answered {(int)reader.Answer.StatusCode}");
        Assert.Equal(error is null ? 0 : 1, await reader.Locator(error is null ? "main .error" : $"[id='{error}']").CountAsync());
    }

    private static void Good<T>(Result<T> result) => Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Field} {p.Message}")));
}
