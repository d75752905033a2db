using System.Globalization;
using Anise.Pages.Tests.Setup;
using Anise.Reviews;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reviews;

/// <summary>The second half of the walk: complaint, opinion, amendment of the list, decision.</summary>
internal static partial class WholeReview
{
    private static async Task ComplainAsync(Walk walk, string household)
    {
        walk.Site.Day = new DateOnly(2026, 11, 12);
        IPage page = await walk.AsAsync("officer", $"{Board}/complaints/add");
        await page.SelectOptionAsync("#household", household);
        await page.FillAsync("#from", "Hứa Văn Đơn");
        await page.FillAsync("#text", "Hộ tôi không có ô tô, đề nghị rà soát lại.");
        await walk.SubmitAsync("complaint");
        Assert.EndsWith("done=received", page.Url, StringComparison.Ordinal);
        string complaint = page.Url.Split('?')[0];
        await walk.SeeAsync("complaint");
        await walk.AsAsync("officer", $"{Board}/households/{household}?complaint={complaint.Split('/')[^1]}");
        await ClearTicksAsync(page);
        await FormFiller.FillAsync(page, FormFiller.Poor);
        await walk.SubmitAsync("form-b", "stay");
        Assert.EndsWith("done=rechecked", page.Url, StringComparison.Ordinal);
        await page.CheckAsync("[name=outcome][value=Upheld]");
        await page.FillAsync("#reason", "Phúc tra tại nhà: xe là của người khác gửi.");
        await walk.SubmitAsync("resolve");
        Assert.EndsWith("done=resolved", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".class-posted .tag.other").CountAsync());   // what hung out, though the class is another now
        await walk.AsAsync("officer", $"{Board}/complaints");
        await walk.AsAsync("officer", $"{Board}/list?class=poor");
        Assert.Equal(1, await page.Locator("tbody td").Filter(new LocatorFilterOptions { HasTextRegex = Recheck }).CountAsync());
        Assert.Equal(3, await page.Locator("tbody tr").CountAsync());   // the complaint changed a class
        await walk.AsAsync("officer", $"{complaint}/paper");
        await walk.SeeAsync("recheck-paper");
        await walk.AsAsync("officer", $"{Board}/post-again");
        await walk.SeeAsync("post-again");
        await page.FillAsync("#where", "Trụ sở UBND xã");
        await walk.SubmitAsync("post-again");
        Assert.Contains("/posted?posting=3", page.Url, StringComparison.Ordinal);
        Assert.Equal(3, await page.EvalOnSelectorAllAsync<int>("a", "links => new Set(links.map(a => a.href).filter(h => /posted\\?posting=[0-9]+$/.test(h))).size"));   // what hung out before can be printed again
        await walk.SeeAsync("posted-again");
    }

    private static async Task ClearTicksAsync(IPage page)
    {
        foreach (ILocator box in await page.Locator(".form-part input[type=checkbox]:checked").AllAsync().ContinueWith(t => t.Result.Reverse(), TaskScheduler.Default)) await box.UncheckAsync();
    }

    private static async Task OpinionAsync(Walk walk)
    {
        await SendAsync(walk, new DateOnly(2026, 11, 19));
        IPage page = await walk.AsAsync("province", $"{Board}/opinion");
        await page.CheckAsync("[name=agrees][value=no]");
        await page.SelectOptionAsync("#step", "Complaints");
        await page.FillAsync("#reason", "Bổ sung biên bản phúc tra.");
        await walk.SubmitAsync("opinion");
        Assert.EndsWith("done=returned", page.Url, StringComparison.Ordinal);
        await SendAsync(walk, new DateOnly(2026, 11, 20));
        await walk.AsAsync("province", $"{Board}/opinion");
        await page.FillAsync("#document", "90/SNNMT-GN");
        await walk.SubmitAsync("opinion");
        Assert.Equal(1, await page.Locator("#agrees-error").CountAsync());   // nobody agrees by leaving it out
        await page.CheckAsync("[name=agrees][value=yes]");
        await walk.SubmitAsync("opinion");
        Assert.EndsWith("done=opinion", page.Url, StringComparison.Ordinal);
        Assert.Equal(ReviewStep.Decision, await walk.StepAsync());
    }

    private static async Task SendAsync(Walk walk, DateOnly day)
    {
        walk.Site.Day = day;
        IPage page = await walk.AsAsync("officer", $"{Board}/send");
        await page.FillAsync("#document", "13/BC-UBND");
        await walk.SubmitAsync("send");
        Assert.EndsWith("done=sent", page.Url, StringComparison.Ordinal);
    }

    /// <summary>A household moved away after the posting: nothing is decided until the officer took it off, with the reason.</summary>
    private static async Task TakeOffAsync(Walk walk, string household)
    {
        walk.Site.Day = new DateOnly(2026, 12, 1);
        IPage page = await walk.AsAsync("officer", $"/households/{household}/end");
        await page.SelectOptionAsync("#ended", new SelectOptionValue { Index = 1 });
        await page.FillAsync("#from", "20/11/2026");
        await page.FillAsync("#reason", "Cả hộ chuyển đi.");
        await walk.SubmitAsync("end");
        page = await walk.AsAsync("chair", $"{Board}/decide");
        await page.FillAsync("#document", "125/QĐ-UBND");
        await walk.SubmitAsync("decide");
        Assert.Equal(1, await page.Locator($".notice.bad a[href$='#household-{household}']").CountAsync());
        Assert.Equal(1, await page.Locator($"#household-{household}").CountAsync());
        page = await walk.AsAsync("officer", $"{Board}/list");
        await page.ClickAsync($"#household-{household} a");
        await page.MustReachAsync("/remove$");
        await walk.SeeAsync("remove");
        await walk.SubmitAsync("remove");
        Assert.Equal(1, await page.Locator("#reason-error").CountAsync());
        await page.FillAsync("#reason", "Cả hộ chuyển đi.");
        await walk.SubmitAsync("remove");
        Assert.EndsWith("done=removed", page.Url, StringComparison.Ordinal);
        Assert.Contains("01/12/2026", await page.Locator(".card tr:has-text('Cả hộ chuyển đi.')").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator($"#household-{household}").CountAsync());
        await walk.SeeAsync("list-removed");
        await walk.AsAsync("officer", $"{Board}/households/{household}");
        Assert.Equal(0, await page.Locator("button[name=go]").CountAsync());
    }

    private static async Task DecideAsync(Walk walk)
    {
        await walk.AsAsync("chair", "/");
        Assert.Equal(403, (await walk.Page.GotoAsync($"{Board}/make-list"))!.Status);
        Assert.Equal(404, (await walk.Page.GotoAsync("/reviews/2026/00000"))!.Status);
        Assert.Equal(404, (await walk.Page.GotoAsync($"{Board}/complaints/999999"))!.Status);
        IPage page = await walk.AsAsync("chair", $"{Board}/decide");
        // What the chair typed before it was refused is kept in the browser, where there is script; dropped, the form is as the programme gives it.
        if (await page.Locator(".notice.draft button").CountAsync() > 0)
        {
            Assert.Equal("125/QĐ-UBND", await page.InputValueAsync("#document"));
            await page.ClickAsync(".notice.draft button");
        }
        await walk.SubmitAsync("decide");
        Assert.Equal(1, await page.Locator("#document-error").CountAsync());
        Assert.Equal(1, await page.Locator("table a[href*='/complaints/']").CountAsync());   // what a complaint changed, before the signature
        await walk.SeeAsync("decide-check");
        await page.FillAsync("#document", "125/QĐ-UBND");
        await walk.SubmitAsync("decide");
        Assert.EndsWith("done=decided", page.Url, StringComparison.Ordinal);
        Assert.Equal(4, await page.Locator("tbody tr").CountAsync());
        await walk.SeeAsync("decision");
        await walk.AsAsync("chair", $"{Board}/decision/paper");
        await walk.MustPrintAloneAsync("decision");
        await walk.AsAsync("chair", $"{Board}/decision/certificates");
        Assert.Equal(3, await page.Locator("article.paper").CountAsync());
        await walk.MustPrintAloneAsync("certificates");
        await walk.AsAsync("chair", $"{Board}/decision/nominal");
        await walk.AsAsync("chair", $"{Board}/movements?kind=NewPoor");
        Assert.Equal(3, await page.Locator("table.list tbody tr").CountAsync());
        await walk.AsAsync("chair", Board);
        await walk.AsAsync("chair", "/reviews");
        await walk.AsAsync("officer", Board);
        Assert.Equal(0, await walk.Page.Locator($"a[href='{Board}/return']").CountAsync());   // frozen: no way back
        foreach (string act in (string[])["post", "send", "add", "return", "make-list", "complaints/add"])
        {
            await walk.AsAsync("officer", $"{Board}/{act}");
            Assert.Equal((0, 1), (await walk.Page.Locator("main form[method=post]").CountAsync(), await walk.Page.Locator($".empty a[href='{Board}']").CountAsync()));
        }
    }
}
