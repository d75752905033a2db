using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Layout;

[Collection(SiteTests.Name)]
public sealed class EveryPageTests(Site site)
{
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/sign-in" },
        { null, "/public" },
        { null, "/set-password?token=none" },
        { null, "/first-administrator?token=none" },
        { "officer", "/" },
        { "officer", "/no-such-page" },
        { "officer", "/users" },
        { "admin", "/users" },
        { "admin", "/users/add" },
        { "admin", "/users/keys" },
        { "admin", "/users/1" },
        { "admin", "/users/999" },
        { "officer", "/places" },
        { "officer", "/places?on=2024-06-01&q=chi" },
        { "officer", "/places?on=1999-01-01" },
        { "officer", "/places/1" },
        { "province", "/places/merge" },
        { "officer", "/what-if" },
        { "officer", "/rules" },
        { "officer", "/rules/vn/poverty/2021-2025" },
        { "officer", "/overview" },
        { "officer", "/compare" },
        { "province", "/overview?year=2025" },
        { "officer", "/figures" },
        { "officer", "/figures/poverty-rate?by=ethnic-group" },
        { "officer", "/figures/poor-people?basis=corrected&map=2025-06-30" },
        { "officer", "/figures/households/records" },
        { "officer", "/figures/no-such-figure" },
        { "officer", "/journal" },
        { "admin", "/journal?subject=user&from=wrong" },
        { "admin", "/journal?write=1" },
    };

    public static TheoryData<string?, string, string, int> PagesAsSeen
    {
        get
        {
            var data = new TheoryData<string?, string, string, int>();
            foreach (TheoryDataRow<string?, string> row in Pages)
            {
                foreach (string language in (string[])["vi", "en"])
                {
                    foreach (int width in (int[])[1280, 360]) data.Add(row.Data.Item1, row.Data.Item2, language, width);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(PagesAsSeen))]
    public async Task A_page_is_accessible_and_fits_the_window(string? user, string path, string language, int width)
    {
        IPage page = await site.OpenAsync(user, language, width);
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            // A page that answers 403 or 404 is logged by the browser as a failed load: that is what was asked for.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) faults.Add(message.Text);
        };
        await page.GotoAsync(path);
        await page.MustBeSoundAsync();
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }
}
