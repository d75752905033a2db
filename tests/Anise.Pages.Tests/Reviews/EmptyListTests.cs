using Anise.Reviews;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reviews;

public sealed class EmptyListTests
{
    private const string Board = "/reviews/2026/06505";

    [Trait("needs", "browser")]
    [Fact]
    public async Task An_empty_list_is_said_to_be_empty_and_adding_comes_before_posting()
    {
        await using var walk = new Walk(await ReviewSite.StartAsync(new DateOnly(2026, 9, 1)), "vi", 1280, script: false);
        await walk.AsAsync("province", "/reviews");
        await walk.SubmitAsync("open-campaign");
        IPage page = await walk.AsAsync("officer", $"{Board}/make-list");
        await page.FillAsync("#document", new string('x', 201));
        await walk.SubmitAsync("make-list");
        Assert.Equal(1, await page.Locator("#document-error").CountAsync());
        await page.FillAsync("#document", "");
        await page.FillAsync("#date", "01/01/1900");
        await walk.SubmitAsync("make-list");
        Assert.Equal(1, await page.Locator("#date-error").CountAsync());
        await page.FillAsync("#date", "01/09/2026");
        await walk.SubmitAsync("make-list");
        Assert.Equal(ReviewStep.Posting, await walk.StepAsync());
        await walk.AsAsync("officer", Board);
        Assert.StartsWith("Danh sách trống", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal($"{Board}/add", await page.GetAttributeAsync(".actions a.primary", "href"));
        Assert.Equal(1, await page.Locator($"a[href='{Board}/post']:not(.primary)").CountAsync());
        foreach (string over in (string[])["make-list", "send", "complaints/add"])
        {
            await walk.AsAsync("officer", $"{Board}/{over}");
            Assert.Equal(0, await page.Locator("main form[method=post]").CountAsync());
        }
        await walk.AsAsync("officer", $"{Board}/post");
        Assert.Equal(1, await page.Locator($".notice a[href='{Board}/add']").CountAsync());
        await page.FillAsync("#where", "Trụ sở UBND xã");
        await walk.SubmitAsync("post-list");
        Assert.Equal(1, await page.Locator("#note-error").CountAsync());
        await page.FillAsync("#note", "Xã không có hộ nào phải rà soát.");
        await walk.SubmitAsync("post-list");
        Assert.EndsWith("done=posted", page.Url, StringComparison.Ordinal);
    }
}
