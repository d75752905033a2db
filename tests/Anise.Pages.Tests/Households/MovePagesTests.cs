using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Modules;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Households;

/// <summary>A move to another commune, from the page of the household to the page of the other office; and the search for a citizen ID.</summary>
[Collection(SiteTests.Name)]
public sealed class MovePagesTests(Site site)
{
    [Trait("needs", "browser")]
    [Fact]
    public async Task One_office_announces_a_move_and_the_other_sees_whom_to_ask_and_accepts_it()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        await site.AddUserAsync("officer-chi-lang", "Lương Thị Bích", Role.CommuneOfficer, "06463");
        HouseholdId id = default;
        await site.DoAsync(async s =>
        {
            PlaceMap map = await s.GetRequiredService<PlaceMaps>().OnAsync(s.GetRequiredService<TimeProvider>().Today());
            if (map.VillagesIn(map.FindByCode("06463")!.Id).Count == 0)
                Assert.True((await s.GetRequiredService<AddVillage>().RunAsync(Rights.ForConsole(), map.FindByCode("06463")!.Id, "Thôn Làng Đăng", VanLinhHouseholds.Start, "test")).Ok);
            id = (await s.GetRequiredService<RecordHousehold>().RunAsync(Rights.ForConsole(), new NewHousehold(map.VillagesIn(map.FindByCode("06505")!.Id)[0].Id, "06505 0999",
                [new("Vi Văn Dời", Sex.Male, "head") { BirthYear = 1979, CitizenId = "000079000991" }]), VanLinhHouseholds.Start)).Value;
        });
        string household = string.Create(CultureInfo.InvariantCulture, $"/households/{id.Value}");

        using Reader here = await site.ReadAsync("officer");
        await here.GotoAsync(household);
        await here.ClickAsync($"a[href='{household}/relocate']");
        await here.ClickAsync("button.primary");
        Assert.Equal(1, await here.Locator("#to-commune-error").CountAsync());
        await here.SelectOptionAsync("#to-commune", "06463");
        await here.FillAsync("#contact", "0205 3 812 345");
        await here.FillAsync("#reason", "theo vợ");
        await here.ClickAsync("button.primary");
        Assert.EndsWith("done=announced", here.Url, StringComparison.Ordinal);
        string move = new Uri(here.Url).AbsolutePath;
        await here.GotoAsync("/");
        Assert.Contains("1 phiếu chuyển đi từ", await here.InnerTextAsync("main"), StringComparison.Ordinal);

        using Reader there = await site.ReadAsync("officer-chi-lang");
        await there.GotoAsync("/");
        await there.ClickAsync("main a[href^='/households/moves']");
        await there.ClickAsync($"main a[href='{move}']");
        string shown = await there.InnerTextAsync("main");
        Assert.Contains("0205 3 812 345", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("000079000991", shown, StringComparison.Ordinal);
        await site.MustBeSoundInBothLanguagesAsync("officer-chi-lang", move);
        await site.MustBeSoundInBothLanguagesAsync("officer-chi-lang", "/households/moves");
        await there.SelectOptionAsync("#village", await there.GetAttributeAsync("#village option:last-child", "value") ?? "");
        await there.ClickAsync("form[name='accept'] button.primary, button.primary");
        Assert.EndsWith("done=accepted", there.Url, StringComparison.Ordinal);
        Assert.Equal(200, await there.GotoAsync(household));
        Assert.Equal(403, await here.GotoAsync(household));

        await there.GotoAsync("/households");
        await there.FillAsync("#find-citizen-id", "000079000991");
        await there.ClickAsync("#find-by-id button");
        Assert.EndsWith(household, there.Url, StringComparison.Ordinal);   // the number is in no address
        await there.GotoAsync("/households");
        await there.FillAsync("#find-citizen-id", "000081000017");
        await there.ClickAsync("#find-by-id button");
        Assert.Contains("Vạn Linh", await there.InnerTextAsync(".notice"), StringComparison.Ordinal);
        Assert.EndsWith("/households", there.Url, StringComparison.Ordinal);
    }
}
