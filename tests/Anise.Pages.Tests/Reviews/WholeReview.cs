using System.Globalization;
using Anise.Pages.Tests.Setup;
using Anise.Reviews;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reviews;

/// <summary>A commune's review from its own spreadsheet to the decision, all in the browser.</summary>
internal static partial class WholeReview
{
    private const string Board = "/reviews/2026/06505";
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 90_000 };
    private static readonly System.Text.RegularExpressions.Regex Recheck = new("Phúc tra ngày|Re-checked on", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    public static async Task RunAsync(string language, int width, bool script)
    {
        await using var walk = new Walk(await ReviewSite.StartAsync(new DateOnly(2026, 9, 1)), language, width, script);
        await ImportAsync(walk);
        await OpenAsync(walk);
        string[] households = await ListAsync(walk);
        await FillAsync(walk, households);
        await MeetAsync(walk);
        await PostAndGoBackAsync(walk);
        await ComplainAsync(walk, households[1]);
        await OpinionAsync(walk);
        await TakeOffAsync(walk, households[4]);
        await DecideAsync(walk);
    }

    private static async Task ImportAsync(Walk walk)
    {
        IPage page = await walk.AsAsync("officer", "/import");
        await page.SetInputFilesAsync("#file", Path.Combine(Walk.Root, "tests/Anise.Tests/Samples/villages-vni.xlsx"));
        await page.CheckAsync("[name=create-villages]");
        await walk.SubmitAsync("upload");
        // The page asks again by itself until the file is read, and until it is stored.
        await Assertions.Expect(page.Locator("form:has(input[value=confirm]) button.primary")).ToHaveCountAsync(1, Patient);
        await walk.SubmitAsync("confirm");
        await Assertions.Expect(page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0, Patient);
        Assert.NotEqual(0, await walk.CountAsync(db => db.Set<Anise.Households.Household>()));
    }

    private static async Task OpenAsync(Walk walk)
    {
        IPage page = await walk.AsAsync("province", "/reviews");
        await page.FillAsync("#document", "01/KH-UBND");
        await walk.SubmitAsync("open-campaign");
        Assert.EndsWith("/reviews/2026?done=opened", page.Url, StringComparison.Ordinal);
        await walk.SeeAsync("province");
        await walk.AsAsync("officer", Board);
    }

    /// <summary>Two households of the first village and one of the last apply; another is found by form A; the list is made.</summary>
    private static async Task<string[]> ListAsync(Walk walk)
    {
        IPage page = await walk.AsAsync("officer", $"{Board}/add");
        string[] all = await page.Locator($"a[href^='{Board}/add/']").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href').split('/').pop())");
        long[] byVillage = await walk.DoAsync(db => db.Set<Anise.Households.Household>().OrderBy(h => h.VillageId).ThenBy(h => h.Id).Select(h => h.Id).ToListAsync(), ids => ids.Select(i => i.Value).ToArray());
        string[] chosen = [.. new[] { byVillage[0], byVillage[1], byVillage[^1] }.Select(i => i.ToString(CultureInfo.InvariantCulture))];
        Assert.All(chosen, c => Assert.Contains(c, all));
        foreach (string household in chosen)
        {
            await walk.AsAsync("officer", $"{Board}/add/{household}");
            await page.FillAsync("#date", "31/02/2026");
            await walk.SubmitAsync("apply");
            Assert.Equal(1, await page.Locator("#date-error").CountAsync());   // a day that is none is refused, and stays as typed
            Assert.Equal("31/02/2026", await page.InputValueAsync("#date"));
            await page.FillAsync("#date", "01/09/2026");
            await walk.SubmitAsync("apply");
            Assert.EndsWith("done=applied", page.Url, StringComparison.Ordinal);
        }
        await walk.AsAsync("officer", $"{Board}/households/{byVillage[2]}/quick");
        await FormFiller.FillAsync(page, new() { ["qa-solid-house"] = "no", ["qa-car"] = "no", ["qa-valuable-goods"] = "no", ["qa-stable-pay"] = "no", ["qa-business"] = "no", ["qa-shock"] = "no" });
        await walk.SubmitAsync("form-a");
        Assert.EndsWith("done=quick-listed", page.Url, StringComparison.Ordinal);
        await walk.AsAsync("officer", $"{Board}/make-list");
        await page.FillAsync("#document", "05/DS-UBND");
        await walk.SubmitAsync("make-list");
        Assert.EndsWith("done=list", page.Url, StringComparison.Ordinal);
        string last = byVillage[3].ToString(CultureInfo.InvariantCulture);
        await walk.AsAsync("officer", $"{Board}/add/{last}");
        await walk.SubmitAsync("apply");
        return [.. chosen, byVillage[2].ToString(CultureInfo.InvariantCulture), last];
    }

    private static async Task FillAsync(Walk walk, string[] households)
    {
        walk.Site.Day = new DateOnly(2026, 10, 5);
        IPage page = await walk.AsAsync("officer", $"{Board}/next");
        Assert.Contains("/households/", page.Url, StringComparison.Ordinal);
        await walk.AsAsync("officer", $"{Board}/households/{households[0]}");
        await page.FillAsync("[name=electricity-use]", "99999");
        await walk.SubmitAsync("form-b", "stay");
        Assert.Equal("99999", (await page.InputValueAsync("[name=electricity-use]")).Replace(".", "", StringComparison.Ordinal));
        Assert.Equal(1, await page.Locator("[id='electricity-use-error']").CountAsync());
        await walk.SeeAsync("form-fault");
        await page.FillAsync("[name=electricity-use]", "30");
        await walk.SubmitAsync("form-b", "stay");
        Assert.EndsWith("done=saved-partly", page.Url, StringComparison.Ordinal);
        await walk.SeeAsync("form-partly");
        await FillOneAsync(walk, households[0], FormFiller.Poor, "poor");
        await FillOneAsync(walk, households[1], FormFiller.Rich, "other");
        await EnumeratorAsync(walk, households[2]);
        await FillOneAsync(walk, households[3], FormFiller.Rich, "other");
        await FillOneAsync(walk, households[4], FormFiller.Rich, "other");
        await walk.AsAsync("officer", $"{Board}/households/{households[0]}/paper");
        string paper = await page.InnerTextAsync("article.form-paper");
        Assert.Contains("☒", paper, StringComparison.Ordinal);
        Assert.Contains("☐", paper, StringComparison.Ordinal);
        await walk.MustPrintAloneAsync("paper-form", "article.form-paper");
        long first = await walk.DoAsync(db => db.ListedHouseholds.Select(l => l.VillageId).OrderBy(v => v).FirstAsync(), v => v.Value);
        await walk.AsAsync("officer", $"{Board}/villages/{first}/paper");
        Assert.Equal(await walk.CountAsync(db => db.ListedHouseholds.Where(l => l.VillageId == new Anise.Basics.PlaceId(first))), await page.Locator("article.form-paper").CountAsync());
        await walk.AsAsync("officer", $"{Board}/list?class=poor");
        Assert.Equal(2, await page.Locator("tbody tr").CountAsync());
        await walk.AsAsync("officer", Board);
        Assert.Equal(ReviewStep.Meeting, await walk.StepAsync());
    }

    /// <summary>The last village is assigned to an enumerator, who finds the form on the first page.</summary>
    private static async Task EnumeratorAsync(Walk walk, string household)
    {
        await walk.AsAsync("enumerator", $"{Board}/households/{household}");
        Assert.Equal(0, await walk.Page.Locator("button[name=go]").CountAsync());   // not assigned to them: for reading only
        long village = await walk.DoAsync(db => db.ListedHouseholds.Select(l => l.VillageId).OrderByDescending(v => v).FirstAsync(), v => v.Value);
        IPage page = await walk.AsAsync("officer", $"{Board}/villages/{village}");
        await page.SelectOptionAsync("#user", new SelectOptionValue { Label = "Hứa Thị Hỏi" });
        await walk.SubmitAsync("assign", "all");
        Assert.EndsWith("done=assigned", page.Url, StringComparison.Ordinal);
        await walk.SeeAsync("assigned");
        page = await walk.AsAsync("enumerator", "/");
        Assert.Equal(1, await page.Locator($"main a[href='{Board}/next']").CountAsync());
        await page.GotoAsync($"{Board}/next");
        Assert.EndsWith($"{Board}/households/{household}", page.Url, StringComparison.Ordinal);
        await FormFiller.FillAsync(page, FormFiller.Poor);
        await walk.SubmitAsync("form-b", "next");
        Assert.Equal(FormState.Complete, await walk.DoAsync(db => db.ListedHouseholds.Where(l => l.VillageId == new Anise.Basics.PlaceId(village)).Select(l => l.Form).SingleAsync(), f => f));
    }

    private static async Task FillOneAsync(Walk walk, string household, Dictionary<string, string> answers, string look)
    {
        IPage page = await walk.AsAsync("officer", $"{Board}/households/{household}");
        await FormFiller.FillAsync(page, answers);
        await walk.SubmitAsync("form-b", "stay");
        // What depends on an answer just given is asked now.
        if (page.Url.EndsWith("saved-partly", StringComparison.Ordinal))
        {
            await FormFiller.FillAsync(page, answers);
            await walk.SubmitAsync("form-b", "stay");
        }
        Assert.EndsWith("done=saved", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator($".verdict .tag.{look}").CountAsync());
        await walk.SeeAsync("form-" + look);
    }

    private static async Task MeetAsync(Walk walk)
    {
        walk.Site.Day = new DateOnly(2026, 11, 8);
        long[] villages = await walk.DoAsync(db => db.ListedHouseholds.Select(l => l.VillageId).Distinct().OrderBy(v => v).ToListAsync(), v => v.Select(i => i.Value).ToArray());
        foreach (long village in villages) await HoldAsync(walk, village);
        Assert.Equal(ReviewStep.Posting, await walk.StepAsync());
        await walk.AsAsync("officer", Board);
    }

    private static async Task HoldAsync(Walk walk, long village)
    {
        await walk.AsAsync("officer", $"{Board}/villages/{village}");
        IPage page = await walk.AsAsync("officer", $"{Board}/villages/{village}/meeting");
        await page.FillAsync("#represented", "12");
        await page.FillAsync("#present", "15");
        await page.FillAsync("#body-party-cell", "Hoàng Văn Chi");
        await page.FillAsync("#signers", "Vi Văn Hộ, La Thị Hộ");
        await page.FillAsync("#chair", "Lộc Văn Trưởng");
        await walk.SubmitAsync("meeting");
        Assert.Equal(1, await page.Locator("#secretary-error").CountAsync());
        await page.FillAsync("#secretary", "Bế Thị Thư");
        await page.FillAsync("#minutes", "Thôn nghe kết quả từng hộ.");
        await walk.SubmitAsync("meeting");
        Assert.EndsWith("done=meeting", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator(".signers li").CountAsync());
        await walk.SeeAsync("minutes");
    }

    private static async Task PostAndGoBackAsync(Walk walk)
    {
        await PostAsync(walk, new DateOnly(2026, 11, 9));
        IPage page = await walk.AsAsync("officer", $"{Board}/return");
        await page.SelectOptionAsync("#step", "Meeting");
        await walk.SubmitAsync("return");
        Assert.Equal(1, await page.Locator("#reason-error").CountAsync());
        await page.FillAsync("#reason", "Thiếu chữ ký trong biên bản.");
        await walk.SubmitAsync("return");
        Assert.EndsWith("done=returned", page.Url, StringComparison.Ordinal);
        await walk.SeeAsync("board-returned");
        Assert.Equal(ReviewStep.Meeting, await walk.StepAsync());
        walk.Site.Day = new DateOnly(2026, 11, 10);
        foreach (long village in await walk.DoAsync(db => db.ListedHouseholds.Select(l => l.VillageId).Distinct().OrderBy(v => v).ToListAsync(), v => v.Select(i => i.Value).ToArray()))
            await HoldAsync(walk, village);
        await PostAsync(walk, new DateOnly(2026, 11, 11));
    }

    private static async Task PostAsync(Walk walk, DateOnly day)
    {
        walk.Site.Day = day;
        IPage page = await walk.AsAsync("officer", $"{Board}/post");
        await page.FillAsync("#where", "Trụ sở UBND xã, nhà văn hóa các thôn");
        await page.FillAsync("#document", "12/TB-UBND");
        await walk.SubmitAsync("post-list");
        Assert.EndsWith("done=posted", page.Url, StringComparison.Ordinal);
        await walk.AsAsync("officer", $"{Board}/posted");
        await page.GotoAsync($"{Board}/posted?village=each");
        int villages = await page.Locator("#village option").CountAsync() - 2;
        Assert.Equal(villages, await page.Locator("article.paper").CountAsync());
        await page.SelectOptionAsync("#village", new SelectOptionValue { Index = 2 });
        await page.ClickAsync("form.filter button");
        // The address before has the same form: what is waited for is that the others are gone.
        await page.Locator("article.paper").Nth(1).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        Assert.Equal(1, await page.Locator("article.paper").CountAsync());
        await walk.SeeAsync("posted-village");
    }
}
