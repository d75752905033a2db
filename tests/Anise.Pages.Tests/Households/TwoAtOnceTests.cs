using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Households;

/// <summary>Two people on one form, one form sent twice, a copy of a cookie after signing out.</summary>
[Collection(SiteTests.Name)]
[Trait("needs", "browser")]
public sealed class TwoAtOnceTests(Site site)
{
    private static string Id(string name) => $"[id='{name}']";

    /// <summary>A household of its own, so that other tests do not meet these.</summary>
    private async Task<HouseholdId> RecordAsync(string code)
    {
        await VanLinhHouseholds.OfThangAsync(site);
        HouseholdId id = default;
        await site.DoAsync(async services =>
        {
            PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(VanLinhHouseholds.Start);
            PlaceId village = map.VillagesIn(map.FindByCode("06505")!.Id)[0].Id;
            var recorded = await services.GetRequiredService<RecordHouseholds>().RunAsync(Rights.ForConsole(),
                [new(village, code, [new("Lộc Văn Hai", Sex.Male, "head") { BirthYear = 1960, Ethnicity = "07" }])], VanLinhHouseholds.Start);
            Assert.True(recorded.Ok, string.Join('\n', recorded.Problems.Select(p => p.Message)));
            id = recorded.Value[0];
        });
        return id;
    }

    private static async Task RenameAsync(IPage page, string name, string reason)
    {
        await page.FillAsync(Id("member.name"), name);
        await page.FillAsync("#from", "2026-02-01");
        await page.FillAsync("#reason", reason);
        await page.ClickAsync("main form button.primary");
    }

    [Theory]
    [InlineData("vi", 1280, true)]
    [InlineData("en", 360, false)]
    public async Task The_second_sees_what_the_first_changed_and_chooses(string language, int width, bool script)
    {
        HouseholdId id = await RecordAsync($"06505 2{width}");
        IPage first = await site.OpenAsync("officer", language, width, script), second = await site.OpenAsync("officer", language, width, script);
        long member = (await MemberAsync(id)).Value;
        string form = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}/members/{member}");
        await first.GotoAsync(form);
        await second.GotoAsync(form);
        await RenameAsync(first, "Lộc Văn Hài", "first");
        await first.MustLeaveAsync("/members/");

        await RenameAsync(second, "Lộc Văn Hải", "second");
        ILocator notice = second.Locator(".notice.conflict");
        await notice.WaitForAsync();
        Assert.Contains("Lộc Văn Hài", await notice.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Lộc Văn Hải", await second.InputValueAsync(Id("member.name")));
        Assert.Equal("second", await second.InputValueAsync("#reason"));
        if (script) await second.MustBeSoundAsync();
        Assert.Equal("Lộc Văn Hài", await NameAsync(id));

        // Seen, and sent again: a choice.
        await second.ClickAsync("main form button.primary");
        await second.MustLeaveAsync("/members/");
        Assert.Equal("Lộc Văn Hải", await NameAsync(id));
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task A_form_sent_four_times_at_once_writes_once_and_leads_all_to_one_page()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        IPage page = await site.OpenAsync("officer", script: false);
        await page.GotoAsync("/households/new");
        await page.SelectOptionAsync("#village", new SelectOptionValue { Label = "Thôn Nà Lùng" });
        await page.FillAsync(Id("members[1].name"), "Lương Văn Kép");
        await page.SelectOptionAsync(Id("members[1].sex"), "male");
        await page.FillAsync(Id("members[1].birth"), "1971");
        await page.FillAsync("#from", "2026-02-01");
        string[][] fields = await page.EvaluateAsync<string[][]>("() => [...new FormData(document.querySelector('main form')).entries()].map(([k, v]) => [k, String(v)])");
        IFormData form = page.APIRequest.CreateFormData();
        foreach (string[] field in fields) form.Append(field[0], field[1]);
        IAPIResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => page.APIRequest.PostAsync(site.Url + "/households/new", new() { Form = form })));
        Assert.Single(answers.Select(a => a.Url).Distinct());
        Assert.Matches("/households/[0-9]+", answers[0].Url);
        int recorded = 0;
        await site.DoAsync(async services => recorded = await services.GetRequiredService<AniseDb>().Set<MemberFact>().CountAsync(m => m.Name == "Lương Văn Kép"));
        Assert.Equal(1, recorded);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_signing_out()
    {
        await site.AddUserAsync("signs.out", "Chu Văn Ra", Role.CommuneOfficer, "06505");
        IPage page = await site.OpenAsync("signs.out", script: false);
        await page.GotoAsync("/households");
        IReadOnlyList<BrowserContextCookiesResult> copy = await page.Context.CookiesAsync();
        await page.ClickAsync("details:has(form[action='/sign-out']) > summary");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.MustReachAsync("/sign-in");
        await page.Context.AddCookiesAsync(copy.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.Url }));
        await page.GotoAsync("/households");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private async Task<MemberId> MemberAsync(HouseholdId id)
    {
        MemberId member = default;
        await site.DoAsync(async services => member = (await services.GetRequiredService<AniseDb>().Set<MemberFact>().FirstAsync(m => m.HouseholdId == id)).MemberId);
        return member;
    }

    private async Task<string> NameAsync(HouseholdId id)
    {
        string name = "";
        await site.DoAsync(async services => name = (await services.GetRequiredService<AniseDb>().Households.SingleAsync(h => h.Id == id)).HeadName!);
        return name;
    }
}
