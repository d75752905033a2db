using Anise.Households.Changes;
using Anise.Households.Lists;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Places;

/// <summary>A site of its own: its communes do not stay the 65 that other tests count.</summary>
public sealed class SplitAndEndTests
{
    private static readonly DateOnly Start = new(2025, 8, 1);

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_village_is_split_with_its_households_then_its_commune_and_an_empty_village_ends()
    {
        var site = new Site();
        await site.InitializeAsync();
        await using (site)
        {
            (PlaceId commune, PlaceId village) = await PrepareAsync(site);
            IPage page = await site.OpenAsync("province", width: 360);
            await page.GotoAsync($"/places/{village}");
            await page.ClickAsync("a:text-is('Tách thôn')");
            await page.MustReachAsync("/split$");
            await page.MustBeSoundAsync();
            await page.Context.CloseAsync();
            using Reader reader = await site.ReadAsync("province");
            await reader.GotoAsync($"/places/{village}/split");
            await reader.ClickAsync("button:text-is('Tách')");
            Assert.Equal(3, await reader.Locator(".field.wrong").CountAsync());   // two names and the day
            await reader.CheckAsync("[aria-label='Vi Văn Hai: Phần 2']");
            await reader.FillAsync("#split-name-0", "Thôn Nà Trên");
            await reader.FillAsync("#split-name-1", "Thôn Nà Dưới");
            await FillPaperAsync(reader, "split", "2026-01-01");
            await reader.ClickAsync("button:text-is('Tách')");
            Assert.Contains("Đã tách", await reader.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
            await reader.ClickAsync("main a:text-is('Thôn Nà Dưới')");
            string lower = reader.Url;
            Assert.Equal("Vi Văn Hai", await HeadIn(site, lower));

            await reader.ClickAsync("a:text-is('Kết thúc thôn')");
            await FillPaperAsync(reader, "end", "2026-02-01");
            await reader.ClickAsync("button:text-is('Kết thúc')");
            Assert.Contains("1 hộ", await reader.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);   // somebody lives there

            await reader.GotoAsync($"/places/{commune}/split");
            await reader.CheckAsync("[aria-label='Thôn Nà Trống: Phần 2']");
            await reader.FillAsync("#split-name-0", "Xã Một");
            await reader.FillAsync("#split-name-1", "Xã Hai");
            await reader.FillAsync("#split-code-1", "06463");
            await FillPaperAsync(reader, "split", "2026-03-01");
            await reader.ClickAsync("button:text-is('Tách')");
            Assert.Contains("06463", await reader.InnerTextAsync("#split-code-1-error"), StringComparison.Ordinal);   // the code of another commune
            await reader.FillAsync("#split-code-1", "");
            await reader.ClickAsync("button:text-is('Tách')");
            await reader.ClickAsync("main a:text-is('Xã Hai')");
            await reader.ClickAsync("main a:text-is('Thôn Nà Trống')");
            await reader.ClickAsync("a:text-is('Kết thúc thôn')");
            await FillPaperAsync(reader, "end", "2026-04-01");
            await reader.ClickAsync("button:text-is('Kết thúc')");
            Assert.Contains("đến hết 31/03/2026", await reader.InnerTextAsync("h1"), StringComparison.Ordinal);

            using Reader admin = await site.ReadAsync("admin");   // may change places, but sees no household
            await admin.GotoAsync(lower);
            Assert.Equal(0, await admin.Locator("a:text-is('Tách thôn')").CountAsync());
            Assert.Equal(403, await admin.GotoAsync(lower + "/split"));
            using Reader officer = await site.ReadAsync("officer");
            Assert.Equal(403, await officer.GotoAsync(lower + "/end"));
        }
    }

    private static async Task FillPaperAsync(Reader page, string form, string day)
    {
        await page.FillAsync($"#{form}-date", day);
        await page.FillAsync($"#{form}-reference", "Nghị quyết 9/NQ-HĐND");
    }

    private static async Task<(PlaceId Commune, PlaceId Village)> PrepareAsync(Site site)
    {
        (PlaceId Commune, PlaceId Village) made = default;
        await site.DoAsync(async services =>
        {
            PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
            PlaceId commune = map.FindByCode("06505")!.Id;
            AddVillage add = services.GetRequiredService<AddVillage>();
            PlaceId village = (await add.RunAsync(Rights.ForConsole(), commune, "Thôn Nà Chung", Start, "test")).Value;
            Assert.True((await add.RunAsync(Rights.ForConsole(), commune, "Thôn Nà Trống", Start, "test")).Ok);
            var households = new List<NewHousehold>
            {
                new(village, "06505 0001", [new("Nông Văn Một", Sex.Male, "head") { BirthYear = 1980, Ethnicity = "07" }]),
                new(village, "06505 0002", [new("Vi Văn Hai", Sex.Male, "head") { BirthYear = 1981, Ethnicity = "07" }]),
            };
            Assert.True((await services.GetRequiredService<RecordHouseholds>().RunAsync(Rights.ForConsole(), households, Start)).Ok);
            made = (commune, village);
        });
        return made;
    }

    private static async Task<string> HeadIn(Site site, string placeUrl)
    {
        string head = "";
        await site.DoAsync(async services =>
        {
            var village = new PlaceId(long.Parse(placeUrl.Split('/')[^1].Split('?')[0], System.Globalization.CultureInfo.InvariantCulture));
            head = Assert.Single((await services.GetRequiredService<ReadHouseholds>().FindAsync(Rights.ForConsole(), village, null, 2)).Rows).HeadName;
        });
        return head;
    }
}
