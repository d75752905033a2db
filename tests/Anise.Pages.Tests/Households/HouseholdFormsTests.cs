using System.Globalization;
using Anise.Households;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Households;

[Collection(SiteTests.Name)]
public sealed class HouseholdFormsTests(Site site)
{
    public static TheoryData<string> Pages =>
    [
        "/households/new", "/households/{0}/change", "/households/{0}/members/new", "/households/{0}/members/1", "/households/{0}/members/1/remove", "/households/{0}/members/1/move?q=van",
        "/households/{0}/split", "/households/{0}/relocate", "/households/{0}/end",
    ];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_form_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        HouseholdId id = await VanLinhHouseholds.OfThangAsync(site);
        await site.MustBeSoundInBothLanguagesAsync("officer", string.Format(CultureInfo.InvariantCulture, path, id.Value));
    }

    [Fact]
    public async Task A_household_lives_from_its_first_record_to_its_end()
    {
        await VanLinhHouseholds.OfThangAsync(site);
        using Reader page = await site.ReadAsync("officer");

        // Recorded: a mistake is shown beside its field and what was typed is kept.
        await page.GotoAsync("/households/new");
        await page.SelectOptionAsync("#village", "Thôn Nà Lùng");
        await page.FillAsync(Id("members[1].name"), "Lương Văn Thử");
        await page.SelectOptionAsync(Id("members[1].sex"), "male");
        await page.FillAsync(Id("members[1].birth"), "32/13/1970");
        await page.FillAsync(Id("members[2].name"), "Chu Thị Nghiệm");
        await page.SelectOptionAsync(Id("members[2].sex"), "female");
        await page.SelectOptionAsync(Id("members[2].relationship"), "spouse");
        await page.FillAsync("#from", "2026-02-01");
        await page.ClickAsync("button.primary");
        Assert.Contains("32/13/1970", await page.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
        Assert.Equal("Lương Văn Thử", await page.InputValueAsync(Id("members[1].name")));
        Assert.Equal("true", await page.GetAttributeAsync(Id("members[1].birth"), "aria-invalid"));
        await page.FillAsync(Id("members[1].birth"), "1970");
        await page.ClickAsync("button.primary");
        Assert.Equal("Hộ ông Lương Văn Thử", await page.InnerTextAsync("h1"));
        string household = new Uri(page.Url).AbsolutePath;

        // A child is born.
        await page.GotoAsync(household + "/members/new");
        await page.FillAsync(Id("member.name"), "Lương Thị Mới");
        await page.SelectOptionAsync(Id("member.sex"), "female");
        await page.SelectOptionAsync(Id("member.relationship"), "child");
        await page.FillAsync(Id("member.birth"), "01/03/2026");
        await page.FillAsync("#from", "2026-03-01");
        await page.ClickAsync("button.primary");
        Assert.Contains("Hãy ghi lý do", await page.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
        await page.FillAsync("#reason", "sinh con");
        await page.ClickAsync("button.primary");
        Assert.Equal(3, await page.Locator("section[aria-label='Thành viên'] tbody tr").CountAsync());

        // As it was before.
        await page.GotoAsync(household + "?day=2026-02-15");
        Assert.Equal(2, await page.Locator("section[aria-label='Thành viên'] tbody tr").CountAsync());

        // The head leaves: without a new head it is refused.
        await page.GotoAsync(household);
        await page.ClickAsync("section[aria-label='Thành viên'] tbody tr:first-child a[href$='/remove']");
        await page.SelectOptionAsync("#left", "died");
        await page.FillAsync("#from", "2026-04-01");
        await page.FillAsync("#reason", "đã mất");
        await page.ClickAsync("button.danger");
        Assert.Contains("chủ hộ", await page.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
        await page.Locator("#head select").First.SelectOptionAsync("head");
        await page.ClickAsync("button.danger");
        Assert.Equal("Hộ bà Chu Thị Nghiệm", await page.InnerTextAsync("h1"));

        // The daughter's household is split off.
        await page.GotoAsync(household + "/split");
        await page.Locator("input[name=leaves]").Nth(1).CheckAsync();
        await page.Locator("#head select").Nth(1).SelectOptionAsync("head");
        await page.FillAsync("#from", "2026-05-01");
        await page.FillAsync("#reason", "ra ở riêng");
        await page.ClickAsync("button.primary");
        Assert.Equal("Hộ bà Lương Thị Mới", await page.InnerTextAsync("h1"));

        // The old one ends, and is here again.
        await page.GotoAsync(household + "/end");
        await page.SelectOptionAsync("#ended", "moved-away");
        await page.FillAsync("#from", "2026-06-01");
        await page.FillAsync("#reason", "chuyển về quê");
        await page.ClickAsync("button.danger");
        Assert.Contains("không còn ở đây", await page.InnerTextAsync(".head-line"), StringComparison.Ordinal);
        Assert.Contains("chuyển về quê", await page.InnerTextAsync("table.changes"), StringComparison.Ordinal);
    }

    private static string Id(string name) => $"[id='{name}']";
}
