using System.Globalization;
using Anise.Access;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Pages.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Households;

/// <summary>Somebody recorded dead by mistake, from the page of the household.</summary>
[Collection(SiteTests.Name)]
public sealed class BringBackPageTests(Site site)
{
    [Trait("needs", "browser")]
    [Fact]
    public async Task Who_left_stands_on_the_page_of_the_household_and_comes_back_from_there()
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        string household = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}");
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync(household);
        int members = await page.Locator("section[aria-label='Thành viên'] tbody tr").CountAsync();
        MemberId gone = default;
        await site.DoAsync(async s =>
        {
            HouseholdView view = (await s.GetRequiredService<ReadHousehold>().RunAsync(Rights.ForConsole(), id)).Value;
            gone = view.Members[^1].Id;
            Assert.True((await s.GetRequiredService<RemoveMember>().RunAsync(Rights.ForConsole(), id, gone, "died", [], view.Day, "báo nhầm")).Ok);
        });
        string back = string.Create(CultureInfo.InvariantCulture, $"{household}/members/{gone.Value}/back");
        await site.MustBeSoundInBothLanguagesAsync("officer", household);
        await site.MustBeSoundInBothLanguagesAsync("officer", back);
        await page.GotoAsync(household);
        await page.ClickAsync($"section[aria-label='Người đã rời hộ'] a[href='{back}']");
        await page.ClickAsync("button.primary");
        Assert.Equal(1, await page.Locator("#reason-error").CountAsync());
        await page.FillAsync("#reason", "còn sống");
        await page.ClickAsync("button.primary");
        Assert.EndsWith("done=member-back", page.Url, StringComparison.Ordinal);
        Assert.Equal(members, await page.Locator("section[aria-label='Thành viên'] tbody tr").CountAsync());
        Assert.Equal(404, await page.GotoAsync(back));
    }
}
